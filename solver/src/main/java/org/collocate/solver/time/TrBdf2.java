package org.collocate.solver.time;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SingularMatrixException;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.jspecify.annotations.Nullable;

/// TR-BDF2: a step of the trapezoidal rule, then one of BDF2, as a singly diagonally implicit Runge–Kutta method of order
/// 2, L-stable, with an embedded estimate of the error.
///
/// ```
/// γ = 2 − √2,  d = γ/2,  w = √2/4
/// M (g₂ − uₙ) + h (d R(tₙ, uₙ) + d R(tₙ + γh, g₂)) = 0
/// M (g₃ − uₙ) + h (w R₁ + w R₂ + d R(tₙ + h, g₃)) = 0,   uₙ₊₁ = g₃
/// (M + h d J) e = −h Σ (bᵢ − b̂ᵢ) Rᵢ,   b̂ = ((1 − w)/3, (3w + 1)/3, d/3)
/// ```
///
/// The estimate is solved for with the matrix of the stages, which keeps it small for stiff parts. A step is accepted
/// when `‖e / (tolerance (|u| + scale))‖_rms ≤ 1`, `scale` being the largest `|u|` so far; the next one is longer by
/// `0.9 err^(−1/3)`, within 0.2 and 4. Factors are kept while the step stays the same. Where `M` holds unknowns, Newton's
/// method leaves out its derivative and converges linearly. Fails when the step falls under 1e-12 of the span. Source:
/// M. E. Hosea, L. F. Shampine, Appl. Numer. Math. 20 (1996), doi 10.1016/0168-9274(95)00115-8.
public final class TrBdf2 implements TimeIntegrator {
  private static final double GAMMA = 2 - Math.sqrt(2);
  private static final double D = GAMMA / 2;
  private static final double W = Math.sqrt(2) / 4;
  private static final double[] ERROR = {W - (1 - W) / 3, W - (3 * W + 1) / 3, D - D / 3};
  private static final int MOST_ITERATIONS = 10;
  private static final double NEWTON = 1e-2;

  private final LinearSolver linear;
  private final double tolerance;
  private final double fixedStep;

  private TrBdf2(LinearSolver linear, double tolerance, double fixedStep) {
    this.linear = linear;
    this.tolerance = tolerance;
    this.fixedStep = fixedStep;
  }

  /// With error control.
  ///
  /// @param tolerance of the error of a step relative to the state; 1e-4 for pictures, 1e-6 for numbers
  public static TrBdf2 adaptive(LinearSolver linear, double tolerance) {
    return new TrBdf2(linear, tolerance, 0);
  }

  /// With equal steps, shortened only to meet the wanted times.
  public static TrBdf2 fixed(LinearSolver linear, double step) {
    return new TrBdf2(linear, 1e-10, step);
  }

  @Override
  public Result integrate(ImplicitSystem system, double[] u, double[] times, Listener listener) {
    return new Integration(system, u, listener).run(times);
  }

  /// One integration with its work arrays.
  private final class Integration {
    private final ImplicitSystem system;
    private final double[] u;
    private final Listener listener;
    private final double[][] residuals;
    private final double[] stage;
    private final double[] base;
    private final double[] work;
    private final double[] step;
    private @Nullable SparseMatrix mass;
    private @Nullable SparseMatrix jacobian;
    private LinearSolver.@Nullable Prepared factors;
    private double factorsStep = Double.NaN;
    private double scale;
    private int steps;
    private int rejected;
    private int solves;

    Integration(ImplicitSystem system, double[] u, Listener listener) {
      this.system = system;
      this.u = u;
      this.listener = listener;
      residuals = new double[3][u.length];
      stage = new double[u.length];
      base = new double[u.length];
      work = new double[u.length];
      step = new double[u.length];
      scale = Vectors.largest(u);
    }

    Result run(double[] times) {
      double span = times[times.length - 1] - times[0];
      double wish = fixedStep > 0 ? fixedStep : 1e-4 * span;
      double time = times[0];
      listener.reached(0, 0, u);
      for (int next = 1; next < times.length; next++) {
        while (time < times[next]) {
          double left = times[next] - time;
          double parts = Math.ceil(left / wish - 1e-9);
          double h = parts <= 1 ? left : left / parts;
          double error;
          try {
            error = attempt(time, h);
          } catch (SingularMatrixException e) {
            return result("the linear system cannot be solved: " + e.getMessage());
          }
          if (fixedStep > 0) {
            if (!(error < Double.POSITIVE_INFINITY)) {
              return result("Newton's method does not converge at t = " + time + "; try a shorter step");
            }
          } else if (!(error <= 1)) {
            rejected++;
            wish = h * (error < Double.POSITIVE_INFINITY ? Math.max(0.2, 0.9 * Math.cbrt(1 / error)) : 0.25);
            if (wish < 1e-12 * span) {
              return result("the step became too short at t = " + time
                  + "; the solution may cease to exist there, or the tolerance is too small");
            }
            continue;
          } else {
            double growth = error == 0 ? 4 : Math.clamp(0.9 * Math.cbrt(1 / error), 0.2, 4);
            // A little more is not worth new factors.
            wish = growth > 1 && growth < 1.3 ? h : h * growth;
          }
          System.arraycopy(stage, 0, u, 0, u.length);
          scale = Math.max(scale, Vectors.largest(u));
          time = parts <= 1 ? times[next] : time + h;
          listener.stepped(++steps, time);
        }
        listener.reached(next, steps, u);
      }
      return result("");
    }

    private Result result(String reason) {
      return new Result(reason, steps, rejected, solves);
    }

    /// Makes a step from `u` to `stage` and returns its error in units of the tolerance; infinite if Newton's method
    /// does not converge.
    private double attempt(double time, double h) {
      system.residual(time, u, residuals[0]);
      System.arraycopy(u, 0, stage, 0, u.length);
      combine(h, D, 0);
      if (!solveStage(time + GAMMA * h, h, 1)) {
        return Double.POSITIVE_INFINITY;
      }
      combine(h, W, W);
      if (!solveStage(time + h, h, 2)) {
        return Double.POSITIVE_INFINITY;
      }
      for (int i = 0; i < u.length; i++) {
        work[i] = system.constrained()[i] ? 0
            : -h * (ERROR[0] * residuals[0][i] + ERROR[1] * residuals[1][i] + ERROR[2] * residuals[2][i]);
      }
      Arrays.fill(step, 0);
      factors(time + h, h).solve(work, step);
      solves++;
      return norm(step) / tolerance;
    }

    /// Writes what the earlier stages put into the next one.
    private void combine(double h, double first, double second) {
      for (int i = 0; i < u.length; i++) {
        base[i] = h * (first * residuals[0][i] + second * residuals[1][i]);
      }
    }

    /// Solves `M (g − u) + base + h d R(time, g) = 0` for `g = stage` and keeps `R(time, g)`.
    private boolean solveStage(double time, double h, int number) {
      system.prescribe(time, stage);
      double before = Double.POSITIVE_INFINITY;
      for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
        system.residual(time, stage, residuals[number]);
        for (int i = 0; i < u.length; i++) {
          step[i] = stage[i] - u[i];
        }
        mass(time).multiply(step, work);
        for (int i = 0; i < u.length; i++) {
          work[i] = system.constrained()[i] ? 0 : -(work[i] + base[i] + h * D * residuals[number][i]);
        }
        Arrays.fill(step, 0);
        LinearSolver.Result solved = factors(time, h).solve(work, step);
        solves++;
        double size = norm(step);
        if (!solved.converged() || !(size < Double.POSITIVE_INFINITY) || size > 2 * before) {
          return false;
        }
        Vectors.addScaled(1, step, stage);
        if (system.isLinear() || size <= NEWTON * tolerance) {
          system.residual(time, stage, residuals[number]);
          return true;
        }
        before = size;
      }
      return false;
    }

    private SparseMatrix mass(double time) {
      SparseMatrix known = mass;
      if (known == null || !system.hasConstantMatrices()) {
        known = system.mass(time, stage);
        mass = known;
      }
      return known;
    }

    private LinearSolver.Prepared factors(double time, double h) {
      LinearSolver.Prepared known = factors;
      if (known != null && system.hasConstantMatrices() && Math.abs(h - factorsStep) <= 1e-10 * h) {
        return known;
      }
      SparseMatrix derivative = jacobian;
      if (derivative == null || !system.hasConstantMatrices()) {
        derivative = system.jacobian(time, stage);
        jacobian = derivative;
      }
      SparseMatrix matrix = derivative.zeros();
      SparseMatrix inertia = mass(time);
      for (int k = 0; k < matrix.values().length; k++) {
        matrix.values()[k] = inertia.values()[k] + h * D * derivative.values()[k];
      }
      Constraints.apply(system.constrained(), matrix);
      known = linear.prepare(matrix);
      factors = known;
      factorsStep = h;
      return known;
    }

    private double norm(double[] error) {
      double sum = 0;
      for (int i = 0; i < error.length; i++) {
        double part = error[i] / (Math.abs(stage[i]) + scale + Double.MIN_NORMAL);
        sum += part * part;
      }
      return Math.sqrt(sum / error.length);
    }
  }
}
