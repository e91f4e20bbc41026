package org.collocate.solver.time;

/// ETDRK4: exponential time differencing with four stages, of order 4. The linear part is exact, so that it bounds no step.
///
/// ```
/// a = e^(hL/2) u + h/2 φ₁(hL/2) N(u)          b = e^(hL/2) u + h/2 φ₁(hL/2) N(a)
/// c = e^(hL/2) a + h/2 φ₁(hL/2) (2N(b) − N(u))
/// u' = e^(hL) u + h (φ₁ − 3φ₂ + 4φ₃) N(u) + h (2φ₂ − 4φ₃) (N(a) + N(b)) + h (4φ₃ − φ₂) N(c)
/// error ≈ h (4φ₃ − φ₂) (N(c) − N(u'))
/// ```
///
/// The estimate takes the remainder at the end, which the next step begins with, for that of the last stage: a companion of order 3
/// at no cost, as S. Balac and F. Mahé have it for the method in the interaction picture (Comput. Phys. Commun. 184 (2013) 1211–1219,
/// doi 10.1016/j.cpc.2012.12.020). Where the linear part is stiff and does not vanish on what the remainder gives, the order may fall
/// (M. Hochbruck, A. Ostermann, SIAM J. Numer. Anal. 43 (2005) 1069–1090, doi 10.1137/040611434). Source: S. M. Cox, P. C. Matthews,
/// J. Comput. Phys. 176 (2002) 430–455, doi 10.1006/jcph.2002.6995; A.-K. Kassam, L. N. Trefethen, SIAM J. Sci. Comput. 26 (2005)
/// 1214–1233, doi 10.1137/S1064827502410633.
public final class Etdrk4 {
  private static final int ESTIMATE_ORDER = 3;

  private final StepControl control;
  private final double tolerance;

  /// @param tolerance infinite where errors are not wanted
  private Etdrk4(StepControl control, double tolerance) {
    this.control = control;
    this.tolerance = tolerance;
  }

  /// With steps chosen by their errors.
  ///
  /// @param tolerance of the error of a step relative to the state
  public static Etdrk4 adaptive(double tolerance) {
    return new Etdrk4(StepControl.meeting(ESTIMATE_ORDER, 0), tolerance);
  }

  /// With equal steps.
  public static Etdrk4 fixed(double step) {
    return new Etdrk4(StepControl.meeting(ESTIMATE_ORDER, step), Double.POSITIVE_INFINITY);
  }

  /// Integrates through the wanted times; see {@link TimeIntegrator#integrate}.
  ///
  /// @param u the state at `times[0]`; the state at the last time on return
  public TimeIntegrator.Result integrate(SemilinearSystem system, double[] u, double[] times,
      TimeIntegrator.Listener listener) {
    return control.run(new Step(system, u, tolerance), u, times, (_, _) -> {}, listener);
  }

  /// One integration.
  private static final class Step implements OneStep {
    private final SemilinearSystem system;
    private final double[] u;
    private final double tolerance;
    private final double[] a;
    private final double[] next;
    private final double[] middle;
    private final double[] stageRest;
    private final double[] lastRest;
    private double[] rest;
    private double[] nextRest;
    private String trouble = "";
    private int evaluations;

    Step(SemilinearSystem system, double[] u, double tolerance) {
      this.system = system;
      this.u = u;
      this.tolerance = tolerance;
      a = new double[u.length];
      next = new double[u.length];
      middle = new double[u.length];
      stageRest = new double[u.length];
      lastRest = new double[u.length];
      rest = new double[u.length];
      nextRest = new double[u.length];
    }

    @Override
    public void start(double time, double shortTime) {
      remainder(time, u, rest);
    }

    private void remainder(double time, double[] state, double[] n) {
      system.remainder(time, state, n);
      evaluations++;
    }

    @Override
    public double attempt(double time, double h) {
      trouble = "";
      SemilinearSystem.Exponentials step = system.exponentials(h);
      step.half(u, rest, a);
      remainder(time + h / 2, a, middle);
      step.half(u, middle, next);
      remainder(time + h / 2, next, stageRest);
      for (int i = 0; i < u.length; i++) {
        middle[i] += stageRest[i];
        stageRest[i] = 2 * stageRest[i] - rest[i];
      }
      step.half(a, stageRest, next);
      remainder(time + h, next, lastRest);
      step.full(u, rest, middle, lastRest, next);
      remainder(time + h, next, nextRest);
      double error = tolerance < Double.POSITIVE_INFINITY ? error(step) / tolerance : system.norm(next, next);
      if (!Double.isFinite(error)) {
        trouble = "the solution is no longer finite";
        return Double.POSITIVE_INFINITY;
      }
      return error;
    }

    private double error(SemilinearSystem.Exponentials step) {
      for (int i = 0; i < u.length; i++) {
        lastRest[i] -= nextRest[i];
      }
      step.last(lastRest, a);
      return system.norm(a, next);
    }

    @Override
    public void accept() {
      System.arraycopy(next, 0, u, 0, u.length);
      double[] old = rest;
      rest = nextRest;
      nextRest = old;
    }

    @Override
    public void between(double part, double[] state) {
      throw new UnsupportedOperationException("steps of this method meet the wanted times");
    }

    @Override
    public String trouble() {
      return trouble;
    }

    /// Evaluations of the remainder; no systems are solved.
    @Override
    public int linearSolves() {
      return evaluations;
    }
  }
}
