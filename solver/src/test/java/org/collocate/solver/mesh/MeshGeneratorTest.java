package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeshGeneratorTest {
  private static final Shape SQUARE = new Shape.Rectangle(0, 0, 1, 1);

  private static PlanarDomain domain(ShapeOperation... operations) {
    return (PlanarDomain) Domain.of(DomainDescription.of(operations));
  }

  private static PlanarDomain manyHoles() {
    List<ShapeOperation> operations = new ArrayList<>(List.of(ShapeOperation.add(SQUARE)));
    Random random = new Random(1);
    for (int i = 0; i < 36; i++) {
      operations.add(ShapeOperation
          .subtract(new Shape.Circle((i % 6 + 0.5) / 6, (Math.floorDiv(i, 6) + 0.5) / 6, 0.02 + 0.06 * random
              .nextDouble())));
    }
    return domain(operations.toArray(ShapeOperation[]::new));
  }

  static Stream<Arguments> domains() {
    return Stream.of(Arguments.of("square", domain(ShapeOperation.add(SQUARE)), 2000, 1),
        Arguments.of("L", domain(
            ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 2)),
            ShapeOperation.subtract(new Shape.Rectangle(1, 1, 2, 2))),
            2000, 1),
        Arguments.of("disc", domain(ShapeOperation.add(new Shape.Circle(0, 0, 1))), 2000, 1), Arguments.of(
            "plate with a hole",
            domain(ShapeOperation.add(SQUARE), ShapeOperation.subtract(new Shape.Circle(0.5, 0.5,
                0.2))),
            5000, 0),
        Arguments.of("tiny hole", domain(ShapeOperation.add(SQUARE), ShapeOperation.subtract(
            new Shape.Circle(0.5, 0.5, 0.01))), 2000, 0),
        Arguments.of("gap of a thousandth", domain(
            ShapeOperation.add(SQUARE), ShapeOperation.subtract(new Shape.Circle(0.5, 0.301, 0.3))), 2000,
            0),
        Arguments.of("two holes with a narrow gap", domain(ShapeOperation.add(SQUARE),
            ShapeOperation.subtract(new Shape.Circle(0.3, 0.5, 0.19)), ShapeOperation.subtract(
                new Shape.Circle(0.7, 0.5, 0.205))),
            3000, -1),
        Arguments.of("slit", domain(
            ShapeOperation.add(SQUARE), ShapeOperation.subtract(new Shape.Polygon(List.of(
                new Point(0.5, 0.5), new Point(1.1, 0.499), new Point(1.1, 0.501))))),
            3000,
            1),
        Arguments.of("crescent", domain(ShapeOperation.add(new Shape.Circle(0, 0, 1)),
            ShapeOperation.subtract(new Shape.Circle(0.5, 0, 0.8))), 2000, 1),
        Arguments.of(
            "lens", domain(ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation
                .intersect(new Shape.Circle(1.9, 0, 1))),
            500, 1),
        Arguments.of("path",
            domain(ShapeOperation.add(new Shape.Path(
                "M0 0 C1 -1 2 1 3 0 Q4 1 3 2 T1 2 S-1 1 0 0 Z"))),
            3000, 1),
        Arguments.of("36 holes", manyHoles(), 20000, -35),
        Arguments.of("turned ellipse", domain(ShapeOperation.add(
            new Shape.Ellipse(1, 1, 3, 0.3, 0.6))), 1500, 1),
        Arguments.of("two parts", domain(ShapeOperation.add(
            SQUARE), ShapeOperation.add(new Shape.Circle(3, 0, 0.5))), 1000, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("domains")
  void meshIsSoundAndWellShaped(String name, PlanarDomain domain, int cells, int euler) {
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(cells));
    assertThat(mesh.cellCount()).as(name).isCloseTo(cells, within(cells * 15 / 100));
    assertThat(mesh.nodeCount() - mesh.edgeCount() + mesh.cellCount()).isEqualTo(euler);
    assertThat(mesh.minimumAngle()).isGreaterThan(28);
    assertSound(mesh);
  }

  /// Orientation, boundary on the true curves, normals of facets outward, exact area once the curves' share is added.
  private static void assertSound(Mesh mesh) {
    PlanarDomain domain = (PlanarDomain) mesh.domain();
    double area = 0;
    for (int c = 0; c < mesh.cellCount(); c++) {
      assertThat(mesh.measure(c)).isPositive();
      area += mesh.measure(c);
    }
    double length = 0;
    double[] a = new double[2];
    double[] b = new double[2];
    for (Facet facet : mesh.facets()) {
      assertThat(mesh.vertex(facet.cell(), (facet.local() + 1) % 3)).isEqualTo(facet.nodes()[0]);
      assertThat(mesh.vertex(facet.cell(), (facet.local() + 2) % 3)).isEqualTo(facet.nodes()[1]);
      mesh.facetPoint(facet, 0, a);
      assertThat(a).containsExactly(mesh.coordinates()[0][facet.nodes()[0]],
          mesh.coordinates()[1][facet.nodes()[0]]);
      int pieces = 32;
      for (int k = 1; k <= pieces; k++) {
        mesh.facetPoint(facet, (double) k / pieces, b);
        assertThat(Math.abs(domain.signedDistance(b))).isLessThan(1e-12 * domain.size());
        length += Math.hypot(b[0] - a[0], b[1] - a[1]);
        area += (a[0] * b[1] - a[1] * b[0]) / 2;
        System.arraycopy(b, 0, a, 0, 2);
      }
      double x0 = mesh.coordinates()[0][facet.nodes()[0]];
      double y0 = mesh.coordinates()[1][facet.nodes()[0]];
      double x1 = mesh.coordinates()[0][facet.nodes()[1]];
      double y1 = mesh.coordinates()[1][facet.nodes()[1]];
      area -= (x0 * y1 - y0 * x1) / 2;
      mesh.facetPoint(facet, 0.5, b);
      assertThat(domain.nearestBoundaryPoint(b).part()).isEqualTo(facet.part());
    }
    assertThat(area).isCloseTo(domain.measure(), within(1e-5 * domain.measure()));
    assertThat(length).isCloseTo(domain.pieces().mapToDouble(CurvePiece::length).sum(), within(1e-3));
  }

  /// Polygons with corners of any angle, stars among them, around a round hole.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anglesUnderTwentyEightDegreesAreThoseOfTheDrawing(int seed) {
    Random random = new Random(seed);
    List<Point> corners = new ArrayList<>();
    int count = 6 + random.nextInt(9);
    for (int k = 0; k < count; k++) {
      double turn = 2 * Math.PI * (k + 0.7 * random.nextDouble()) / count;
      double radius = seed % 2 == 0 ? 0.25 + 0.15 * random.nextDouble() + k % 2 : 0.4 + random.nextDouble();
      corners.add(new Point(radius * Math.cos(turn), radius * Math.sin(turn)));
    }
    PlanarDomain domain = domain(ShapeOperation.add(new Shape.Polygon(corners)),
        ShapeOperation.subtract(new Shape.Circle(0.05, 0.02, 0.05 + 0.1 * random.nextDouble())));
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(500 + random.nextInt(3000)));
    assertSound(mesh);
    for (int c = 0; c < mesh.cellCount(); c++) {
      double angle = mesh.minimumAngle(c);
      if (angle < 28) {
        int cell = c;
        assertThat(corners).as("cell of %s degrees", angle).anySatisfy(corner -> {
          assertThat(isVertex(mesh, cell, corner)).isTrue();
          int k = corners.indexOf(corner);
          Point before = corners.get(Math.floorMod(k - 1, corners.size())).minus(corner);
          Point after = corners.get((k + 1) % corners.size()).minus(corner);
          double drawn = Math.toDegrees(Math.acos((before.x() * after.x() + before.y() * after.y())
              / (before.length() * after.length())));
          assertThat(angle).isCloseTo(drawn, within(1e-6));
        });
      }
    }
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 30);
  }

  private static boolean isVertex(Mesh mesh, int cell, Point point) {
    return IntStream.range(0, 3)
        .map(k -> mesh.vertex(cell, k))
        .anyMatch(
            node -> mesh.coordinates()[0][node] == point.x() && mesh.coordinates()[1][node] == point.y());
  }

  @Test
  void angleBelowTwentyOnlyWhereTheDrawingIsSharper() {
    PlanarDomain star = domain(
        ShapeOperation.add(new Shape.Polygon(List.of(new Point(0, 1), new Point(0.1, 0.1),
            new Point(1, 0), new Point(0.1, -0.1), new Point(0, -1), new Point(-0.1, -0.1), new Point(-1, 0),
            new Point(
                -0.1, 0.1)))));
    Mesh mesh = MeshGenerator.generate(star, MeshRequest.ofCells(3000));
    assertSound(mesh);
    int sharp = 0;
    for (int c = 0; c < mesh.cellCount(); c++) {
      sharp += mesh.minimumAngle(c) < 20 ? 1 : 0;
    }
    assertThat(sharp).isEqualTo(4);
    assertThat(mesh.minimumAngle()).isCloseTo(2 * Math.toDegrees(Math.atan2(0.1, 0.9)), within(1e-6));
  }

  @Test
  void cellsDoNotStraddleRegions() {
    PlanarDomain domain = (PlanarDomain) Domain.of(DomainDescription.of(ShapeOperation.add(SQUARE))
        .withRegions(new NamedRegion("disc", new Shape.Circle(0.5, 0.5, 0.3)), new NamedRegion("band",
            new Shape.Rectangle(-1, 0.4, 2, 0.6))));
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(3000));
    assertSound(mesh);
    assertThat(mesh.minimumAngle()).isGreaterThan(28);
    double[] areas = new double[3];
    for (int c = 0; c < mesh.cellCount(); c++) {
      double x = 0;
      double y = 0;
      for (int k = 0; k < 3; k++) {
        x += mesh.coordinates()[0][mesh.vertex(c, k)] / 3;
        y += mesh.coordinates()[1][mesh.vertex(c, k)] / 3;
      }
      assertThat(mesh.regionOfCell()[c]).isEqualTo(domain.regionAt(x, y));
      areas[mesh.regionOfCell()[c]] += mesh.measure(c);
    }
    assertThat(areas[2]).isCloseTo(0.2, within(1e-12));
    assertThat(Arrays.stream(areas).sum()).isCloseTo(1, within(1e-12));
    double[] point = new double[2];
    for (InterfaceFacet facet : mesh.interfaces()) {
      assertThat(mesh.regionOfCell()[facet.leftCell()]).isNotEqualTo(mesh.regionOfCell()[facet.rightCell()]);
      assertThat(mesh.edge(facet.leftCell(), facet.leftLocal())).isEqualTo(facet.edge());
      assertThat(mesh.edge(facet.rightCell(), facet.rightLocal())).isEqualTo(facet.edge());
      mesh.edgePoint(facet.edge(), 0.3, point);
      double onCircle = Math.abs(Math.hypot(point[0] - 0.5, point[1] - 0.5) - 0.3);
      double onBand = Math.min(Math.abs(point[1] - 0.4), Math.abs(point[1] - 0.6));
      assertThat(Math.min(onCircle, onBand)).isLessThan(1e-13);
    }
  }

  @Test
  void facetsOfADiscLieOnTheCircle() {
    Mesh mesh = MeshGenerator.generate(domain(ShapeOperation.add(new Shape.Circle(2, 3, 0.7))),
        MeshRequest.ofCells(
            400));
    double[] point = new double[2];
    for (Facet facet : mesh.facets()) {
      for (double s : new double[] {0, 0.25, 0.5, 1}) {
        mesh.facetPoint(facet, s, point);
        assertThat(Math.hypot(point[0] - 2, point[1] - 3)).isCloseTo(0.7, within(1e-12));
      }
    }
  }

  @Test
  void refinementMakesCellsSmallWhereItIsAsked() {
    PlanarDomain domain = domain(ShapeOperation.add(SQUARE),
        ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 0.2))
            .named("hole"));
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofSize(0.1)
        .refined(Refinement.near("hole", 0.01), Refinement.near(new Point(0, 0), 0.002)));
    int hole = domain.boundaryParts().indexOf("hole");
    for (Facet facet : mesh.facets()) {
      double x = mesh.coordinates()[0][facet.nodes()[0]];
      double y = mesh.coordinates()[1][facet.nodes()[0]];
      double length = Math.hypot(mesh.coordinates()[0][facet.nodes()[1]] - x,
          mesh.coordinates()[1][facet.nodes()[1]]
              - y);
      assertThat(length).isLessThan(0.12);
      if (facet.part() == hole) {
        assertThat(length).isBetween(0.008, 0.0115);
      } else if (Math.hypot(x, y) == 0) {
        assertThat(length).isLessThan(0.003);
      }
    }
    assertThat(mesh.minimumAngle()).isGreaterThan(28);
    assertSound(mesh);
  }

  @Test
  void sameRequestSameMesh() {
    Mesh one = MeshGenerator.generate(manyHoles(), MeshRequest.ofCells(5000));
    Mesh two = MeshGenerator.generate(manyHoles(), MeshRequest.ofCells(5000));
    assertThat(two.cells()).isEqualTo(one.cells());
    assertThat(two.coordinates()).isDeepEqualTo(one.coordinates());
  }

  @Test
  void periodicNodesAndEdgesHaveImages() {
    Domain domain = Domain.of(DomainDescription
        .of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)), ShapeOperation
            .subtract(new Shape.Circle(0.4, 0.5, 0.2)))
        .withPeriodic("x", "y")
        .withRegions(new NamedRegion("strip", new Shape.Rectangle(1.5, 0.3, 5, 0.8))));
    Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(1500));
    assertThat(mesh.facets()).allSatisfy(facet -> assertThat(facet.part()).isZero());
    for (Mesh tested : List.of(mesh, mesh.refineUniformly())) {
      double[] x = tested.coordinates()[0];
      double[] y = tested.coordinates()[1];
      int images = 0;
      for (int i = 0; i < tested.nodeCount(); i++) {
        int master = tested.masters()[i];
        assertThat(x[master]).isCloseTo(x[i] == 2 ? 0 : x[i], within(1e-14));
        assertThat(y[master]).isCloseTo(y[i] == 1 ? 0 : y[i], within(1e-14));
        images += master == i ? 0 : 1;
      }
      int edgeImages = 0;
      for (int e = 0; e < tested.edgeCount(); e++) {
        edgeImages += tested.edgeMasters()[e] == e ? 0 : 1;
      }
      assertThat(images).isGreaterThan(28).isEqualTo(edgeImages + 1);
    }
  }

  @Test
  void exhaustionIsRefusedWithAReason() {
    PlanarDomain square = domain(ShapeOperation.add(SQUARE));
    assertThatThrownBy(() -> MeshGenerator.generate(square, MeshRequest.ofSize(1e-6))).isInstanceOf(
        MeshingException.class)
        .hasMessageContaining("are refused");
    assertThatThrownBy(() -> MeshGenerator.generate(square, MeshRequest.ofCells(1000)
        .atMost(20_000)
        .refined(Refinement.near("rest", 1e-5))))
        .isInstanceOfSatisfying(MeshingException.class, fault -> assertThat(
            fault.place()).isNotNull());
    assertThatThrownBy(() -> MeshGenerator.generate(square,
        MeshRequest.ofCells(10)
            .refined(Refinement.near("hole",
                1))))
        .hasMessageContaining("'hole'");
  }
}
