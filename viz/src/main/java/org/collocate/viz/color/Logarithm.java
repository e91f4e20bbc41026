package org.collocate.viz.color;

/// The natural logarithm by a table of 256 intervals and a short series within each: a colour needs it for every pixel.
///
/// ```
/// x = 2^k m,  ln x = k ln 2 + ln c + ln(1 + r),  r = m/c − 1,  |r| ≤ 1/512
/// ```
///
/// Absolute error below 1e-14 relative to `max(1, |ln x|)`.
final class Logarithm {
  private static final int BITS = 8;
  private static final int SHIFT = 52 - BITS;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 1023L << 52;
  private static final double[] INVERSE = new double[1 << BITS];
  private static final double[] VALUE = new double[1 << BITS];
  private static final double LN2 = Math.log(2);

  static {
    for (int i = 0; i < INVERSE.length; i++) {
      double centre = 1 + (i + 0.5) / INVERSE.length;
      INVERSE[i] = 1 / centre;
      // The logarithm of the rounded inverse, so that both belong together.
      VALUE[i] = -Math.log(INVERSE[i]);
    }
  }

  private Logarithm() {}

  /// ln x for x ≥ 0; −∞ for 0 and numbers below the normal ones, NaN for NaN and infinity.
  static double of(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return x < Double.MIN_NORMAL ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    long bits = Double.doubleToRawLongBits(x);
    int index = (int) (bits >>> SHIFT) & (1 << BITS) - 1;
    double r = Double.longBitsToDouble(bits & MANTISSA | ONE) * INVERSE[index] - 1;
    double series = r * (1 - r * (0.5 - r * (1.0 / 3 - r * (0.25 - r * 0.2))));
    return ((bits >>> 52) - 1023) * LN2 + (VALUE[index] + series);
  }
}
