package org.collocate.app.sketch.edit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.collocate.solver.geometry.Point;

/// Lines at equal distance, whose step is 1, 2 or 5 times a power of ten.
///
/// @param digit 1, 2 or 5
/// @param exponent of ten
public record Grid(int digit, int exponent) {
  private static final double SPACING_IN_PIXELS = 10;
  private static final int[] DIGITS = {1, 2, 5};

  /// The finest grid whose lines are apart far enough to be told from each other.
  ///
  /// @param pixel length of a pixel in the plane
  public static Grid of(double pixel) {
    double wanted = SPACING_IN_PIXELS * pixel;
    int exponent = (int) Math.floor(Math.log10(wanted));
    for (int digit : DIGITS) {
      if (digit * Math.pow(10, exponent) >= wanted * (1 - 1e-9)) {
        return new Grid(digit, exponent);
      }
    }
    return new Grid(1, exponent + 1);
  }

  public double step() {
    return line(1);
  }

  /// The grid whose lines are drawn stronger: every fifth or every tenth.
  public Grid coarse() {
    return digit == 2 ? new Grid(1, exponent + 1)
        : digit == 1 ? new Grid(5, exponent) : new Grid(5, exponent + 1);
  }

  /// The coordinate of a line, the double that is nearest to its decimal.
  public double line(long number) {
    return BigDecimal.valueOf(number * digit).scaleByPowerOfTen(exponent).doubleValue();
  }

  /// The number of the nearest line.
  public long nearest(double coordinate) {
    return Math.round(coordinate / step());
  }

  /// The nearest crossing of two lines.
  public Point nearest(Point point) {
    return new Point(line(nearest(point.x())), line(nearest(point.y())));
  }

  /// A number to as many decimals as can be seen: the shortest text for a point that was pointed at.
  ///
  /// @param pixel length of a pixel in the plane
  public static double visible(double number, double pixel) {
    int decimals = -(int) Math.floor(Math.log10(pixel));
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }

  /// A point to as many decimals as can be seen.
  public static Point visible(Point point, double pixel) {
    return new Point(visible(point.x(), pixel), visible(point.y(), pixel));
  }
}
