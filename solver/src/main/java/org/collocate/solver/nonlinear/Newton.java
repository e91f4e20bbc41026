package org.collocate.solver.nonlinear;

import java.util.Locale;
import java.util.function.IntConsumer;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SingularMatrixException;
import org.collocate.solver.linear.Vectors;

/// Newton's method with exact Jacobian and backtracking line search.
///
/// ```
/// J(u) δ = −R(u)        u ← u + α δ,  α = 1, ½, ¼, … until ‖R(u + α δ)‖ ≤ (1 − α/10⁴) ‖R(u)‖
/// ```
///
/// One iteration is one assembly and one linear solve. It stops when `‖R‖ ≤ tolerance · max(‖R₀‖, s)`, with a scale `s`
/// for starts that are near the solution already, or `‖δ‖ ≤ tolerance · ‖u‖`, which near a regular solution it reaches
/// quadratically. It fails when no step of the line
/// search helps, when a linear solve fails, or after `maximum` iterations: then a start nearer to the solution is needed.
/// Source: C. T. Kelley, Iterative Methods for Linear and Nonlinear Equations, SIAM 1995, doi 10.1137/1.9781611970944.
///
/// @param linear solves for the steps
/// @param tolerance 1e-10 is a good value
/// @param maximum number of iterations
public record Newton(LinearSolver linear, double tolerance, int maximum) {
  private static final double LEAST_STEP = 1.0 / 1024;

  /// How it ended.
  ///
  /// @param reason why it did not converge; empty if it did
  /// @param iterations of Newton's method
  /// @param linearIterations all together
  /// @param residual `‖R‖` relative to its start, or to the scale where that is larger
  public record Result(String reason, int iterations, int linearIterations, double residual) {
    public boolean converged() {
      return reason.isEmpty();
    }
  }

  /// Solves in place, from a start that may be far from the solution.
  ///
  /// @param u the start, with all prescribed entries in place; the solution on return
  /// @param onIteration called with the number of each finished iteration; may throw to end it all
  public Result solve(NonlinearSystem system, double[] u, IntConsumer onIteration) {
    return solve(system, u, 0, onIteration);
  }

  /// Solves in place.
  ///
  /// @param u the start, with all prescribed entries in place; the solution on return
  /// @param scale norm of the residual of a start that is far from the solution; 0 if this one is
  /// @param onIteration called with the number of each finished iteration; may throw to end it all
  public Result solve(NonlinearSystem system, double[] u, double scale, IntConsumer onIteration) {
    int n = system.size();
    double[] r = new double[n];
    double[] trial = new double[n];
    double[] step = new double[n];
    system.residual(u, r);
    double norm = Vectors.norm(r);
    double start = Math.max(norm, scale);
    int linearIterations = 0;
    if (norm == 0) {
      return new Result("", 0, 0, 0);
    }
    if (!Double.isFinite(start)) {
      return new Result("the residual is not finite at the start", 0, 0, Double.NaN);
    }
    for (int iteration = 1; iteration <= maximum; iteration++) {
      for (int i = 0; i < n; i++) {
        r[i] = -r[i];
      }
      LinearSolver.Result solved;
      try {
        java.util.Arrays.fill(step, 0);
        solved = linear.prepare(system.jacobian(u)).solve(r, step);
      } catch (SingularMatrixException e) {
        return new Result("the linear system cannot be solved: " + e.getMessage(), iteration,
            linearIterations,
            norm / start);
      }
      linearIterations += solved.iterations();
      if (!solved.converged()) {
        return new Result("the linear solver stopped at a relative residual of "
            + String.format(Locale.ROOT, "%.1e", solved.relativeResidual())
            + "; the matrix may be singular or indefinite", iteration, linearIterations, norm / start);
      }
      double alpha = 1;
      double next = shifted(system, u, step, alpha, trial, r);
      while (!system.isLinear() && !(next <= (1 - 1e-4 * alpha) * norm) && alpha > LEAST_STEP
          && !(next <= 1e-14 * start)) {
        alpha /= 2;
        next = shifted(system, u, step, alpha, trial, r);
      }
      if (!Double.isFinite(next)) {
        return new Result("the residual is not finite", iteration, linearIterations, Double.NaN);
      }
      if (alpha <= LEAST_STEP && next >= norm) {
        return new Result("no step along Newton's direction makes the residual smaller", iteration,
            linearIterations,
            norm / start);
      }
      double moved = alpha * Vectors.norm(step);
      System.arraycopy(trial, 0, u, 0, n);
      norm = next;
      onIteration.accept(iteration);
      if (system.isLinear() || norm <= tolerance * start || moved <= tolerance * Vectors.norm(u)) {
        return new Result("", iteration, linearIterations, norm / start);
      }
    }
    return new Result("not converged after " + maximum + " iterations", maximum, linearIterations,
        norm / start);
  }

  /// Writes `u + alpha step` and its residual, whose norm it returns.
  private static double shifted(NonlinearSystem system, double[] u, double[] step, double alpha,
      double[] trial,
      double[] r) {
    for (int i = 0; i < u.length; i++) {
      trial[i] = u[i] + alpha * step[i];
    }
    system.residual(trial, r);
    return Vectors.norm(r);
  }
}
