package org.collocate.solver.time;

import org.collocate.solver.linear.LinearSolver;

/// Backward differences of order 2 with steps of any length; the first step is one of backward Euler.
///
/// ```
/// uₙ₊₁ = ((1 + ω)² uₙ − ω² uₙ₋₁)/(1 + 2ω) + h (1 + ω)/(1 + 2ω) kₙ₊₁,   M kₙ₊₁ + R(tₙ₊₁, uₙ₊₁) = 0,   ω = hₙ₊₁/hₙ
/// e = h³ (1 + ω)²/(6 ω (1 + 2ω)) u''',   u''' ≈ 2 [k₊, k, k₋]
/// ```
///
/// One system of equations in each step. L-stable with equal steps, and stable as long as no step is more than 1 + √2 times as
/// long as the one before it; none is more than twice. The estimate of the error, from the second divided difference of the
/// slopes, is solved for with the matrix of the step, as in {@link DiagonallyImplicit}. Source: E. Hairer, S. P. Nørsett, G. Wanner,
/// Solving Ordinary Differential Equations I, 2nd ed., section III.5, doi 10.1007/978-3-540-78862-1.
final class BackwardDifferences implements OneStep {
  /// The error of Newton's method as a part of the tolerance.
  private static final double NEWTON = 1e-2;
  private static final double LONGEST_GROWTH = 2;

  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final double tolerance;
  private final double[] u;
  private final StateNorm norm;
  private final StageSolve solve;
  private final SlopeStage stage;
  private final Hermite hermite;
  private final double[] before;
  private final double[] slopeBefore;
  private final double[] base;
  private final double[] next;
  private final double[] slope;
  private final double[] error;
  private double lengthBefore;
  private double length;
  private int solves;

  /// @param u the state, which is written when steps are accepted
  BackwardDifferences(ImplicitSystem system, LinearSolver linear, double tolerance, double[] u) {
    this.system = system;
    this.linear = linear;
    this.tolerance = tolerance;
    this.u = u;
    norm = new StateNorm(system.components());
    solve = new StageSolve(system, linear, norm, NEWTON * tolerance);
    hermite = new Hermite(u.length);
    before = new double[u.length];
    slopeBefore = new double[u.length];
    base = new double[u.length];
    next = new double[u.length];
    slope = new double[u.length];
    error = new double[u.length];
    stage = new SlopeStage(system, base);
  }

  @Override
  public void start(double time, double shortTime) {
    norm.accept(u);
    SlopeSolve first = new SlopeSolve(system, linear, shortTime);
    first.solve(time, u, slope);
    solves += first.solves();
    hermite.start(u, slope);
  }

  @Override
  public double longestGrowth() {
    return LONGEST_GROWTH;
  }

  @Override
  public double attempt(double time, double h) {
    length = h;
    boolean first = lengthBefore == 0;
    // With no state before it the formula is that of a ratio of nought, but for its error.
    double ratio = first ? 0 : h / lengthBefore;
    double delta = h * (1 + ratio) / (1 + 2 * ratio);
    for (int i = 0; i < u.length; i++) {
      base[i] = ((1 + ratio) * (1 + ratio) * u[i] - ratio * ratio * before[i]) / (1 + 2 * ratio);
      next[i] = u[i] + h * hermite.slope()[i];
    }
    if (!solve.solve(time + h, delta, stage.over(delta), next)) {
      return Double.POSITIVE_INFINITY;
    }
    stage.slope(next, slope);
    estimate(h, ratio);
    system.mass(time + h, next).multiply(error, base);
    for (int i = 0; i < u.length; i++) {
      base[i] = system.constrained()[i] ? 0 : base[i];
    }
    solve.again(time + h, delta, stage, next, base, error);
    return norm.of(error, next) / tolerance;
  }

  /// Writes the error of the formula: `h² u''/2` of the first step.
  private void estimate(double h, double ratio) {
    double[] now = hermite.slope();
    for (int i = 0; i < u.length; i++) {
      double late = slope[i] - now[i];
      error[i] = lengthBefore == 0 ? h / 2 * late
          : h * h * (1 + ratio) / (3 * (1 + 2 * ratio))
              * (late / h - (now[i] - slopeBefore[i]) / lengthBefore);
    }
  }

  @Override
  public void accept() {
    System.arraycopy(u, 0, before, 0, u.length);
    System.arraycopy(hermite.slope(), 0, slopeBefore, 0, u.length);
    System.arraycopy(next, 0, u, 0, u.length);
    lengthBefore = length;
    norm.accept(u);
    hermite.accept(length, u, slope);
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
}
