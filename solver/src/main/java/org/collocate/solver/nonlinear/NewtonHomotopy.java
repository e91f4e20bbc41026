package org.collocate.solver.nonlinear;

import java.util.function.IntConsumer;
import org.collocate.solver.linear.LinearOperator;
import org.collocate.solver.linear.Vectors;

/// Newton's method, and where it fails from the start, continuation in a parameter `s` from a problem that the start solves:
///
/// ```
/// H(u, s) = R(u) − (1 − s) R(u₀) = 0        s from 0 to 1
/// ```
///
/// Each step begins with the solution of the step before; its length doubles after a success and halves after a failure. It
/// fails where the path turns back in `s` (a fold) or ends, and then tells how far it came. Source: E. L. Allgower,
/// K. Georg, Introduction to Numerical Continuation Methods, SIAM 2003, doi 10.1137/1.9780898719154 (Newton homotopy).
///
/// @param newton what solves each step
public record NewtonHomotopy(Newton newton) {
  private static final double FIRST_STEP = 0.25;
  private static final double LEAST_STEP = 1e-4;
  /// A step that takes more iterations than this is too long.
  private static final int ITERATIONS = 15;

  /// How it ended.
  ///
  /// @param newton the last step, with the iterations of all of them
  /// @param steps of the continuation; 0 where Newton's method did not need it
  /// @param reached `s` of the last solution
  public record Result(Newton.Result newton, int steps, double reached) {
    public boolean converged() {
      return newton.converged();
    }
  }

  /// Solves in place.
  ///
  /// @param u the start, with all prescribed entries in place; the solution on return, or what Newton's method left
  /// @param onIteration called with the number of each finished iteration; may throw to end it all
  public Result solve(NonlinearSystem system, double[] u, IntConsumer onIteration) {
    double[] start = u.clone();
    Newton.Result direct = newton.solve(system, u, onIteration);
    double[] surplus = new double[system.size()];
    system.residual(start, surplus);
    if (direct.converged() || system.isLinear() || !Double.isFinite(Vectors.norm(surplus))) {
      return new Result(direct, 0, direct.converged() ? 1 : 0);
    }
    return follow(new Path(system, surplus), start, u, direct, onIteration);
  }

  private Result follow(Path path, double[] start, double[] u, Newton.Result direct,
      IntConsumer onIteration) {
    Newton perStep = new Newton(newton.linear(), newton.tolerance(), ITERATIONS);
    double[] solved = start;
    double reached = 0;
    double step = FIRST_STEP;
    int steps = 0;
    int iterations = direct.iterations();
    int linearIterations = direct.linearIterations();
    while (step >= LEAST_STEP) {
      path.place = Math.min(1, reached + step);
      double[] trial = solved.clone();
      int before = iterations;
      Newton.Result result = perStep.solve(path, trial, k -> onIteration.accept(before + k));
      iterations += result.iterations();
      linearIterations += result.linearIterations();
      steps++;
      if (result.converged()) {
        solved = trial;
        reached = path.place;
        step *= 2;
      } else {
        step /= 2;
      }
      if (reached == 1) {
        System.arraycopy(solved, 0, u, 0, u.length);
        return new Result(new Newton.Result("", iterations, linearIterations, result.residual()), steps, 1);
      }
    }
    return new Result(new Newton.Result(direct.reason(), iterations, linearIterations, direct.residual()),
        steps,
        reached);
  }

  /// `H(·, place)`.
  private static final class Path implements NonlinearSystem {
    private final NonlinearSystem system;
    private final double[] surplus;
    private double place;

    Path(NonlinearSystem system, double[] surplus) {
      this.system = system;
      this.surplus = surplus;
    }

    @Override
    public int size() {
      return system.size();
    }

    @Override
    public void residual(double[] u, double[] r) {
      system.residual(u, r);
      for (int i = 0; i < r.length; i++) {
        r[i] -= (1 - place) * surplus[i];
      }
    }

    @Override
    public LinearOperator jacobian(double[] u) {
      return system.jacobian(u);
    }

    @Override
    public boolean isLinear() {
      return false;
    }
  }
}
