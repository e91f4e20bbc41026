package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Domains;
import org.junit.jupiter.api.Test;

class MeshMotionTest {
  private static final MeshRequest REQUEST = MeshRequest.ofCells(2000);

  /// An L with a hole and a region; one vertex and the hole's centre are elsewhere.
  private static PlanarDomain drawn(double x, double y, double centre) {
    return (PlanarDomain) Domain.of(DomainDescription.of(
        ShapeOperation
            .add(new Shape.Polygon(List.of(new Point(0, 0), new Point(2, 0), new Point(2, 1), new Point(1, 1),
                new Point(x, y), new Point(0, 2)))),
        ShapeOperation.subtract(new Shape.Circle(centre, 0.5, 0.2)).named("hole"))
        .withRegions(new NamedRegion("core", new Shape.Rectangle(1.2, 0.2, 1.8, 0.8))));
  }

  private static Mesh rest() {
    return MeshGenerator.generate(drawn(1, 2, 0.5), REQUEST);
  }

  private static double area(Mesh mesh) {
    return IntStream.range(0, mesh.cellCount()).mapToDouble(mesh::measure).sum();
  }

  @Test
  void cellsFollowTheDomainAndFillIt() {
    Mesh mesh = rest();
    try (WorkerTeam team = new WorkerTeam(2)) {
      MeshMotion motion = new MeshMotion(mesh, team);
      Random random = new Random(3);
      for (int k = 0; k < 30; k++) {
        PlanarDomain target = drawn(1 + 0.2 * random.nextDouble(), 1.9 + 0.3 * random.nextDouble(),
            0.45 + 0.1 * random.nextDouble());
        Mesh moved = motion.to(target).orElseThrow();
        assertThat(moved.hasCellsOf(mesh)).isTrue();
        assertThat(moved.domain()).isEqualTo(target);
        assertThat(moved.minimumAngle()).isGreaterThanOrEqualTo(MeshMotion.LEAST_ANGLE);
        // Chords of the circle, which has not changed its size, leave the same error in both.
        assertThat(area(moved) - target.measure()).isCloseTo(area(mesh) - mesh.domain().measure(),
            within(1e-12));
        double[] point = new double[2];
        for (Facet facet : moved.facets()) {
          moved.facetPoint(facet, 0.5, point);
          assertThat(Math.abs(target.signedDistance(point))).isLessThan(1e-12);
          assertThat(target.nearestBoundaryPoint(point).part()).isEqualTo(facet.part());
        }
        for (int cell = 0; cell < moved.cellCount(); cell++) {
          assertThat(target.regionAt(centre(moved, cell))).isEqualTo(moved.regionOfCell()[cell]);
        }
      }
    }
  }

  private static double[] centre(Mesh mesh, int cell) {
    double[] centre = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      for (int k = 0; k < 3; k++) {
        centre[axis] += mesh.coordinates()[axis][mesh.vertex(cell, k)] / 3;
      }
    }
    return centre;
  }

  @Test
  void aLinearMapIsReproduced() {
    PlanarDomain from = (PlanarDomain) Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    PlanarDomain to = (PlanarDomain) Domain.of(DomainDescription.of(ShapeOperation.add(
        new Shape.Polygon(
            List.of(new Point(0.1, 0), new Point(1.2, 0.1), new Point(1.3, 1.1), new Point(0.2, 1))))));
    Mesh mesh = MeshGenerator.generate(from, REQUEST);
    try (WorkerTeam team = new WorkerTeam(1)) {
      Mesh moved = new MeshMotion(mesh, team).to(to).orElseThrow();
      for (int i = 0; i < mesh.nodeCount(); i++) {
        double x = mesh.coordinates()[0][i];
        double y = mesh.coordinates()[1][i];
        assertThat(moved.coordinates()[0][i]).isCloseTo(0.1 + 1.1 * x + 0.1 * y, within(1e-10));
        assertThat(moved.coordinates()[1][i]).isCloseTo(0.1 * x + y, within(1e-10));
      }
    }
  }

  @Test
  void whereItCannotFollowItSaysSo() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      MeshMotion motion = new MeshMotion(rest(), team);
      assertThat(motion.to(drawn(1, 2, 0.5))).as("at rest").isPresent();
      assertThat(motion.to(drawn(0.2, 2, 0.5))).as("cells would be needles").isEmpty();
      assertThat(motion.to(drawn(1, 6, 0.5))).as("much larger").isEmpty();
      assertThat(motion.to((PlanarDomain) Domains.square())).as("another outline").isEmpty();
      assertThat(motion.to((PlanarDomain) Domains.periodicSquare())).as("periodic").isEmpty();
      Mesh periodic = MeshGenerator.generate(Domains.periodicSquare(), REQUEST);
      assertThat(new MeshMotion(periodic, team).to((PlanarDomain) Domains.periodicSquare())).isEqualTo(
          Optional.empty());
      Mesh interval = MeshGenerator.generate(Domains.interval(), REQUEST);
      assertThatThrownBy(() -> new MeshMotion(interval, team)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void itDoesNotMatterAtWhichVertexALoopBegins() {
    List<Point> corners = List.of(new Point(0, 0), new Point(1, 0), new Point(1.1, 0.6), new Point(0.4, 1));
    List<Point> turned = List.of(new Point(1.1, 0.65), new Point(0.4, 1), new Point(0, 0), new Point(1, 0));
    PlanarDomain from = (PlanarDomain) Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Polygon(corners))));
    PlanarDomain to = (PlanarDomain) Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Polygon(turned))));
    try (WorkerTeam team = new WorkerTeam(1)) {
      Mesh moved = new MeshMotion(MeshGenerator.generate(from, REQUEST), team).to(to).orElseThrow();
      assertThat(area(moved)).isCloseTo(to.measure(), within(1e-13));
    }
  }
}
