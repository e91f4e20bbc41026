package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Map;
import java.util.stream.Stream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.space.FunctionSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeshEstimateTest {
  static Stream<Arguments> requests() {
    Map<String, Domain> domains = Map.of("square", Domains.square(), "periodic", Domains.periodicSquare(),
        "disc", Domains.disc(), "hole", Domains.plateWithHole(), "halves", Domains.halves(), "gap",
        Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)),
            ShapeOperation.subtract(new Shape.Rectangle(0.1, 0.49, 0.9, 0.985)))));
    return domains.keySet()
        .stream()
        .sorted()
        .flatMap(name -> Stream.of(MeshRequest.ofCells(60), MeshRequest.ofCells(1500),
            MeshRequest.ofCells(20_000),
            MeshRequest.ofCells(300).refined(Refinement.near(new Point(0.3, 0.3), 2e-3)),
            MeshRequest.ofCells(4000).refined(Refinement.near("rest", 0.01)))
            .filter(request -> !(name.equals("periodic") && !request.refinements().isEmpty()
                && request.refinements().getFirst().name() != null))
            .map(request -> Arguments.of(name, domains.get(name), request)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("requests")
  void whatIsToldIsWithinAFifthOfTheMesh(String name, Domain domain, MeshRequest request) {
    MeshEstimate told = MeshEstimate.of(domain, request);
    Mesh mesh = MeshGenerator.generate(domain, request);
    assertThat((double) told.cells()).as("cells").isCloseTo(mesh.cellCount(), withinPercentage(20));
    assertThat((double) told.nodes()).as("order 1")
        .isCloseTo(new FunctionSpace(mesh, 1).size(), withinPercentage(20));
    assertThat((double) told.nodes() + told.edges()).as("order 2")
        .isCloseTo(new FunctionSpace(mesh, 2).size(), withinPercentage(20));
  }

  @Test
  void intervalsAreCounted() {
    for (Domain domain : new Domain[] {Domains.interval(), Domains.periodicInterval()}) {
      MeshRequest request = MeshRequest.ofCells(120).refined(Refinement.near(new Point(0.2, 0), 1e-3));
      MeshEstimate told = MeshEstimate.of(domain, request);
      Mesh mesh = MeshGenerator.generate(domain, request);
      assertThat(told.exact()).isTrue();
      assertThat(told.cells()).isEqualTo(mesh.cellCount());
      assertThat(told.nodes()).isEqualTo(new FunctionSpace(mesh, 1).size());
    }
  }

  @Test
  void whatCannotBeMeshedIsToldToo() {
    assertThatThrownBy(() -> MeshEstimate.of(Domains.square(),
        MeshRequest.ofCells(10).refined(Refinement.near("nowhere", 0.1))))
        .isInstanceOf(MeshingException.class);
  }
}
