package org.collocate.solver.nonlinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class NewtonTest {
  private static final Newton NEWTON = new Newton(new SparseDirect(new double[][] {{0}}, new WorkerTeam(1)),
      1e-10, 50);

  private static Newton.Result solve(Scalar system, double[] u) {
    return NEWTON.solve(system, u, iteration -> assertThat(iteration).isPositive());
  }

  @Test
  void convergesQuadratically() {
    double[] u = {1};
    List<Double> residuals = new ArrayList<>();
    Scalar root = new Scalar(x -> x * x - 2, x -> 2 * x, false);
    Newton.Result result = NEWTON.solve(root, u, _ -> residuals.add(Math.abs(u[0] * u[0] - 2)));
    assertThat(result.converged()).isTrue();
    assertThat(u[0]).isCloseTo(Math.sqrt(2), within(1e-11));
    assertThat(residuals.get(2)).isLessThan(residuals.get(1) * residuals.get(1));
    assertThat(result.iterations()).isLessThan(7);
  }

  @Test
  void aLinearSystemTakesOneIteration() {
    double[] u = {5};
    assertThat(solve(new Scalar(x -> 3 * x - 6, _ -> 3, true), u).iterations()).isEqualTo(1);
    assertThat(u[0]).isCloseTo(2, within(1e-14));
  }

  @Test
  void theLineSearchTamesWhatFullStepsMakeDiverge() {
    // Newton's own steps on atan diverge from |u| > 1.392.
    double[] u = {20};
    assertThat(solve(new Scalar(Math::atan, x -> 1 / (1 + x * x), false), u).converged()).isTrue();
    assertThat(u[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void stepsOutOfTheDomainOfTheEquationAreShortened() {
    // The first full step from 3 leads to a negative number, whose logarithm is none.
    double[] u = {3};
    assertThat(solve(new Scalar(Math::log, x -> 1 / x, false), u).converged()).isTrue();
    assertThat(u[0]).isCloseTo(1, within(1e-9));
  }

  @Test
  void saysWhyThereIsNoSolution() {
    double[] u = {0.3};
    Newton.Result none = solve(new Scalar(x -> x * x + 1, x -> 2 * x, false), u);
    assertThat(none.converged()).isFalse();
    assertThat(none.reason()).isNotBlank();
    Newton.Result undefined = solve(new Scalar(_ -> Double.NaN, _ -> 1, false), new double[] {1});
    assertThat(undefined.reason()).contains("not finite");
    Newton.Result singular = solve(new Scalar(_ -> 1, _ -> Double.NaN, true), new double[] {1});
    assertThat(singular.reason()).contains("cannot be solved");
  }

  @Test
  void aStartThatSolvesItIsLeftAlone() {
    double[] u = {2};
    assertThat(solve(new Scalar(x -> x - 2, _ -> 1, false), u)).isEqualTo(new Newton.Result("", 0, 0, 0));
    assertThat(u[0]).isEqualTo(2);
  }

  @Test
  void listenersMayEndIt() {
    assertThatThrownBy(
        () -> NEWTON.solve(new Scalar(x -> x * x - 2, x -> 2 * x, false), new double[] {1}, _ -> {
          throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
  }
}
