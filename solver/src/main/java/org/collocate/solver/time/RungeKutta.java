package org.collocate.solver.time;

import org.collocate.solver.linear.LinearSolver;

/// Runge–Kutta methods; see {@link RungeKuttaTable} for formulas and sources, {@link StepControl} for their steps.
public abstract class RungeKutta implements TimeIntegratorProvider {
  /// The tolerance of what a method iterates for, where steps are equal.
  private static final double FIXED_TOLERANCE = 1e-10;

  private final String id;
  private final String summary;
  private final RungeKuttaTable table;

  private RungeKutta(String id, String summary, RungeKuttaTable table) {
    this.id = id;
    this.summary = summary;
    this.table = table;
  }

  /// The second-order method of trapezoidal rule and BDF2.
  public static final class TrBdf2 extends RungeKutta {
    /// As it is registered.
    public TrBdf2() {
      super("tr-bdf2", "TR-BDF2, order 2, implicit, robust where data are rough", RungeKuttaTable.TR_BDF2);
    }
  }

  /// Kennedy's and Carpenter's method of order 3.
  public static final class Esdirk3 extends RungeKutta {
    /// As it is registered.
    public Esdirk3() {
      super("esdirk3", "ESDIRK3(2)4L[2]SA, order 3, implicit", RungeKuttaTable.ESDIRK3);
    }
  }

  /// Kennedy's and Carpenter's method of order 4.
  public static final class Esdirk4 extends RungeKutta {
    /// As it is registered.
    public Esdirk4() {
      super("esdirk4", "ESDIRK4(3)6L[2]SA, order 4, implicit, for small tolerances", RungeKuttaTable.ESDIRK4);
    }
  }

  /// Hairer's and Wanner's method of order 4.
  public static final class Sdirk4 extends RungeKutta {
    /// As it is registered.
    public Sdirk4() {
      super("sdirk4", "SDIRK4, order 4, implicit in all five stages", RungeKuttaTable.SDIRK4);
    }
  }

  /// Newmark's method with average acceleration.
  public static final class Newmark extends RungeKutta {
    /// As it is registered.
    public Newmark() {
      super("newmark",
          "Newmark β = 1/4, γ = 1/2 (trapezoidal rule), order 2, implicit: damps nothing, for waves",
          RungeKuttaTable.TRAPEZOIDAL);
    }
  }

  /// Dormand's and Prince's pair of orders 5 and 4.
  public static final class DormandPrince extends RungeKutta {
    /// As it is registered.
    public DormandPrince() {
      super("dormand-prince", "Runge–Kutta 5(4), explicit: short steps where anything diffuses",
          RungeKuttaTable.DORMAND_PRINCE);
    }
  }

  /// Shu's and Osher's method.
  public static final class StrongStability extends RungeKutta {
    /// As it is registered.
    public StrongStability() {
      super("ssp3", "Runge–Kutta of order 3 that keeps bounds (SSP), explicit, for transport",
          RungeKuttaTable.SSP3);
    }
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final int order() {
    return table.order();
  }

  @Override
  public final boolean explicit() {
    return table.diagonal() == 0;
  }

  @Override
  public final TimeIntegrator adaptive(LinearSolver linear, double tolerance) {
    return integrator(linear, tolerance, 0);
  }

  @Override
  public final TimeIntegrator fixed(LinearSolver linear, double step) {
    return integrator(linear, FIXED_TOLERANCE, step);
  }

  private TimeIntegrator integrator(LinearSolver linear, double tolerance, double fixedStep) {
    StepControl control = StepControl.interpolating(table.order(),
        Math.min(table.order(), table.embeddedOrder()), fixedStep);
    return (system, u, times, listener) -> control.run(step(system, linear, tolerance, u), u, times,
        (state, time) -> system.prescribe(time, state), listener);
  }

  private OneStep step(ImplicitSystem system, LinearSolver linear, double tolerance, double[] u) {
    return explicit() ? new ExplicitRungeKutta(table, system, linear, tolerance, u)
        : new DiagonallyImplicit(table, system, linear, tolerance, u);
  }
}
