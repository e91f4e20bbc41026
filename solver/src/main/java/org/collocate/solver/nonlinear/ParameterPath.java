package org.collocate.solver.nonlinear;

import org.collocate.solver.linear.Vectors;

/// Follows the solution of `R(u; λ) = 0` while a parameter `λ` goes from a value where Newton's method finds it to one where
/// it does not.
///
/// ```
/// u* = u_k + (λ − λ_k)/(λ_k − λ_{k−1}) · (u_k − u_{k−1})        the start at λ, on the secant of the last two solutions
/// ```
///
/// The length of a step doubles after quick convergence and halves after a failure. It fails where the path turns back in
/// `λ` (a fold), ends, or becomes so steep that the least step is too long, and then tells how far it came. Source: E. L.
/// Allgower, K. Georg, Introduction to Numerical Continuation Methods, SIAM 2003, doi 10.1137/1.9780898719154.
///
/// @param newton what solves each step
public record ParameterPath(Newton newton) {
  /// Lengths of steps as a share of the whole way.
  private static final double FIRST_STEP = 0.1;
  private static final double LEAST_STEP = 1e-4;
  /// Up to so many iterations a step was shorter than it need be; with more than those of {@link #SLOW} it was too long.
  private static final int QUICK = 4;
  private static final int SLOW = 15;

  /// Systems of the same size, one for each value of the parameter.
  public interface Family {
    int size();

    /// The system at a value, which it holds until it is asked for the next one.
    ///
    /// @param u takes the entries that are prescribed there
    NonlinearSystem at(double value, double[] u);
  }

  /// Is told how it goes; may throw to end it all.
  public interface Listener {
    /// Newton's method has done an iteration, for this value of the parameter.
    void iterated(int iterations, double value);

    /// A solution is found.
    ///
    /// @param step 0 for the first
    /// @param result of Newton's method for this step
    void arrived(int step, double value, Newton.Result result, double[] u);
  }

  /// How it ended.
  ///
  /// @param newton the last step, with the iterations of all of them
  /// @param steps that led to a solution, after the first one
  /// @param reached the value of the last solution; NaN if there is none
  /// @param u the last solution, or the start if there is none
  public record Result(Newton.Result newton, int steps, double reached, double[] u) {
    public boolean converged() {
      return newton.converged();
    }
  }

  /// Follows the path.
  ///
  /// @param from where Newton's method begins, with zero wherever nothing is prescribed
  /// @param to the end of the path
  public Result solve(Family family, double from, double to, Listener listener) {
    double[] u = new double[family.size()];
    NonlinearSystem first = family.at(from, u);
    double[] r = new double[u.length];
    first.residual(u, r);
    double scale = Vectors.norm(r);
    Newton.Result result = newton.solve(first, u, k -> listener.iterated(k, from));
    Totals totals = new Totals().plus(result);
    if (!result.converged()) {
      return new Result(totals.of(result), 0, Double.NaN, u);
    }
    listener.arrived(0, from, result, u);
    Newton perStep = new Newton(newton.linear(), newton.tolerance(), SLOW);
    double[] before = u;
    double valueBefore = from;
    double value = from;
    double least = LEAST_STEP * Math.abs(to - from);
    double step = FIRST_STEP * (to - from);
    int steps = 0;
    while (value != to) {
      if (Math.abs(step) < least) {
        return new Result(totals.of(result), steps, value, u);
      }
      double next = Math.abs(to - value) <= Math.abs(step) ? to : value + step;
      double[] trial = onSecant(before, u, value == valueBefore ? 0 : (next - value) / (value - valueBefore));
      NonlinearSystem system = family.at(next, trial);
      int done = totals.iterations;
      result = perStep.solve(system, trial, scale, k -> listener.iterated(done + k, next));
      totals.plus(result);
      if (result.converged()) {
        steps++;
        before = u;
        valueBefore = value;
        u = trial;
        value = next;
        step *= result.iterations() <= QUICK ? 2 : 1;
        listener.arrived(steps, value, result, u);
      } else {
        step /= 2;
      }
    }
    return new Result(totals.of(result), steps, value, u);
  }

  private static double[] onSecant(double[] before, double[] u, double share) {
    double[] start = u.clone();
    for (int i = 0; i < u.length; i++) {
      start[i] += share * (u[i] - before[i]);
    }
    return start;
  }

  /// Iterations of all steps.
  private static final class Totals {
    private int iterations;
    private int linear;

    Totals plus(Newton.Result result) {
      iterations += result.iterations();
      linear += result.linearIterations();
      return this;
    }

    Newton.Result of(Newton.Result last) {
      return new Newton.Result(last.reason(), iterations, linear, last.residual());
    }
  }
}
