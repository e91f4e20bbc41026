package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

class UniformRefinementTest {
  private static final Domain PLATE = Domain.of(DomainDescription
      .of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2,
          1)), ShapeOperation.subtract(new Shape.Circle(1, 0.5, 0.2)).named("hole"))
      .withBoundaries(new NamedBoundary("left", java.util.List.of(new Point(0, 0), new Point(0, 1))))
      .withRegions(new NamedRegion("core", new Shape.Circle(1, 0.5, 0.3))));

  private static double area(Mesh mesh) {
    return IntStream.range(0, mesh.cellCount()).mapToDouble(mesh::measure).sum();
  }

  private static double length(Mesh mesh, int part) {
    return mesh.facets()
        .stream()
        .filter(facet -> facet.part() == part)
        .mapToDouble(facet -> Math.hypot(mesh.coordinates()[0][facet.nodes()[0]] - mesh.coordinates()[0][facet
            .nodes()[1]], mesh.coordinates()[1][facet.nodes()[0]] - mesh.coordinates()[1][facet.nodes()[1]]))
        .sum();
  }

  @Test
  void fourChildrenOnTheTrueCurves() {
    Mesh coarse = MeshGenerator.generate(PLATE, MeshRequest.ofCells(500));
    Mesh fine = coarse.refineUniformly().refineUniformly();
    assertThat(fine.cellCount()).isEqualTo(16 * coarse.cellCount());
    assertThat(fine.facets()).hasSize(4 * coarse.facets().size());
    assertThat(fine.interfaces()).hasSize(4 * coarse.interfaces().size());
    assertThat(fine.minimumAngle()).isGreaterThan(20);
    double[] point = new double[2];
    for (Facet facet : fine.facets()) {
      fine.facetPoint(facet, 0, point);
      assertThat(Math.abs(PLATE.signedDistance(point))).isLessThan(1e-14);
    }
    for (int c = 0; c < fine.cellCount(); c++) {
      assertThat(fine.measure(c)).isPositive();
      assertThat(fine.regionOfCell()[c]).isEqualTo(coarse.regionOfCell()[c / 16]);
    }
  }

  @Test
  void areaAndLengthsConvergeWithOrderTwo() {
    Mesh mesh = MeshGenerator.generate(PLATE, MeshRequest.ofCells(300));
    double exact = 2 - 0.04 * Math.PI;
    double before = Math.abs(area(mesh) - exact);
    double holeBefore = 0.4 * Math.PI - length(mesh, 0);
    Mesh fine = mesh.refineUniformly();
    assertThat(before / Math.abs(area(fine) - exact)).isCloseTo(4, within(0.1));
    assertThat(holeBefore / (0.4 * Math.PI - length(fine, 0))).isCloseTo(4, within(0.1));
    assertThat(length(fine, 1)).isCloseTo(1, within(1e-14));
    assertThat(length(fine, 2)).isCloseTo(5, within(1e-14));
  }
}
