package org.collocate.solver.time;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.jspecify.annotations.Nullable;

/// Singly diagonally implicit Runge–Kutta methods whose last stage is the state at the end of the step.
///
/// ```
/// M(tᵢ, gᵢ) kᵢ + R(tᵢ, gᵢ) = 0,   gᵢ = uₙ + h Σⱼ aᵢⱼ kⱼ,   uₙ₊₁ = g_s
/// (M + h d J) e = M h Σ (bᵢ − b̂ᵢ) kᵢ
/// ```
///
/// The estimate of the error is solved for with the matrix of the stages, which keeps it small for stiff parts. Rows without mass
/// are equations that hold at every stage.
///
/// Stages are solved for by Newton's method; it keeps its factors through stages and steps until the step changes or
/// convergence becomes slow. Where `M` holds unknowns, the derivative of `M k` is left out of the matrix.
final class DiagonallyImplicit implements OneStep {
  private static final int MOST_ITERATIONS = 20;
  /// The error of Newton's method that the end of a step may see, as a part of the step's own, which goes as `tolerance^((p + 1)/(q + 1))`
  /// where the estimate is of order `q`.
  private static final double NEWTON = 3e-2;
  /// Relative steps that are nothing but rounding.
  private static final double ROUNDING = 1e-13;
  /// A rate of convergence at which new factors are worth their price, as long as they help.
  private static final double SLOW = 0.2;
  /// The rate that is taken for granted before it can be seen.
  private static final double FIRST_RATE = 0.5;
  /// How far the step may be from that of the factors where Newton's method makes good for it.
  private static final double STEP_CHANGE = 0.3;

  private final RungeKuttaTable table;
  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final double tolerance;
  private final double[] u;
  private final double d;
  private final double accuracy;
  private final StateNorm norm;
  private final double[][] slopes;
  private final double[] stage;
  private final double[] base;
  private final double[] work;
  private final double[] product;
  private final double[] step;
  private final Hermite hermite;
  private LinearSolver.@Nullable Prepared factors;
  private double factorsStep = Double.NaN;
  private double factorsTime = Double.NaN;
  private String trouble = "";
  private double length;
  private int solves;

  /// @param u the state, which is written when steps are accepted
  DiagonallyImplicit(RungeKuttaTable table, ImplicitSystem system, LinearSolver linear, double tolerance,
      double[] u) {
    this.table = table;
    this.system = system;
    this.linear = linear;
    this.tolerance = tolerance;
    this.u = u;
    d = table.diagonal();
    accuracy = NEWTON
        * Math.pow(tolerance, (table.order() + 1.0) / (1 + Math.min(table.order(), table.embeddedOrder())))
        / amplification(table);
    norm = new StateNorm(system.components());
    slopes = new double[table.stages()][u.length];
    stage = new double[u.length];
    base = new double[u.length];
    work = new double[u.length];
    product = new double[u.length];
    step = new double[u.length];
    hermite = new Hermite(u.length);
  }

  /// How much larger an error of the stages may be at the end of the step: their slopes are divided by `h d` and weighted.
  private static double amplification(RungeKuttaTable table) {
    return Arrays.stream(table.b()).map(Math::abs).sum() / table.diagonal();
  }

  private int last() {
    return table.stages() - 1;
  }

  @Override
  public void start(double time, double shortTime) {
    norm.accept(u);
    SlopeSolve first = new SlopeSolve(system, linear, shortTime);
    first.solve(time, u, slopes[last()]);
    solves += first.solves();
    hermite.start(u, slopes[last()]);
  }

  @Override
  public double attempt(double time, double h) {
    trouble = "";
    length = h;
    System.arraycopy(u, 0, stage, 0, u.length);
    int first = 0;
    if (table.startsExplicitly()) {
      // The slope at the end of the last step; the last stage's array is written only when all that needs it is done.
      System.arraycopy(hermite.slope(), 0, slopes[0], 0, u.length);
      first = 1;
    }
    for (int i = first; i <= last(); i++) {
      combine(i, h);
      if (!solveStage(time + table.c(i) * h, h, slopes[i])) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return error(time + h, h);
  }

  @Override
  public void accept() {
    System.arraycopy(stage, 0, u, 0, u.length);
    norm.accept(u);
    hermite.accept(length, u, slopes[last()]);
  }

  @Override
  public void between(double part, double[] state) {
    hermite.at(part, state);
  }

  @Override
  public String trouble() {
    return trouble;
  }

  @Override
  public int linearSolves() {
    return solves;
  }

  private double error(double time, double h) {
    Arrays.fill(step, 0);
    for (int i = 0; i <= last(); i++) {
      Vectors.addScaled(h * (table.b()[i] - table.embedded()[i]), slopes[i], step);
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
    return norm.of(step, stage) / tolerance;
  }

  /// Writes what the earlier stages put into the next one.
  private void combine(int i, double h) {
    System.arraycopy(u, 0, base, 0, u.length);
    for (int j = 0; j < i; j++) {
      if (table.a()[i][j] != 0) {
        Vectors.addScaled(h * table.a()[i][j], slopes[j], base);
      }
    }
  }

  /// Solves `M k + R(time, g) = 0`, `g = base + h d k`, for `g = stage`, from where it is, and writes `k`.
  private boolean solveStage(double time, double h, double[] k) {
    system.prescribe(time, stage);
    double before = Double.NaN;
    boolean fresh = false;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      slope(h, k);
      system.residual(time, stage, work);
      system.mass(time, stage).multiply(k, product);
      for (int i = 0; i < u.length; i++) {
        work[i] = system.constrained()[i] ? 0 : -h * d * (work[i] + product[i]);
      }
      LinearSolver.Prepared prepared = factors(time, h, fresh);
      Arrays.fill(step, 0);
      LinearSolver.Result solved = prepared.solve(work, step);
      solves++;
      double size = norm.of(step, stage);
      if (!solved.converged() || !(size < Double.POSITIVE_INFINITY)) {
        trouble = "the linear system of a step cannot be solved";
        return false;
      }
      Vectors.addScaled(1, step, stage);
      double rate = Double.isNaN(before) ? FIRST_RATE : size / before;
      if (isExact(time, h) || size <= ROUNDING
          || rate < 1 && size * rate / (1 - rate) <= accuracy) {
        slope(h, k);
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

  private void slope(double h, double[] k) {
    for (int i = 0; i < u.length; i++) {
      k[i] = (stage[i] - base[i]) / (h * d);
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
    SparseMatrix matrix = system.mass(time, stage).copy();
    double[] derivative = system.jacobian(time, stage).values();
    for (int k = 0; k < derivative.length; k++) {
      matrix.values()[k] += h * d * derivative[k];
    }
    Constraints.apply(system.constrained(), matrix);
    known = linear.prepare(matrix);
    factors = known;
    factorsStep = h;
    factorsTime = time;
    return known;
  }
}
