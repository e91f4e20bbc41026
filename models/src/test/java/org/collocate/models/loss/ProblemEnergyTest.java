package org.collocate.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.solver.equation.EnergyForm;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

final class ProblemEnergyTest {
  private static final double PENALTY = 10;
  /// Area and radiation: nonlinear inside and on the boundary.
  private static final SteadyProblem PROBLEM = problem();

  private static SteadyProblem problem() {
    Domain square = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withBoundaries(new NamedBoundary("right", List.of(new Point(1, 0), new Point(1, 1)))));
    Equation equation = Equation.of(List.of("u"),
        List.of("-div(grad(u)/sqrt(1 + dot(grad(u), grad(u)))) + u^3 = x"), Scope.of("x", "y"));
    List<BoundaryCondition> conditions = new java.util.ArrayList<>();
    for (int part = 0; part < square.boundaryParts().size(); part++) {
      conditions.add(square.boundaryParts().get(part).equals("right")
          ? new BoundaryCondition.Flux(part, 0, Expression.parse("u^4"))
          : new BoundaryCondition.Dirichlet(part, 0, Expression.parse("y")));
    }
    return new SteadyProblem(new Formulation(square, equation, Map.of(), Map.of(), conditions, List.of()),
        Map.of());
  }

  private static final Network NETWORK = new Network(BoxNormalization.of(new double[2], new double[] {1, 1}),
      List.of(new Dense(2, 6, Activation.TANH), new Dense(6, 6, Activation.TANH),
          new Dense(6, 1, Activation.IDENTITY)));

  @Test
  void gradientsAgreeWithDifferences() throws EnergyForm.NoEnergyException {
    ProblemEnergy energy = new ProblemEnergy(PROBLEM, List.of(Ansatz.FREE), PENALTY);
    double[] parameters = NETWORK.initialize(2);
    double[] gradient = new double[parameters.length];
    try (WorkerTeam team = new WorkerTeam(2)) {
      CollocationLoss<?> loss = new CollocationLoss<>(Precision.DOUBLE, NETWORK,
          energy.at(new DomainSampler(PROBLEM.domain(), 1), 100, 40).losses(), team);
      loss.evaluate(parameters, gradient);
      double[] unused = new double[parameters.length];
      double largest = java.util.Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
      for (int k = 0; k < parameters.length; k++) {
        double h = 1e-5;
        double[] moved = parameters.clone();
        moved[k] += h;
        double up = loss.evaluate(moved, unused);
        moved[k] -= 2 * h;
        double down = loss.evaluate(moved, unused);
        assertThat(gradient[k]).as("parameter %d", k)
            .isCloseTo((up - down) / (2 * h), within(1e-7 * largest));
      }
    }
  }

  /// u = y: √2 − 1 inside, u⁴/4 − xu, and the radiation ∮ u⁵/5 of the side x = 1; the Dirichlet data are kept.
  @Test
  void theEnergyOfAFormulaIsItsIntegral() throws EnergyForm.NoEnergyException {
    ProblemEnergy energy = new ProblemEnergy(PROBLEM, List.of(Ansatz.FREE), PENALTY);
    double wanted = Math.sqrt(2) - 1 + 1 / 20.0 - 1 / 4.0 + 1 / 30.0;
    assertThat(energy.onMesh(2000, 6)
        .of(List.of(ExpressionField.of(Expression.parse("y"), List.of("x", "y"),
            Map.of()))))
        .isCloseTo(wanted, within(1e-9));
  }

  @Test
  void aNetworkHasTheSameEnergyAsItsField() throws EnergyForm.NoEnergyException {
    ProblemEnergy energy = new ProblemEnergy(PROBLEM, List.of(Ansatz.FREE), PENALTY);
    ProblemEnergy.Located located = energy.onMesh(500, 4);
    double[] parameters = NETWORK.initialize(2);
    try (WorkerTeam team = new WorkerTeam(2)) {
      double value = new CollocationLoss<>(Precision.DOUBLE, NETWORK, located.losses(), team).evaluate(
          parameters,
          new double[parameters.length]);
      assertThat(located.of(NetworkField.all(new NetworkModel(NETWORK, List.of("x", "y"), parameters),
          List.of(Ansatz.FREE)))).isCloseTo(value, within(1e-12));
    }
  }
}
