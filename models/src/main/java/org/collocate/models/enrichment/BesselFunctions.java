package org.collocate.models.enrichment;

/// Bessel functions of the second kind of whole order, which are singular at zero.
///
/// ```
/// Yₙ(x)       series up to x = 12, Hankel's expansion beyond (DLMF 10.8.1, 10.17.4)      relative to the modulus: 1e-11
/// Kₙ(x)       ∫₀^∞ exp(−x cosh t) cosh(nt) dt by the trapezoidal rule (DLMF 10.32.9)     relative: 1e-13
/// ```
///
/// Orders 0 and 1; higher ones follow by the recurrence `fₙ₊₁ = (2n/x) fₙ ∓ fₙ₋₁`, which is stable upwards for both.
/// x must be positive.
final class BesselFunctions {
  private static final double EULER = 0.5772156649015328606;
  private static final double SERIES_UP_TO = 12;
  private static final int MOST_TERMS = 80;
  private static final double LARGEST_STEP = 0.15;
  /// Where the integrand of K has fallen by this power of e it ends.
  private static final double NEGLIGIBLE = 42;

  private BesselFunctions() {}

  /// `Y₀ … Y_order`, into `values`.
  static void second(int order, double x, double[] values) {
    boolean near = x <= SERIES_UP_TO;
    values[0] = near ? seriesY0(x) : hankel(0, x);
    if (order > 0) {
      values[1] = near ? seriesY1(x) : hankel(1, x);
    }
    for (int n = 1; n < order; n++) {
      values[n + 1] = 2 * n / x * values[n] - values[n - 1];
    }
  }

  /// `K₀ … K_order`, into `values`.
  static void modified(int order, double x, double[] values) {
    // For large x the integrand is a Gaussian of width 1/√x.
    double step = Math.min(LARGEST_STEP, 0.6 / Math.sqrt(x));
    double end = Math.log(2 * (1 + NEGLIGIBLE / x)) + step;
    double zero = Math.exp(-x) / 2;
    double one = zero;
    for (int k = 1; k * step < end; k++) {
      double t = k * step;
      double weight = Math.exp(-x * Math.cosh(t));
      zero += weight;
      one += weight * Math.cosh(t);
    }
    values[0] = step * zero;
    if (order > 0) {
      values[1] = step * one;
    }
    for (int n = 1; n < order; n++) {
      values[n + 1] = 2 * n / x * values[n] + values[n - 1];
    }
  }

  private static double seriesY0(double x) {
    double q = -x * x / 4;
    double term = 1;
    double j = 1;
    double rest = 0;
    double harmonic = 0;
    for (int k = 1; k < MOST_TERMS; k++) {
      term *= q / ((double) k * k);
      harmonic += 1.0 / k;
      j += term;
      rest -= term * harmonic;
    }
    return 2 / Math.PI * ((Math.log(x / 2) + EULER) * j + rest);
  }

  private static double seriesY1(double x) {
    double q = -x * x / 4;
    double term = x / 2;
    double j = term;
    double harmonic = 0;
    // ψ(k+1) + ψ(k+2) = −2γ + H_k + H_{k+1}
    double sum = term * (1 - 2 * EULER);
    for (int k = 1; k < MOST_TERMS; k++) {
      term *= q / ((double) k * (k + 1));
      harmonic += 1.0 / k;
      j += term;
      sum += term * (2 * harmonic + 1.0 / (k + 1) - 2 * EULER);
    }
    return (2 * Math.log(x / 2) * j - sum - 2 / x) / Math.PI;
  }

  private static double hankel(int n, double x) {
    double mu = 4.0 * n * n;
    double p = 0;
    double q = 0;
    double term = 1;
    for (int k = 0; k < MOST_TERMS; k++) {
      switch (k % 4) {
        case 0 -> p += term;
        case 1 -> q += term;
        case 2 -> p -= term;
        default -> q -= term;
      }
      double odd = 2.0 * k + 1;
      double next = term * (mu - odd * odd) / ((k + 1) * 8 * x);
      // The expansion diverges in the end: its smallest term is the last that helps.
      if (Math.abs(next) >= Math.abs(term)) {
        break;
      }
      term = next;
    }
    double phase = x - (n / 2.0 + 0.25) * Math.PI;
    return Math.sqrt(2 / (Math.PI * x)) * (p * Math.sin(phase) + q * Math.cos(phase));
  }
}
