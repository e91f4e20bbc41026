package org.collocate.viz.color;

/// Maps values to colours: a table, a range, and how the range is spread over the table.
///
/// @param table the colours
/// @param low the value of the first colour
/// @param high the value of the last colour
/// @param spread linear or logarithmic; a logarithmic scale takes magnitudes
public record ColorScale(ColorTable table, double low, double high, Spread spread) {
  /// The colour of values that are not finite.
  public static final int NOT_FINITE = 0xff9e2a9e;

  /// How a range is spread.
  public enum Spread {
    LINEAR, LOGARITHMIC
  }

  public ColorScale {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)
        || spread == Spread.LOGARITHMIC && !(low > 0)) {
      throw new IllegalArgumentException("no " + spread + " scale from " + low + " to " + high);
    }
  }

  /// For a field.
  public static ColorScale field(ValueRange range) {
    return new ColorScale(ColorTable.VIRIDIS, range.low(), range.high(), Spread.LINEAR);
  }

  /// For a signed error: symmetric about zero.
  public static ColorScale error(ValueRange range) {
    double most = range.magnitude();
    return new ColorScale(ColorTable.BLUE_RED, -most, most, Spread.LINEAR);
  }

  /// For the magnitude of an error: as many decades as are of interest.
  public static ColorScale magnitude(ValueRange range) {
    double most = range.magnitude() > 0 ? range.magnitude() : 1;
    return new ColorScale(ColorTable.MAGMA, most * 1e-4, most, Spread.LOGARITHMIC);
  }

  /// The same colours over another range.
  public ColorScale withRange(double newLow, double newHigh) {
    return new ColorScale(table, newLow, newHigh, spread);
  }

  /// Where a value stands in the range: 0 low, 1 high, beyond them outside; NaN for NaN.
  public double place(double value) {
    if (spread == Spread.LOGARITHMIC) {
      double magnitude = Math.abs(value);
      return magnitude == 0 ? 0 : low == high ? 0.5 : Math.log(magnitude / low) / Math.log(high / low);
    }
    return low == high ? 0.5 + Math.signum(value - low) : (value - low) / (high - low);
  }

  /// The colour of a value, `0xAARRGGBB`; transparent for NaN, which stands for outside.
  public int color(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    return Double.isInfinite(value) ? NOT_FINITE : table.at(place(value));
  }
}
