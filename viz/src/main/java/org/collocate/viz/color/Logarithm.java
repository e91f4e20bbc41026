package org.collocate.viz.color;

/// The natural logarithm to 3e-8, which is far below the width of a colour: one is needed for every pixel.
///
/// ```
/// x = 2^k m,  ln x ≈ k ln 2 + ln c + (m − c)/c,   c the middle of one of 2,048 intervals of [1, 2)
/// ```
///
/// The series is cut after its first term: the error is at most (2^-12)²/2, absolute.
final class Logarithm {
  private static final int BITS = 11;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 1023L << 52;
  private static final double LN2 = Math.log(2);
  /// 1/c and ln c − 1 − 1023 ln 2 of each interval, side by side: one line of the cache.
  private static final double[] TABLE = new double[2 << BITS];

  static {
    for (int i = 0; i < 1 << BITS; i++) {
      double c = 1 + (i + 0.5) / (1 << BITS);
      TABLE[2 * i] = 1 / c;
      TABLE[2 * i + 1] = Math.log(c) - 1 - 1023 * LN2;
    }
  }

  private Logarithm() {}

  /// ln x of a normal number; for zero and numbers below the normal ones some number below −707, for infinity and NaN some
  /// number above 709, which are beyond every range. x must not be negative.
  static double of(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int at = (int) (bits >>> 52 - BITS - 1) & (2 << BITS) - 2;
    return (int) (bits >>> 52) * LN2
        + (TABLE[at + 1] + Double.longBitsToDouble(bits & MANTISSA | ONE) * TABLE[at]);
  }
}
