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
/// M(tᵢ, gᵢ) kᵢ + R(tᵢ, gᵢ) = 0,   gᵢ = uₙ + h Σⱼ aᵢⱼ kⱼ,   tᵢ = tₙ, tₙ + γh, tₙ + h
/// γ = 2 − √2,  d = γ/2,  w = √2/4,   a = (0), (d, d), (w, w, d),   uₙ₊₁ = g₃,   next k₁ = k₃
/// (M + h d J) e = M h Σ (bᵢ − b̂ᵢ) kᵢ,   b̂ = ((1 − w)/3, (3w + 1)/3, d/3)
/// ```
///
/// The estimate `e`, of order 3, is solved for with the matrix of the stages, which keeps it small for stiff parts. A step
/// is accepted when `‖e / (tolerance (|u| + max |u|))‖_rms ≤ 1`, the largest value taken for each component by itself;
/// the next one is longer by `0.9 err^(−1/3)`, within 0.2 and 4. The error at the end therefore goes as
/// `tolerance^(2/3)`. Rows without mass are equations that hold at every stage.
///
/// Stages are solved for by Newton's method; it keeps its factors through stages and steps until the step changes or
/// convergence becomes slow. Where `M` holds unknowns, the derivative of `M k` is left out of the matrix. Fails
/// when the step falls under 1e-10 of the span. Source: M. E. Hosea, L. F. Shampine, Appl. Numer. Math. 20 (1996),
/// doi 10.1016/0168-9274(95)00115-8.
public final class TrBdf2 implements TimeIntegrator {
  private static final double GAMMA = 2 - Math.sqrt(2);
  private static final double D = GAMMA / 2;
  private static final double W = Math.sqrt(2) / 4;
  private static final double[] ERROR = {W - (1 - W) / 3, W - (3 * W + 1) / 3, D - D / 3};
  private static final int MOST_ITERATIONS = 20;
  /// The error of Newton's method as a part of the tolerance.
  private static final double NEWTON = 1e-2;
  /// Relative steps that are nothing but rounding.
  private static final double ROUNDING = 1e-13;
  private static final double SHORTEST = 1e-10;
  /// A rate of convergence at which new factors are worth their price, as long as they help.
  private static final double SLOW = 0.2;
  /// The rate that is taken for granted before it can be seen.
  private static final double FIRST_RATE = 0.5;
  /// How far the step may be from that of the factors where Newton's method makes good for it.
  private static final double STEP_CHANGE = 0.3;

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
    return new TrBdf2(linear, 1e-8, step);
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
    private final double[][] slopes;
    private final double[] stage;
    private final double[] base;
    private final double[] work;
    private final double[] product;
    private final double[] step;
    /// The largest value of each component so far.
    private final double[] largest;
    private final double[] scale;
    private LinearSolver.@Nullable Prepared factors;
    private double factorsStep = Double.NaN;
    private double factorsTime = Double.NaN;
    private String trouble = "";
    private int steps;
    private int rejected;
    private int solves;

    Integration(ImplicitSystem system, double[] u, Listener listener) {
      this.system = system;
      this.u = u;
      this.listener = listener;
      slopes = new double[3][u.length];
      stage = new double[u.length];
      base = new double[u.length];
      work = new double[u.length];
      product = new double[u.length];
      step = new double[u.length];
      largest = new double[system.components()];
      scale = new double[system.components()];
    }

    Result run(double[] times) {
      try {
        return advance(times);
      } catch (SingularMatrixException e) {
        return result("the linear system cannot be solved: " + e.getMessage());
      }
    }

    private Result advance(double[] times) {
      double span = times[times.length - 1] - times[0];
      double wish = fixedStep > 0 ? fixedStep : 1e-4 * span;
      double time = times[0];
      system.prescribe(time, u);
      measure(u);
      listener.reached(0, 0, u);
      start(time, 1e-7 * span);
      for (int next = 1; next < times.length; next++) {
        while (time < times[next]) {
          double left = times[next] - time;
          double parts = Math.ceil(left / wish - 1e-9);
          double h = parts <= 1 ? left : left / parts;
          double error = attempt(time, h);
          if (fixedStep > 0) {
            if (!(error < Double.POSITIVE_INFINITY)) {
              return result(trouble + " at t = " + (float) time + "; try a shorter step");
            }
          } else if (!(error <= 1)) {
            rejected++;
            wish = h * (error < Double.POSITIVE_INFINITY ? Math.max(0.2, 0.9 * Math.cbrt(1 / error)) : 0.25);
            if (wish < SHORTEST * span) {
              return result("the step became too short at t = " + (float) time
                  + (trouble.isEmpty() ? "" : " (" + trouble + ")")
                  + "; the solution may cease to exist there, or the tolerance is too small");
            }
            continue;
          } else {
            double growth = error == 0 ? 4 : Math.clamp(0.9 * Math.cbrt(1 / error), 0.2, 4);
            // A little more is not worth new factors.
            wish = growth > 1 && growth < 1.3 ? h : h * growth;
          }
          accept();
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

    private void accept() {
      System.arraycopy(stage, 0, u, 0, u.length);
      double[] oldest = slopes[0];
      slopes[0] = slopes[2];
      slopes[2] = oldest;
      measure(u);
      for (int c = 0; c < scale.length; c++) {
        largest[c] = Math.max(largest[c], scale[c]);
      }
    }

    /// Finds the first slope, `M k = −R`. Prescribed entries move as their data do; rows without mass have none.
    private void start(double time, double shortTime) {
      SparseMatrix mass = copy(system.mass(time, u));
      boolean[] held = system.constrained().clone();
      for (int i = 0; i < held.length; i++) {
        boolean massless = true;
        for (int k = mass.rowStart()[i]; k < mass.rowStart()[i + 1]; k++) {
          massless &= mass.values()[k] == 0;
        }
        held[i] |= massless;
      }
      System.arraycopy(u, 0, stage, 0, u.length);
      system.prescribe(time + shortTime, stage);
      for (int i = 0; i < u.length; i++) {
        step[i] = (stage[i] - u[i]) / shortTime;
      }
      mass.multiply(step, product);
      system.residual(time, u, work);
      for (int i = 0; i < u.length; i++) {
        work[i] = held[i] ? 0 : -work[i] - product[i];
      }
      System.arraycopy(step, 0, slopes[0], 0, u.length);
      Constraints.apply(held, mass);
      Arrays.fill(step, 0);
      linear.prepare(mass).solve(work, step);
      solves++;
      Vectors.addScaled(1, step, slopes[0]);
    }

    /// Makes a step from `u` to `stage` and returns its error in units of the tolerance; infinite if Newton's method
    /// does not converge.
    private double attempt(double time, double h) {
      trouble = "";
      System.arraycopy(u, 0, stage, 0, u.length);
      combine(h, D, 0);
      if (!solveStage(time + GAMMA * h, h, slopes[1])) {
        return Double.POSITIVE_INFINITY;
      }
      combine(h, W, W);
      if (!solveStage(time + h, h, slopes[2])) {
        return Double.POSITIVE_INFINITY;
      }
      return fixedStep > 0 ? 0 : error(time + h, h);
    }

    private double error(double time, double h) {
      for (int i = 0; i < u.length; i++) {
        step[i] = h * (ERROR[0] * slopes[0][i] + ERROR[1] * slopes[1][i] + ERROR[2] * slopes[2][i]);
      }
      system.mass(time, stage).multiply(step, work);
      for (int i = 0; i < u.length; i++) {
        if (system.constrained()[i]) {
          work[i] = 0;
        }
      }
      Arrays.fill(step, 0);
      factors(time, h, false).solve(work, step);
      solves++;
      return norm(step) / tolerance;
    }

    /// Writes what the earlier stages put into the next one.
    private void combine(double h, double first, double second) {
      for (int i = 0; i < u.length; i++) {
        base[i] = u[i] + h * (first * slopes[0][i] + second * slopes[1][i]);
      }
    }

    /// Solves `M k + R(time, g) = 0`, `g = base + h d k`, for `g = stage`, from where it is, and writes `k`.
    private boolean solveStage(double time, double h, double[] slope) {
      system.prescribe(time, stage);
      double before = Double.NaN;
      boolean fresh = false;
      for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
        slope(h, slope);
        system.residual(time, stage, work);
        system.mass(time, stage).multiply(slope, product);
        for (int i = 0; i < u.length; i++) {
          work[i] = system.constrained()[i] ? 0 : -h * D * (work[i] + product[i]);
        }
        LinearSolver.Prepared prepared = factors(time, h, fresh);
        Arrays.fill(step, 0);
        LinearSolver.Result solved = prepared.solve(work, step);
        solves++;
        double size = norm(step);
        if (!solved.converged() || !(size < Double.POSITIVE_INFINITY)) {
          trouble = "the linear system of a step cannot be solved";
          return false;
        }
        Vectors.addScaled(1, step, stage);
        double rate = Double.isNaN(before) ? FIRST_RATE : size / before;
        if (isExact(time, h) || size <= ROUNDING
            || rate < 1 && size * rate / (1 - rate) <= NEWTON * tolerance) {
          slope(h, slope);
          return true;
        }
        if (rate > 2) {
          break;
        }
        fresh = !Double.isNaN(before) && rate > SLOW;
        before = size;
      }
      trouble = "Newton's method does not converge";
      return false;
    }

    private void slope(double h, double[] slope) {
      for (int i = 0; i < u.length; i++) {
        slope[i] = (stage[i] - base[i]) / (h * D);
      }
    }

    /// Whether one solve with the present factors solves a stage.
    private boolean isExact(double time, double h) {
      return system.isLinear() && isOf(h, 1e-10) && (system.hasConstantMatrices() || factorsTime == time);
    }

    private boolean isOf(double h, double slack) {
      return Math.abs(h - factorsStep) <= slack * h;
    }

    private LinearSolver.Prepared factors(double time, double h, boolean fresh) {
      LinearSolver.Prepared known = factors;
      if (known != null && !fresh && isOf(h, system.hasConstantMatrices() ? 1e-10 : STEP_CHANGE)) {
        return known;
      }
      SparseMatrix matrix = copy(system.mass(time, stage));
      double[] derivative = system.jacobian(time, stage).values();
      for (int k = 0; k < derivative.length; k++) {
        matrix.values()[k] += h * D * derivative[k];
      }
      Constraints.apply(system.constrained(), matrix);
      known = linear.prepare(matrix);
      factors = known;
      factorsStep = h;
      factorsTime = time;
      return known;
    }

    private static SparseMatrix copy(SparseMatrix matrix) {
      return new SparseMatrix(matrix.rowStart(), matrix.columns(), matrix.values().clone());
    }

    /// Finds the largest value of each component of a state; what was much larger once still counts a little, so that
    /// a component may die away.
    private void measure(double[] state) {
      Arrays.fill(scale, 0);
      for (int i = 0; i < state.length; i++) {
        int c = i % scale.length;
        scale[c] = Math.max(scale[c], Math.abs(state[i]));
      }
      for (int c = 0; c < scale.length; c++) {
        scale[c] = Math.max(scale[c], 1e-3 * largest[c]) + Double.MIN_NORMAL;
      }
    }

    private double norm(double[] error) {
      measure(stage);
      double sum = 0;
      for (int i = 0; i < error.length; i++) {
        double part = error[i] / (Math.abs(stage[i]) + scale[i % scale.length]);
        sum += part * part;
      }
      return Math.sqrt(sum / error.length);
    }
  }
}
