package org.collocate.app.sketch.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.collocate.solver.geometry.Point;

/// Rounds numbers to what a drawing of some size can tell apart, so that a moved point is 0.3 and not
/// 0.30000000000000004.
///
/// @param decimals digits after the point; negative ones before it
public record Digits(int decimals) {
  private static final int TOLD_APART = 11;

  /// For a drawing within a box.
  public static Digits of(Box box) {
    double size = Math.max(box.size(), 1e-300);
    return new Digits(TOLD_APART - (int) Math.floor(Math.log10(size)));
  }

  public double of(double number) {
    if (!Double.isFinite(number)) {
      return number;
    }
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }

  public Point of(Point p) {
    return new Point(of(p.x()), of(p.y()));
  }

  /// An angle in radians to twelve decimals.
  static double angle(double angle) {
    return new Digits(12).of(angle);
  }
}
