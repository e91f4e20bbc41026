package org.collocate.solver.nonlinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class NewtonHomotopyTest {
  private static final Newton NEWTON = new Newton(new SparseDirect(new double[][] {{0}}, new WorkerTeam(1)),
      1e-10, 50);
  /// Newton's first step from 0 is a million long, where the exponential is not finite.
  private static final Scalar GROWTH = new Scalar(x -> Math.exp(x) - 1e6, Math::exp, false);

  private static NewtonHomotopy.Result solve(NonlinearSystem system, double[] u) {
    return new NewtonHomotopy(NEWTON).solve(system, u, iteration -> assertThat(iteration).isPositive());
  }

  @Test
  void getsThereWhereNewtonsMethodFails() {
    assertThat(NEWTON.solve(GROWTH, new double[1], _ -> {}).converged()).isFalse();
    double[] u = new double[1];
    NewtonHomotopy.Result result = solve(GROWTH, u);
    assertThat(result.converged()).isTrue();
    assertThat(result.steps()).isBetween(2, 60);
    assertThat(u[0]).isCloseTo(Math.log(1e6), within(1e-9));
  }

  @Test
  void leavesAloneWhatNewtonsMethodSolves() {
    double[] u = {1};
    NewtonHomotopy.Result result = solve(new Scalar(x -> x * x - 2, x -> 2 * x, false), u);
    assertThat(result.steps()).isZero();
    assertThat(result.reached()).isEqualTo(1);
    assertThat(u[0]).isCloseTo(Math.sqrt(2), within(1e-11));
  }

  /// `x³ − 2x + 2 s = 0` has a solution near 0 up to `x² = 2/3`, `s = (2/3)^(3/2)`.
  @Test
  void tellsWhereTheFoldIs() {
    NewtonHomotopy.Result result = solve(
        new Scalar(x -> x * x * x - 2 * x + 2, x -> 3 * x * x - 2, false), new double[1]);
    assertThat(result.converged()).isFalse();
    assertThat(result.newton().reason()).isNotBlank();
    assertThat(result.reached()).isCloseTo(Math.pow(2.0 / 3, 1.5), within(1e-3));
  }
}
