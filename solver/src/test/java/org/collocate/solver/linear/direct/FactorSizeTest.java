package org.collocate.solver.linear.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorSizeTest {
  @ParameterizedTest
  @CsvSource({"square, 1, 1, 8000", "square, 2, 1, 4000", "hole, 2, 1, 4000", "square, 1, 2, 8000",
      "hole, 2, 2, 4000", "disc, 2, 1, 20000"})
  void theFactorsAreAsLargeAsToldWithinAThird(String shape, int order, int components, int cells) {
    Domain domain = switch (shape) {
      case "hole" -> Domains.plateWithHole();
      case "disc" -> Domains.disc();
      default -> Domains.square();
    };
    List<String> unknowns = List.of("u", "v").subList(0, components);
    List<String> equations = new ArrayList<>();
    for (String unknown : unknowns) {
      equations.add("-lap(" + unknown + ") + " + unknowns.getFirst() + "*2 = 1");
    }
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(domain, MeshRequest.ofCells(cells)),
        order);
    FemSystem system = new FemSystem(
        new SteadyProblem(new Formulation(domain, Equation.of(unknowns, equations,
            Scope.of("x", "y")), Map.of(), Map.of(), List.of(), List.of()), Map.of()),
        space);
    SparseMatrix matrix = system.jacobian(0, new double[system.size()]);
    Supernodes supernodes = Supernodes.of(matrix,
        NestedDissection.order(matrix, system.coordinates(), new WorkerTeam(1)));
    double entries = 0;
    double operations = 0;
    for (int s = 0; s < supernodes.count(); s++) {
      double rows = supernodes.rows()[s].length;
      int width = supernodes.width(s);
      entries += width * rows + (rows - width) * width;
      for (int k = 1; k <= width; k++) {
        operations += 2 * (rows - k) * (rows - k);
      }
    }
    FactorSize told = FactorSize.of(system.size(), components, 2);
    assertThat(told.entries()).isCloseTo(entries, withinPercentage(33));
    assertThat(told.operations()).isCloseTo(operations, withinPercentage(40));
  }
}
