package org.collocate.solver.time;

import org.collocate.solver.linear.LinearSolver;

/// The method of Störmer and Verlet for equations of second order in time, written as places and rates.
///
/// ```
/// v½ = vₙ + h/2 a(uₙ),   uₙ₊₁ = uₙ + h v½,   vₙ₊₁ = v½ + h/2 a(uₙ₊₁)
/// ```
///
/// Explicit but for masses, of order 2, stable for `h ω < 2`. It is symplectic: with equal steps the energy of a wave swings by `O(h²)`
/// about its value and does not drift. Steps by their errors lose that. Where accelerations depend on rates there is no such scheme, and
/// it refuses. Source: E. Hairer, C. Lubich, G. Wanner, Acta Numerica 12 (2003) 399–450, doi 10.1017/S0962492902000144.
public final class StormerVerlet implements TimeIntegratorProvider {
  /// Of the difference from Euler's symplectic method.
  private static final int ESTIMATE_ORDER = 1;

  /// As it is registered.
  public StormerVerlet() {
    // No state.
  }

  @Override
  public String id() {
    return "stormer-verlet";
  }

  @Override
  public String summary() {
    return "Störmer–Verlet, order 2, explicit, symplectic, for dtt: choose a step, and the energy stays bounded";
  }

  @Override
  public int order() {
    return 2;
  }

  @Override
  public boolean explicit() {
    return true;
  }

  @Override
  public TimeIntegrator adaptive(LinearSolver linear, double tolerance) {
    return integrator(linear, tolerance, 0);
  }

  @Override
  public TimeIntegrator fixed(LinearSolver linear, double step) {
    return integrator(linear, 1, step);
  }

  private static TimeIntegrator integrator(LinearSolver linear, double tolerance, double fixedStep) {
    StepControl control = StepControl.meeting(ESTIMATE_ORDER, fixedStep);
    return (system, u, times, listener) -> control.run(new Step(system, linear, tolerance, u), u, times,
        (state, time) -> system.prescribe(time, state), listener);
  }

  /// One integration.
  private static final class Step implements OneStep {
    private final ImplicitSystem system;
    private final LinearSolver linear;
    private final double tolerance;
    private final double[] u;
    private final StateNorm norm;
    private final double[] half;
    private final double[] next;
    private final double[] slopes;
    private final double[] error;
    private SlopeSolve slope;
    private String trouble = "";

    Step(ImplicitSystem system, LinearSolver linear, double tolerance, double[] u) {
      this.system = system;
      this.linear = linear;
      this.tolerance = tolerance;
      this.u = u;
      norm = new StateNorm(system.components());
      half = new double[u.length];
      next = new double[u.length];
      slopes = new double[u.length];
      error = new double[u.length];
      slope = new SlopeSolve(system, linear, 0);
    }

    private boolean isRate(int i) {
      return i % system.components() >= system.components() - system.rates();
    }

    @Override
    public String obstacle(double time) {
      if (2 * system.rates() != system.components()) {
        return "stormer-verlet is for equations of second order in time, dtt(u), only; take another integrator";
      }
      double[] at = new double[u.length];
      double[] other = new double[u.length];
      double[] faster = u.clone();
      for (int i = 0; i < u.length; i++) {
        faster[i] += isRate(i) ? 1 : 0;
      }
      system.residual(time, u, at);
      system.residual(time, faster, other);
      for (int i = 0; i < u.length; i++) {
        if (isRate(i) && !system.constrained()[i] && at[i] != other[i]) {
          return "an acceleration depends on dt(u), as with damping; take newmark, or another implicit integrator";
        }
      }
      return slope.isMassless(time, u) ? "an equation has no time derivative; take an implicit integrator"
          : "";
    }

    @Override
    public void start(double time, double shortTime) {
      slope = new SlopeSolve(system, linear, shortTime);
      norm.accept(u);
    }

    @Override
    public double attempt(double time, double h) {
      trouble = "";
      System.arraycopy(u, 0, half, 0, u.length);
      slope.solve(time, u, slopes);
      System.arraycopy(slopes, 0, error, 0, u.length);
      add(h / 2, true, half);
      System.arraycopy(half, 0, next, 0, u.length);
      slope.solve(time + h / 2, half, slopes);
      add(h, false, next);
      system.prescribe(time + h, next);
      slope.solve(time + h, next, slopes);
      add(h / 2, true, next);
      system.prescribe(time + h, next);
      for (int i = 0; i < u.length; i++) {
        double change = isRate(i) ? error[i] - slopes[i] : next[i + system.rates()] - u[i + system.rates()];
        error[i] = system.constrained()[i] ? 0 : h / 2 * change;
      }
      double size = norm.of(error, next) / tolerance;
      if (Double.isFinite(size)) {
        return size;
      }
      trouble = "the state is not finite: the step is longer than the shortest wave allows";
      return Double.POSITIVE_INFINITY;
    }

    private void add(double factor, boolean rates, double[] state) {
      for (int i = 0; i < state.length; i++) {
        state[i] += isRate(i) == rates ? factor * slopes[i] : 0;
      }
    }

    @Override
    public void accept() {
      System.arraycopy(next, 0, u, 0, u.length);
      norm.accept(u);
    }

    @Override
    public void between(double part, double[] state) {
      throw new UnsupportedOperationException("steps of this method meet the wanted times");
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
}
