package org.collocate.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Activation;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;

final class CollocationSystemTest {
  private static final Domain SQUARE = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));

  private static ResidualLoss term(int points, long seed) {
    Equation equation = Equation.of(List.of("u", "v"), List.of("-lap(u) + u*v = x", "dx(v) + u^2 = 1"),
        Scope.of("x", "y"));
    Formulation formulation = new Formulation(SQUARE, equation, Map.of(), Map.of(), List.of(), List.of());
    ResidualForm form = new ResidualForm(formulation, equation.strong().residuals(), false);
    SplittableRandom random = new SplittableRandom(seed);
    double[][] coordinates = new double[2][points];
    for (double[] column : coordinates) {
      for (int i = 0; i < points; i++) {
        column[i] = random.nextDouble();
      }
    }
    ResidualLoss loss = new ResidualLoss(form.layout(), form.at(Points.of(coordinates), new double[0][]),
        List.of(new Ansatz(Expression.parse("x"), Expression.parse("x*(1-x)*y*(1-y)")), Ansatz.FREE),
        List.of("x", "y"), new double[] {0.7, 2.5});
    loss.multipliers()[1][3] = 4;
    return loss;
  }

  @Test
  void theSumOfSquaresIsTheLossAndTheJacobianGivesItsGradient() {
    Network network = Network.perceptron(BoxNormalization.of(new double[] {0, 0}, new double[] {1, 1}), 9, 2,
        Activation.TANH, 2);
    double[] x = network.initialize(4);
    try (WorkerTeam team = new WorkerTeam(2)) {
      List<ResidualLoss> terms = List.of(term(70, 1), term(11, 2));
      CollocationSystem system = new CollocationSystem(network, terms, team);
      assertThat(system.residualCount()).isEqualTo(162);
      double[] gradient = new double[x.length];
      double loss = new CollocationLoss<>(Precision.DOUBLE, network, terms, team).evaluate(x, gradient);
      double[] residuals = new double[162];
      assertThat(system.residuals(x, residuals)).isCloseTo(loss, within(1e-13 * loss));
      double[] again = new double[162];
      int stride = x.length + 3;
      double[] jacobian = new double[162 * stride];
      system.linearize(x, again, jacobian, stride);
      for (int k = 0; k < again.length; k++) {
        assertThat(again[k]).isCloseTo(residuals[k], within(1e-13 * (1 + Math.abs(residuals[k]))));
      }
      for (int j = 0; j < x.length; j++) {
        double sum = 0;
        for (int k = 0; k < again.length; k++) {
          sum += 2 * residuals[k] * jacobian[k * stride + j];
        }
        assertThat(sum).isCloseTo(gradient[j], within(1e-12 * (1 + Math.abs(gradient[j]))));
      }
      double h = 1e-6;
      double[] above = new double[162];
      double[] below = new double[162];
      for (int j : new int[] {0, 20, x.length - 1}) {
        double[] moved = x.clone();
        moved[j] += h;
        system.residuals(moved, above);
        moved[j] -= 2 * h;
        system.residuals(moved, below);
        for (int k = 0; k < above.length; k++) {
          assertThat(jacobian[k * stride + j]).isCloseTo((above[k] - below[k]) / (2 * h), within(1e-7));
        }
      }
    }
  }
}
