package org.collocate.solver.expression;

import java.math.BigDecimal;
import java.math.MathContext;

/// The error function in double precision, to about one unit in the last place.
///
/// ```
/// erf(x) = 2/√π ∫₀ˣ exp(−s²) ds
/// |x| < ½:  erf(x) = 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n+1))
/// else:     erf(c + h) = erf(c) + h Σ gₙ hⁿ/(n+1),   (n+1) gₙ₊₁ = −2 (c gₙ + gₙ₋₁),   g₀ = 2/√π exp(−c²)
/// ```
///
/// with c the nearest multiple of 1/8. The tables are computed once in decimal arithmetic from the series of positive
/// terms, DLMF 7.6.2 (<https://dlmf.nist.gov/7.6>); the Taylor coefficients follow from g′ = −2 x g, DLMF 7.10.
final class ErrorFunction {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal TWO_OVER_ROOT_PI = new BigDecimal(
      "1.1283791670955125738961589031215451716881012586580");
  private static final int CENTRES_PER_UNIT = 8;
  /// From here on erf rounds to 1.
  private static final double ONE_FROM = 6;
  private static final int TERMS = 14;
  private static final int MACLAURIN_TERMS = 16;
  private static final double[] MACLAURIN = maclaurin();
  /// Row for each centre: erf(c), then gₙ/(n+1).
  private static final double[] TAYLOR = taylor();

  private ErrorFunction() {}

  static double erf(double x) {
    double a = Math.abs(x);
    if (a < 0.5) {
      double z = x * x;
      double p = MACLAURIN[MACLAURIN_TERMS - 1];
      for (int n = MACLAURIN_TERMS - 2; n >= 0; n--) {
        p = p * z + MACLAURIN[n];
      }
      return x + x * p;
    }
    if (a >= ONE_FROM) {
      return Math.signum(x);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    double centre = Math.rint(a * CENTRES_PER_UNIT);
    double h = a - centre / CENTRES_PER_UNIT;
    int row = ((int) centre) * TERMS;
    double p = TAYLOR[row + TERMS - 1];
    for (int n = TERMS - 2; n > 0; n--) {
      p = p * h + TAYLOR[row + n];
    }
    return Math.copySign(TAYLOR[row] + h * p, x);
  }

  /// Coefficients of `erf(x)/x − 1` in powers of x²; the 1 is added last to keep its rounding error small.
  private static double[] maclaurin() {
    double[] coefficients = new double[MACLAURIN_TERMS];
    BigDecimal term = TWO_OVER_ROOT_PI;
    for (int n = 0; n < MACLAURIN_TERMS; n++) {
      BigDecimal coefficient = term.divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
      coefficients[n] = (n == 0 ? coefficient.subtract(BigDecimal.ONE) : coefficient).doubleValue();
      term = term.negate().divide(BigDecimal.valueOf(n + 1L), DIGITS);
    }
    return coefficients;
  }

  private static double[] taylor() {
    int centres = ((int) ONE_FROM) * CENTRES_PER_UNIT + 1;
    double[] table = new double[centres * TERMS];
    for (int k = 0; k < centres; k++) {
      BigDecimal c = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(CENTRES_PER_UNIT), DIGITS);
      BigDecimal g = TWO_OVER_ROOT_PI.divide(exponential(c.multiply(c)), DIGITS);
      BigDecimal before = BigDecimal.ZERO;
      table[k * TERMS] = positiveSeries(c).multiply(g, DIGITS).doubleValue();
      for (int n = 0; n < TERMS - 1; n++) {
        BigDecimal divisor = BigDecimal.valueOf(n + 1L);
        table[k * TERMS + n + 1] = g.divide(divisor, DIGITS).doubleValue();
        BigDecimal next = c.multiply(g).add(before).multiply(BigDecimal.valueOf(-2)).divide(divisor, DIGITS);
        before = g;
        g = next;
      }
    }
    return table;
  }

  /// `Σ 2ⁿ c²ⁿ⁺¹ / (1·3·…·(2n+1))`
  private static BigDecimal positiveSeries(BigDecimal c) {
    BigDecimal ratio = c.multiply(c).multiply(BigDecimal.TWO);
    BigDecimal term = c;
    BigDecimal sum = c;
    for (int n = 1; n < 200; n++) {
      term = term.multiply(ratio).divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  private static BigDecimal exponential(BigDecimal x) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; n < 200; n++) {
      term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
