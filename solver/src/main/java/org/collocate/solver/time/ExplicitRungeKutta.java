package org.collocate.solver.time;

import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Vectors;

/// Explicit Runge–Kutta methods: each stage is a slope, `M kᵢ = −R(tᵢ, gᵢ)`, for which only the mass is solved.
///
/// Steps are bounded by the stiffest part of the system; the control of the error finds that bound by itself, and works at it.
/// With prescribed entries that change in time the order is lower than that of the table. Rows without mass cannot be advanced.
final class ExplicitRungeKutta implements OneStep {
  private final RungeKuttaTable table;
  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final double tolerance;
  private final double[] u;
  private final StateNorm norm;
  private final double[][] slopes;
  private final double[] stage;
  private final double[] next;
  private final double[] error;
  private final Hermite hermite;
  private SlopeSolve slope;
  private double length;
  private double end;
  private String trouble = "";

  /// @param u the state, which is written when steps are accepted
  ExplicitRungeKutta(RungeKuttaTable table, ImplicitSystem system, LinearSolver linear, double tolerance,
      double[] u) {
    this.table = table;
    this.system = system;
    this.linear = linear;
    this.tolerance = tolerance;
    this.u = u;
    norm = new StateNorm(system.components());
    slopes = new double[table.stages()][u.length];
    stage = new double[u.length];
    next = new double[u.length];
    error = new double[u.length];
    hermite = new Hermite(u.length);
    slope = new SlopeSolve(system, linear, 0);
  }

  @Override
  public void start(double time, double shortTime) {
    slope = new SlopeSolve(system, linear, shortTime);
    norm.accept(u);
    slope.solve(time, u, slopes[0]);
    hermite.start(u, slopes[0]);
  }

  @Override
  public String obstacle(double time) {
    return slope.isMassless(time, u)
        ? "an equation has no time derivative, which an explicit method cannot advance; take an implicit one"
        : "";
  }

  @Override
  public double attempt(double time, double h) {
    trouble = "";
    length = h;
    end = time + h;
    System.arraycopy(hermite.slope(), 0, slopes[0], 0, u.length);
    for (int i = 1; i < table.stages(); i++) {
      combine(table.a()[i], i, h, stage);
      double at = time + table.c(i) * h;
      system.prescribe(at, stage);
      slope.solve(at, stage, slopes[i]);
    }
    combine(table.b(), table.stages(), h, next);
    system.prescribe(end, next);
    for (int i = 0; i < u.length; i++) {
      double sum = 0;
      for (int j = 0; j < table.stages(); j++) {
        sum += (table.b()[j] - table.embedded()[j]) * slopes[j][i];
      }
      error[i] = system.constrained()[i] ? 0 : h * sum;
    }
    double size = norm.of(error, next) / tolerance;
    if (Double.isFinite(size)) {
      return size;
    }
    trouble = "the state is not finite";
    return Double.POSITIVE_INFINITY;
  }

  private void combine(double[] weights, int stages, double h, double[] state) {
    System.arraycopy(u, 0, state, 0, u.length);
    for (int j = 0; j < stages; j++) {
      if (weights[j] != 0) {
        Vectors.addScaled(h * weights[j], slopes[j], state);
      }
    }
  }

  @Override
  public void accept() {
    System.arraycopy(next, 0, u, 0, u.length);
    norm.accept(u);
    int last = table.stages() - 1;
    if (!table.isStifflyAccurate()) {
      slope.solve(end, u, slopes[last]);
    }
    hermite.accept(length, u, slopes[last]);
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
    return slope.solves();
  }
}
