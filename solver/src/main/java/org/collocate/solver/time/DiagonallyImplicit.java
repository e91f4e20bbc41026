package org.collocate.solver.time;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Vectors;

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
/// Stages are solved for by Newton's method, see {@link StageSolve}.
final class DiagonallyImplicit implements OneStep {
  /// The error of Newton's method that the end of a step may see, as a part of the step's own, which goes as `tolerance^((p + 1)/(q + 1))`
  /// where the estimate is of order `q`.
  private static final double NEWTON = 3e-2;

  private final RungeKuttaTable table;
  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final StageSolve solve;
  private final SlopeStage equations;
  private final double tolerance;
  private final double[] u;
  private final double d;
  private final StateNorm norm;
  private final double[][] slopes;
  private final double[] stage;
  private final double[] base;
  private final double[] work;
  private final double[] step;
  private final Hermite hermite;
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
    norm = new StateNorm(system.components());
    solve = new StageSolve(system, linear, norm, accuracy(table, tolerance));
    slopes = new double[table.stages()][u.length];
    stage = new double[u.length];
    base = new double[u.length];
    equations = new SlopeStage(system, base);
    work = new double[u.length];
    step = new double[u.length];
    hermite = new Hermite(u.length);
  }

  private static double accuracy(RungeKuttaTable table, double tolerance) {
    int estimate = Math.min(table.order(), table.embeddedOrder());
    return NEWTON * Math.pow(tolerance, (table.order() + 1.0) / (estimate + 1)) / amplification(table);
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
    return solve.trouble();
  }

  @Override
  public int linearSolves() {
    return solves + solve.solves();
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
    solve.again(time, h * d, equations.over(h * d), stage, work, step);
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
    boolean solved = solve.solve(time, h * d, equations.over(h * d), stage);
    if (solved) {
      equations.slope(stage, k);
    }
    return solved;
  }
}
