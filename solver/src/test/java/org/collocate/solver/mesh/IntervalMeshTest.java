package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

class IntervalMeshTest {
  private static final DomainDescription UNIT = DomainDescription
      .of(ShapeOperation.add(new Shape.Interval(0, 1)));

  @Test
  void equalCellsAndBothEnds() {
    Mesh mesh = MeshGenerator.generate(Domain.of(UNIT), MeshRequest.ofCells(10));
    assertThat(mesh.cellCount()).isEqualTo(10);
    for (int c = 0; c < 10; c++) {
      assertThat(mesh.measure(c)).isCloseTo(0.1, within(1e-12));
    }
    assertThat(mesh.facets()).extracting(Facet::part).containsExactly(0, 1);
    assertThat(mesh.facets()).extracting(facet -> mesh.coordinates()[0][facet.nodes()[0]])
        .containsExactly(0.0, 1.0);
    assertThat(mesh.facets())
        .allSatisfy(facet -> assertThat(mesh.vertex(facet.cell(), 1 - facet.local())).isEqualTo(
            facet.nodes()[0]));
  }

  @Test
  void nodesWhereTheRegionChanges() {
    Mesh mesh = MeshGenerator
        .generate(Domain.of(UNIT.withRegions(new NamedRegion("core", new Shape.Interval(0.33,
            0.5)))), MeshRequest.ofCells(20));
    assertThat(mesh.coordinates()[0]).contains(0.33, 0.5);
    double core = 0;
    for (int c = 0; c < mesh.cellCount(); c++) {
      core += mesh.regionOfCell()[c] == 1 ? mesh.measure(c) : 0;
    }
    assertThat(core).isCloseTo(0.17, within(1e-14));
  }

  @Test
  void refinementIsGraded() {
    Mesh mesh = MeshGenerator.generate(Domain.of(UNIT),
        MeshRequest.ofSize(0.1)
            .refined(Refinement.near("right",
                0.001)));
    assertThat(mesh.measure(mesh.cellCount() - 1)).isBetween(0.0009, 0.0013);
    for (int c = 1; c < mesh.cellCount(); c++) {
      assertThat(mesh.measure(c) / mesh.measure(c - 1)).isBetween(0.65, 1.001);
    }
  }

  @Test
  void refineAndPeriodicImage() {
    Mesh mesh = MeshGenerator.generate(Domain.of(UNIT.withPeriodic("x")), MeshRequest.ofCells(4))
        .refineUniformly();
    assertThat(mesh.coordinates()[0]).containsExactly(0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1);
    assertThat(mesh.facets()).isEmpty();
    assertThat(mesh.masters()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 0);
  }
}
