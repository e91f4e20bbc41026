package org.collocate.viz.color;

/// Maps values to colours: a table, a range, and how the range is spread over the table.
///
/// ```
/// linear        place = (v − low) / (high − low)
/// logarithmic   place = ln(|v| / low) / ln(high / low)
/// symmetric     place = (s(v) − s(low)) / (s(high) − s(low)),   s(v) = v/t for |v| ≤ t, else sign(v) (1 + ln(|v|/t))
/// ```
///
/// @param table the colours
/// @param low the value of the first colour
/// @param high the value of the last colour
/// @param spread how the range is spread; a logarithmic scale takes magnitudes
/// @param threshold t of a symmetric logarithmic scale, up to which it is linear; 0 for the others
public record ColorScale(ColorTable table, double low, double high, Spread spread, double threshold) {
  /// The colour of values that are not finite.
  public static final int NOT_FINITE = 0xff9e2a9e;

  /// How far a value may lie beyond the range, as a share of it, and still be its end: rounding is no excess.
  private static final double SLACK = 1e-6;
  private static final int LAST = ColorTable.SIZE - 1;

  /// How a range is spread.
  public enum Spread {
    LINEAR, LOGARITHMIC, SYMMETRIC
  }

  public ColorScale {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)
        || spread == Spread.LOGARITHMIC && !(low > 0)
        || spread == Spread.SYMMETRIC && !(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("no " + spread + " scale from " + low + " to " + high);
    }
  }

  /// A scale without a threshold.
  public ColorScale(ColorTable table, double low, double high, Spread spread) {
    this(table, low, high, spread, 0);
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

  /// Where a value stands in the range: 0 low, 1 high, beyond them outside; NaN for NaN.
  public double place(double value) {
    double first = spreadOut(low);
    return (spreadOut(value) - first) * perUnit(first) + middle();
  }

  /// The value at a place: the inverse of {@link #place}, positive on a logarithmic scale.
  public double value(double place) {
    double first = spreadOut(low);
    double at = first + place * (spreadOut(high) - first);
    return switch (spread) {
      case LINEAR -> at;
      case LOGARITHMIC -> Math.exp(at);
      case SYMMETRIC -> Math.abs(at) <= 1 ? at * threshold
          : Math.signum(at) * threshold * Math.exp(Math.abs(at) - 1);
    };
  }

  private double spreadOut(double value) {
    return switch (spread) {
      case LINEAR -> value;
      case LOGARITHMIC -> Math.log(Math.abs(value));
      case SYMMETRIC -> {
        double times = value / threshold;
        yield Math.abs(times) <= 1 ? times : Math.copySign(1 + Math.log(Math.abs(times)), times);
      }
    };
  }

  /// Of a range without extent every value is the middle, up to rounding; what differs is beyond it.
  private double perUnit(double first) {
    double extent = spreadOut(high) - first;
    return extent > 0 ? 1 / extent : 1e9 / Math.max(1e-200, Math.abs(first));
  }

  private double middle() {
    return low == high ? 0.5 : 0;
  }

  /// Which end of the range a value lies beyond: −1 below, 1 above, 0 within or not finite.
  public int side(double value) {
    double place = place(value);
    return !Double.isFinite(value) || place >= -SLACK && place <= 1 + SLACK ? 0 : place < 0 ? -1 : 1;
  }

  /// The colour of a value, `0xAARRGGBB`; transparent for NaN, which stands for outside. Values beyond the range have the
  /// table's colours for that.
  public int color(double value) {
    int[] one = new int[1];
    paint(new double[] {value}, 0, one, 0, 1);
    return one[0];
  }

  /// Writes the colours of values; allocates nothing.
  ///
  /// @param from the first value
  /// @param to the place of the first colour
  public void paint(double[] values, int from, int[] argb, int to, int count) {
    int[] colors = table.colors();
    double factor = perUnit(spreadOut(low)) * LAST;
    double shift = middle() * LAST;
    switch (spread) {
      case LINEAR -> {
        for (int i = 0; i < count; i++) {
          double value = values[from + i];
          argb[to + i] = color(colors, (value - low) * factor + shift, value);
        }
      }
      case LOGARITHMIC -> {
        double first = Logarithm.of(low);
        for (int i = 0; i < count; i++) {
          double value = values[from + i];
          argb[to + i] = color(colors, (Logarithm.of(Math.abs(value)) - first) * factor + shift, value);
        }
      }
      case SYMMETRIC -> {
        double perThreshold = 1 / threshold;
        double first = symmetric(low * perThreshold);
        for (int i = 0; i < count; i++) {
          double value = values[from + i];
          argb[to + i] = color(colors, (symmetric(value * perThreshold) - first) * factor + shift, value);
        }
      }
    }
  }

  private static double symmetric(double times) {
    double size = Math.abs(times);
    return size <= 1 ? times : Math.copySign(1 + Logarithm.of(size), times);
  }

  private int color(int[] colors, double place, double value) {
    // The comparison is false for NaN and for infinities, which are rare: the common way has one branch.
    if (place >= -SLACK * LAST && place <= LAST + SLACK * LAST) {
      return colors[(int) (place + 0.5)];
    }
    if (Double.isNaN(value)) {
      return 0;
    }
    return Double.isInfinite(value) ? NOT_FINITE : place < 0 ? table.under() : table.over();
  }
}
