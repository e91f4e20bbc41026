package org.collocate.solver.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Takes the noise of transforms out of coordinates, so that 10 mm do not become 10.000000000000002.
///
/// @param decimals kept behind the point; may be negative
record Rounding(int decimals) {
  /// Leaves numbers as they are.
  static final Rounding NONE = new Rounding(Integer.MAX_VALUE);

  private static final int DIGITS = 12;

  /// Twelve digits of the size of a drawing.
  static Rounding forSize(double size) {
    return size > 0 && Double.isFinite(size) ? new Rounding(DIGITS - (int) Math.ceil(Math.log10(size)))
        : NONE;
  }

  double of(double number) {
    return rounded(number, decimals);
  }

  /// An angle, whose size is that of its unit.
  double ofAngle(double angle) {
    return equals(NONE) ? angle : rounded(angle, DIGITS);
  }

  private static double rounded(double number, int decimals) {
    if (decimals == Integer.MAX_VALUE) {
      return number;
    }
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }
}
