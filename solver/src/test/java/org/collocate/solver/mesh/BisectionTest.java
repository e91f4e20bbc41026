package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.Domains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {
  private static double area(Mesh mesh) {
    return IntStream.range(0, mesh.cellCount()).mapToDouble(mesh::measure).sum();
  }

  private static double[] centre(Mesh mesh, int cell) {
    double[] centre = new double[mesh.dimension()];
    for (int k = 0; k <= centre.length; k++) {
      for (int axis = 0; axis < centre.length; axis++) {
        centre[axis] += mesh.coordinates()[axis][mesh.vertex(cell, k)] / (centre.length + 1);
      }
    }
    return centre;
  }

  /// Marks the cells near a point, the nearer the later.
  private static boolean[] near(Mesh mesh, double radius, double... point) {
    boolean[] marked = new boolean[mesh.cellCount()];
    for (int cell = 0; cell < marked.length; cell++) {
      double[] centre = centre(mesh, cell);
      double square = 0;
      for (int axis = 0; axis < centre.length; axis++) {
        square += (centre[axis] - point[axis]) * (centre[axis] - point[axis]);
      }
      marked[cell] = square < radius * radius;
    }
    return marked;
  }

  private static Domain domain(String name) {
    return switch (name) {
      case "square" -> Domains.square();
      case "torus" -> Domains.periodicSquare();
      case "halves" -> Domains.halves();
      case "disc" -> Domains.disc();
      case "plate" -> Domains.plateWithHole();
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"square", "torus", "halves", "disc", "plate"})
  void tenRoundsTowardsAPointKeepAnglesRegionsAndArea(String name) {
    Mesh start = MeshGenerator.generate(domain(name), MeshRequest.ofCells(80));
    Bisection bisection = Bisection.of(start);
    double least = start.minimumAngle();
    // On a side that is curved, periodic or straight.
    double[] point = switch (name) {
      case "plate" -> new double[] {0.6, 0.1};
      case "disc" -> new double[] {1, 0};
      default -> new double[] {0.55, 0};
    };
    double radius = 0.5;
    for (int round = 0; round < 10; round++) {
      Mesh before = bisection.mesh();
      bisection = bisection.refine(near(before, radius, point));
      Mesh mesh = bisection.mesh();
      radius /= 1.6;
      assertThat(mesh.cellCount()).isGreaterThan(before.cellCount());
      double[] shares = new double[before.cellCount()];
      for (int cell = 0; cell < mesh.cellCount(); cell++) {
        int parent = bisection.parents()[cell];
        assertThat(mesh.measure(cell)).isPositive();
        assertThat(mesh.regionOfCell()[cell]).isEqualTo(before.regionOfCell()[parent]);
        shares[parent] += mesh.measure(cell);
      }
      for (int parent = 0; parent < shares.length; parent++) {
        // Midpoints on curves make a family a little larger or smaller than its parent.
        assertThat(shares[parent]).isCloseTo(before.measure(parent), within(0.4 * before.measure(parent)));
      }
      if (!name.equals("disc") && !name.equals("plate")) {
        assertThat(area(mesh)).isCloseTo(1, within(1e-12));
      }
    }
    assertThat(bisection.mesh().minimumAngle()).isGreaterThan(least / 2.5);
  }

  @Test
  void midpointsOfCurvesLieOnThemAndKeepTheirNames() {
    Domain plate = Domains.plateWithHole();
    Bisection bisection = Bisection.of(MeshGenerator.generate(plate, MeshRequest.ofCells(100)));
    for (int round = 0; round < 4; round++) {
      bisection = bisection.refine(near(bisection.mesh(), 0.6, 0.2, 0.1));
    }
    int hole = plate.boundaryParts().indexOf("hole");
    double length = 0;
    for (Facet facet : bisection.mesh().facets()) {
      double[] x = bisection.mesh().coordinates()[0];
      double[] y = bisection.mesh().coordinates()[1];
      int a = facet.nodes()[0];
      int b = facet.nodes()[1];
      assertThat(Math.abs(plate.signedDistance(new double[] {x[a], y[a]}))).isLessThan(1e-13);
      length += facet.part() == hole ? Math.hypot(x[a] - x[b], y[a] - y[b]) : 0;
    }
    assertThat(length).isCloseTo(0.8 * Math.PI, within(1e-3));
  }

  @Test
  void closureAddsABoundedShare() {
    Bisection bisection = Bisection.of(MeshGenerator.generate(Domains.square(), MeshRequest.ofCells(100)));
    int start = bisection.mesh().cellCount();
    int marks = 0;
    for (int round = 0; round < 20; round++) {
      boolean[] marked = near(bisection.mesh(), 0.3 * Math.pow(0.6, round), 0.31, 0.47);
      marks += (int) IntStream.range(0, marked.length).filter(cell -> marked[cell]).count();
      bisection = bisection.refine(marked);
    }
    assertThat(bisection.mesh().cellCount() - start).isLessThan(12 * marks);
  }

  @Test
  void intervals() {
    Bisection bisection = Bisection.of(MeshGenerator.generate(Domains.interval(), MeshRequest.ofCells(4)));
    Bisection refined = bisection.refine(new boolean[] {true, false, false, true});
    assertThat(refined.mesh().coordinates()[0]).containsExactly(0, 0.125, 0.25, 0.5, 0.75, 0.875, 1);
    assertThat(refined.parents()).containsExactly(0, 0, 1, 2, 3, 3);
    assertThat(refined.mesh().facets()).hasSize(2);
  }

  @Test
  void nothingMarkedChangesNothing() {
    Mesh mesh = MeshGenerator.generate(Domains.halves(), MeshRequest.ofCells(50));
    Mesh same = Bisection.of(mesh).refine(new boolean[mesh.cellCount()]).mesh();
    assertThat(same.cellCount()).isEqualTo(mesh.cellCount());
    assertThat(same.nodeCount()).isEqualTo(mesh.nodeCount());
    assertThat(same.interfaces()).hasSameSizeAs(mesh.interfaces());
  }
}
