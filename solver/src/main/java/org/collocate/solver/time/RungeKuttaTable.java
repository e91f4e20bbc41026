package org.collocate.solver.time;

import java.util.Arrays;

/// The coefficients of a Runge–Kutta method whose stages are solved for one after the other.
///
/// ```
/// gᵢ = uₙ + h Σⱼ aᵢⱼ kⱼ,   M(tᵢ, gᵢ) kᵢ + R(tᵢ, gᵢ) = 0,   tᵢ = tₙ + cᵢ h,   cᵢ = Σⱼ aᵢⱼ
/// uₙ₊₁ = uₙ + h Σ bᵢ kᵢ,   error ≈ h Σ (bᵢ − b̂ᵢ) kᵢ
/// ```
///
/// @param order of the error at the end of an interval
/// @param embeddedOrder of the companion with the weights `b̂`
/// @param a `[stage][stage]`, nothing above the diagonal
/// @param b the weights
/// @param embedded the weights `b̂`
record RungeKuttaTable(int order, int embeddedOrder, double[][] a, double[] b, double[] embedded) {
  private static final double TR_BDF2_D = 1 - Math.sqrt(2) / 2;
  private static final double TR_BDF2_W = Math.sqrt(2) / 4;
  private static final double ESDIRK3_D = 1767732205903.0 / 4055673282236.0;

  /// TR-BDF2: a step of the trapezoidal rule, then one of BDF2; L-stable. Source: M. E. Hosea, L. F. Shampine, Appl. Numer. Math.
  /// 20 (1996) 21–37, doi 10.1016/0168-9274(95)00115-8.
  static final RungeKuttaTable TR_BDF2 = stifflyAccurate(2, 3,
      new double[][] {{0}, {TR_BDF2_D, TR_BDF2_D}, {TR_BDF2_W, TR_BDF2_W, TR_BDF2_D}},
      (1 - TR_BDF2_W) / 3, (3 * TR_BDF2_W + 1) / 3, TR_BDF2_D / 3);

  /// The trapezoidal rule, A-stable: it damps nothing and keeps quadratic invariants. On `dt(u) = v, dt(v) = a` it is Newmark's method
  /// of average acceleration, `u′ = u + h v + h²/4 (a + a′), v′ = v + h/2 (a + a′)`. The companion is Euler's explicit method. Source:
  /// N. M. Newmark, J. Eng. Mech. Div. ASCE 85 (1959) 67–94, doi 10.1061/JMCEA3.0000098.
  static final RungeKuttaTable TRAPEZOIDAL = stifflyAccurate(2, 1, new double[][] {{0}, {0.5, 0.5}}, 1, 0);

  /// The implicit part of ARK3(2)4L[2]SA, L-stable. Source: C. A. Kennedy, M. H. Carpenter, Appl. Numer. Math. 44 (2003)
  /// 139–181, doi 10.1016/S0168-9274(02)00138-1.
  static final RungeKuttaTable ESDIRK3 = stifflyAccurate(3, 2,
      new double[][] {{0}, {ESDIRK3_D, ESDIRK3_D},
          {2746238789719.0 / 10658868560708.0, -640167445237.0 / 6845629431997.0, ESDIRK3_D},
          {1471266399579.0 / 7840856788654.0, -4482444167858.0 / 7529755066697.0,
              11266239266428.0 / 11593286722821.0, ESDIRK3_D}},
      2756255671327.0 / 12835298489170.0, -10771552573575.0 / 22201958757719.0,
      9247589265047.0 / 10645013368117.0, 2193209047091.0 / 5459859503100.0);

  /// The implicit part of ARK4(3)6L[2]SA, L-stable. Source: as {@link #ESDIRK3}.
  static final RungeKuttaTable ESDIRK4 = stifflyAccurate(4, 3,
      new double[][] {{0}, {0.25, 0.25}, {8611.0 / 62500, -1743.0 / 31250, 0.25},
          {5012029.0 / 34652500, -654441.0 / 2922500, 174375.0 / 388108, 0.25},
          {15267082809.0 / 155376265600.0, -71443401.0 / 120774400, 730878875.0 / 902184768,
              2285395.0 / 8070912, 0.25},
          {82889.0 / 524892, 0, 15625.0 / 83664, 69875.0 / 102672, -2260.0 / 8211, 0.25}},
      4586570599.0 / 29645900160.0, 0, 178811875.0 / 945068544, 814220225.0 / 1159782912,
      -3700637.0 / 11593932, 61727.0 / 225920);

  /// SDIRK4 with five stages, L-stable. Source: E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed.,
  /// Springer 1996, table IV.6.5, doi 10.1007/978-3-642-05221-7.
  static final RungeKuttaTable SDIRK4 = stifflyAccurate(4, 3,
      new double[][] {{0.25}, {0.5, 0.25}, {17.0 / 50, -1.0 / 25, 0.25},
          {371.0 / 1360, -137.0 / 2720, 15.0 / 544, 0.25},
          {25.0 / 24, -49.0 / 48, 125.0 / 16, -85.0 / 12, 0.25}},
      59.0 / 48, -17.0 / 96, 225.0 / 32, -85.0 / 12, 0);

  /// Explicit, of order 5, its last stage the first of the next step. Source: J. R. Dormand, P. J. Prince, J. Comput. Appl. Math. 6
  /// (1980) 19–26, doi 10.1016/0771-050X(80)90013-3.
  static final RungeKuttaTable DORMAND_PRINCE = stifflyAccurate(5, 4,
      new double[][] {{0}, {1.0 / 5, 0}, {3.0 / 40, 9.0 / 40, 0}, {44.0 / 45, -56.0 / 15, 32.0 / 9, 0},
          {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729, 0},
          {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656, 0},
          {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0}},
      5179.0 / 57600, 0, 7571.0 / 16695, 393.0 / 640, -92097.0 / 339200, 187.0 / 2100, 1.0 / 40);

  /// Explicit, of order 3, a sum of Euler steps with positive weights: what a step of Euler's method keeps (bounds, monotonicity), a
  /// step of the same length keeps. The companion is Heun's method. Source: C.-W. Shu, S. Osher, J. Comput. Phys. 77 (1988)
  /// 439–471, doi 10.1016/0021-9991(88)90177-5.
  static final RungeKuttaTable SSP3 = new RungeKuttaTable(3, 2, new double[][] {{0}, {1, 0}, {0.25, 0.25, 0}},
      new double[] {1.0 / 6, 1.0 / 6, 2.0 / 3}, new double[] {0.5, 0.5, 0});

  /// One whose last stage is the state at the end of the step.
  private static RungeKuttaTable stifflyAccurate(int order, int embeddedOrder, double[][] a,
      double... embedded) {
    return new RungeKuttaTable(order, embeddedOrder, a, a[a.length - 1], embedded);
  }

  int stages() {
    return b.length;
  }

  /// When a stage is, as a part of the step.
  double c(int stage) {
    double sum = 0;
    for (double entry : a[stage]) {
      sum += entry;
    }
    return sum;
  }

  /// The entry that all implicit stages share on the diagonal; zero if all are explicit.
  double diagonal() {
    return a[stages() - 1][stages() - 1];
  }

  /// Whether the slope of the first stage is that of the state.
  boolean startsExplicitly() {
    return a[0][0] == 0;
  }

  /// Whether the last stage is the state at the end of the step.
  boolean isStifflyAccurate() {
    return Arrays.equals(b, a[stages() - 1]);
  }
}
