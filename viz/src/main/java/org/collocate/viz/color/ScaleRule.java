package org.collocate.viz.color;

import java.util.Arrays;
import java.util.stream.Stream;

/// How the colours of a quantity follow from its values: chosen once, it makes the scale anew whenever values change.
///
/// @param table the colours
/// @param spread linear, logarithmic or symmetric logarithmic
/// @param range where the ends come from
/// @param signed whether the range is kept symmetric about zero, as for errors with their sign
/// @param threshold up to which a symmetric logarithmic scale is linear; 0 takes a thousandth of the largest magnitude
public record ScaleRule(ColorTable table, ColorScale.Spread spread, Range range, boolean signed,
    double threshold) {
  private static final double DECADES = 1e-4;
  private static final double ROUNDING = 1e-9;
  private static final double LINEAR_SHARE = 1e-3;

  /// Where the ends of a range come from.
  public sealed interface Range {}

  /// From the smallest to the largest value.
  public record Automatic() implements Range {}

  /// Between two percentiles of the values.
  ///
  /// @param low in percent
  /// @param high in percent
  public record Percentile(double low, double high) implements Range {
    public Percentile {
      if (!(0 <= low && low < high && high <= 100)) {
        throw new IllegalArgumentException("percentiles from " + low + " to " + high);
      }
    }
  }

  /// Held where it is, whatever the values.
  public record Held(double low, double high) implements Range {
    public Held {
      if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
        throw new IllegalArgumentException("a range from " + low + " to " + high);
      }
    }
  }

  public ScaleRule {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException("a threshold of " + threshold);
    }
  }

  /// For values of any sign, linear.
  public static ScaleRule field(ColorTable table) {
    return new ScaleRule(table, ColorScale.Spread.LINEAR, new Automatic(), false, 0);
  }

  /// For signed errors.
  public static ScaleRule error() {
    return new ScaleRule(ColorTable.BLUE_RED, ColorScale.Spread.LINEAR, new Automatic(), true, 0);
  }

  public ScaleRule withTable(ColorTable other) {
    return new ScaleRule(other, spread, range, signed, threshold);
  }

  public ScaleRule withSpread(ColorScale.Spread other) {
    return new ScaleRule(table, other, range, signed, threshold);
  }

  public ScaleRule withRange(Range other) {
    return new ScaleRule(table, spread, other, signed, threshold);
  }

  public ScaleRule withThreshold(double other) {
    return new ScaleRule(table, spread, range, signed, other);
  }

  /// The scale for these values; those that are not finite do not count.
  public ColorScale scale(double[]... columns) {
    ValueRange ends = switch (range) {
      case Automatic _ -> ValueRange.of(magnitudes(columns));
      case Percentile(double low, double high) -> ValueRange.percentiles(low, high, magnitudes(columns));
      case Held(double low, double high) -> new ValueRange(low, high);
    };
    if (signed && spread != ColorScale.Spread.LOGARITHMIC) {
      ends = new ValueRange(-ends.magnitude(), ends.magnitude());
    }
    return switch (spread) {
      case LINEAR -> {
        ValueRange rounded = rounded(ends);
        yield new ColorScale(table, rounded.low(), rounded.high(), spread);
      }
      case LOGARITHMIC -> logarithmic(ends);
      case SYMMETRIC -> new ColorScale(table, ends.low(), ends.high(), spread,
          threshold > 0 ? threshold : ends.magnitude() > 0 ? LINEAR_SHARE * ends.magnitude() : 1);
    };
  }

  /// What a logarithmic scale sees of the values: magnitudes, without zeros.
  private double[][] magnitudes(double[]... columns) {
    return spread != ColorScale.Spread.LOGARITHMIC ? columns
        : Stream.of(columns)
            .map(column -> Arrays.stream(column).map(v -> v == 0 ? Double.NaN : Math.abs(v)).toArray())
            .toArray(double[][]::new);
  }

  private ColorScale logarithmic(ValueRange ends) {
    double high = ends.high() > 0 ? ends.high() : 1;
    boolean given = range instanceof Held && ends.low() > 0;
    double low = given ? ends.low() : Math.max(ends.low(), high * DECADES);
    return new ColorScale(table, low, high, spread);
  }

  /// A range whose ends are zero where they are so but for rounding.
  private static ValueRange rounded(ValueRange range) {
    double small = ROUNDING * range.magnitude();
    return new ValueRange(Math.abs(range.low()) < small ? 0 : range.low(), Math.abs(range.high()) < small ? 0
        : range.high());
  }
}
