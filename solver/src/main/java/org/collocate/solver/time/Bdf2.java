package org.collocate.solver.time;

import org.collocate.solver.linear.LinearSolver;

/// Backward differences of order 2, with steps of any length.
public final class Bdf2 implements TimeIntegratorProvider {
  private static final int ORDER = 2;
  /// The tolerance of what a step iterates for, where steps are equal.
  private static final double FIXED_TOLERANCE = 1e-10;

  @Override
  public String id() {
    return "bdf2";
  }

  @Override
  public String summary() {
    return "backward differences, order 2, implicit, one system for each step";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean explicit() {
    return false;
  }

  @Override
  public TimeIntegrator adaptive(LinearSolver linear, double tolerance) {
    return integrator(linear, tolerance, 0);
  }

  @Override
  public TimeIntegrator fixed(LinearSolver linear, double step) {
    return integrator(linear, FIXED_TOLERANCE, step);
  }

  private static TimeIntegrator integrator(LinearSolver linear, double tolerance, double fixedStep) {
    StepControl control = StepControl.interpolating(ORDER, ORDER, fixedStep);
    return (system, u, times, listener) -> control.run(
        new BackwardDifferences(system, linear, tolerance, u), u, times,
        (state, time) -> system.prescribe(time, state), listener);
  }
}
