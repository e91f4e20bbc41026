package org.collocate.solver.discretization.spectral;

/// The functions of exponential integrators, of complex numbers and of small matrices.
///
/// ```
/// φ₀(z) = eᶻ,   φ_k+1(z) = (φ_k(z) − 1/k!) / z,   φ_k(0) = 1/k!
/// ```
///
/// Numbers away from zero are put into the definition. Near zero, where it cancels for k > 0, the mean over a circle around the number
/// is taken, which is the value at its centre (A.-K. Kassam, L. N. Trefethen, SIAM J. Sci. Comput. 26 (2005) 1214–1233,
/// doi 10.1137/S1064827502410633). Matrices are halved until they are small, put into Taylor's series, and doubled
/// (B. Skaflestad, W. M. Wright, Appl. Numer. Math. 59 (2009) 783–799, doi 10.1016/j.apnum.2008.03.035):
///
/// ```
/// φ_k(2z) = 2^−k (φ₀(z) φ_k(z) + Σ_j=1..k φ_j(z) / (k − j)!)
/// ```
final class PhiFunctions {
  /// How many there are.
  static final int COUNT = 4;
  private static final double[] FACTORIAL = {1, 1, 2, 6};
  private static final double NEAR = 1;
  private static final double RADIUS = 2;
  private static final int CIRCLE = 32;
  private static final double SMALL = 0.5;
  private static final int TERMS = 18;

  private PhiFunctions() {}

  /// Writes `φ₀ … φ₃` of a number as real and imaginary parts.
  static void write(double re, double im, double[] phi) {
    if (Math.hypot(re, im) >= NEAR) {
      define(re, im, phi);
      return;
    }
    double[] sum = new double[2 * COUNT];
    for (int p = 0; p < CIRCLE; p++) {
      double angle = 2 * Math.PI * (p + 0.5) / CIRCLE;
      define(re + RADIUS * Math.cos(angle), im + RADIUS * Math.sin(angle), phi);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += phi[k] / CIRCLE;
      }
    }
    System.arraycopy(sum, 0, phi, 0, sum.length);
    exponential(re, im, phi);
  }

  /// Writes φ₀, which is multiplied up over all steps and must not carry the rounding of a mean.
  private static void exponential(double re, double im, double[] phi) {
    double size = Math.exp(re);
    phi[0] = size * Math.cos(im);
    phi[1] = size * Math.sin(im);
  }

  private static void define(double re, double im, double[] phi) {
    exponential(re, im, phi);
    double square = re * re + im * im;
    for (int k = 1; k < COUNT; k++) {
      double x = phi[2 * k - 2] - 1 / FACTORIAL[k - 1];
      double y = phi[2 * k - 1];
      phi[2 * k] = (x * re + y * im) / square;
      phi[2 * k + 1] = (y * re - x * im) / square;
    }
  }

  /// `φ₀ … φ₃` of a matrix.
  static ComplexBlock[] of(ComplexBlock z) {
    int halvings = Math.max(0, (int) Math.ceil(Math.log(z.norm() / SMALL) / Math.log(2)));
    ComplexBlock small = z.times(Math.pow(2, -halvings));
    ComplexBlock identity = ComplexBlock.identity(z.rows());
    ComplexBlock[] phi = new ComplexBlock[COUNT];
    for (int k = 0; k < COUNT; k++) {
      ComplexBlock term = identity.times(1 / FACTORIAL[k]);
      phi[k] = term;
      for (int n = 1; n < TERMS; n++) {
        term = term.times(small).times(1.0 / (n + k));
        phi[k] = phi[k].plus(1, term);
      }
    }
    for (int n = 0; n < halvings; n++) {
      ComplexBlock[] doubled = new ComplexBlock[COUNT];
      for (int k = 0; k < COUNT; k++) {
        ComplexBlock sum = phi[0].times(phi[k]);
        for (int j = 1; j <= k; j++) {
          sum = sum.plus(1 / FACTORIAL[k - j], phi[j]);
        }
        doubled[k] = sum.times(Math.pow(2, -k));
      }
      phi = doubled;
    }
    return phi;
  }
}
