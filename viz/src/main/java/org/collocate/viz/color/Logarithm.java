package org.collocate.viz.color;

/// The natural logarithm by a table of 1,024 intervals and a short series within each: a colour needs it for every pixel.
///
/// ```
/// x = 2^k m,  ln x = k ln 2 + ln c + ln(1 + r),  r = m/c − 1,  |r| ≤ 1/2048
/// ```
///
/// Absolute error below 1e-13 relative to `max(1, |ln x|)`.
final class Logarithm {
  private static final int BITS = 10;
  private static final int SHIFT = 52 - BITS;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 1023L << 52;
  private static final double LN2 = Math.log(2);
  /// 1/c and ln c of each interval, side by side: one line of the cache.
  private static final double[] TABLE = new double[2 << BITS];

  static {
    for (int i = 0; i < 1 << BITS; i++) {
      TABLE[2 * i] = 1 / (1 + (i + 0.5) / (1 << BITS));
      // The logarithm of the rounded inverse, so that both belong together.
      TABLE[2 * i + 1] = -Math.log(TABLE[2 * i]);
    }
  }

  private Logarithm() {}

  /// ln x for x ≥ 0; −∞ for 0 and numbers below the normal ones, NaN for NaN and infinity.
  static double of(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return x < Double.MIN_NORMAL ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    return unchecked(x);
  }

  /// The same without a look at what x is: for zero and numbers below the normal ones some number below −708, for infinity
  /// and NaN some number above 709, which are beyond every range.
  static double unchecked(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int at = (int) (bits >>> SHIFT - 1) & (2 << BITS) - 2;
    double r = Double.longBitsToDouble(bits & MANTISSA | ONE) * TABLE[at] - 1;
    return ((int) (bits >>> 52) - 1023) * LN2 + (TABLE[at + 1] + (r - r * r * (0.5 - r * (1.0 / 3))));
  }
}
