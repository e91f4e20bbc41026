package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.color.ColorScale;

/// Round numbers along an axis, no two with the same label.
///
/// @param values ascending
/// @param labels one for each value
public record Ticks(List<Double> values, List<String> labels) {
  private static final int[] ROUND_DIGITS = {1, 2, 5};
  private static final int[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  /// Numbers closer than this share of their size are one number as far as labels go.
  private static final double RESOLUTION = 1e-12;

  public Ticks {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  /// The ticks of a colour scale.
  ///
  /// @param count about how many
  public static Ticks of(ColorScale scale, int count) {
    return switch (scale.spread()) {
      case LINEAR -> linear(scale.low(), scale.high(), count);
      case LOGARITHMIC -> logarithmic(scale.low(), scale.high(), count);
      case SYMMETRIC -> symmetric(scale.low(), scale.high(), scale.threshold(), count);
    };
  }

  /// About `count` multiples of 1, 2 or 5 times a power of ten.
  public static Ticks linear(double low, double high, int count) {
    if (!(high - low > RESOLUTION * Math.max(Math.abs(low), Math.abs(high)))) {
      return new Ticks(List.of(low), List.of(Numerals.brief(low, 4)));
    }
    double raw = (high - low) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
    List<Double> values = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      values.add(k * step);
    }
    return new Ticks(values, Numerals.labels(values, step));
  }

  /// Powers of ten, thinned to about `count`; within less than two decades also multiples of them.
  public static Ticks logarithmic(double low, double high, int count) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    int stride = Math.max(1, (last - first + count) / Math.max(1, count));
    if (last - first < 2) {
      Ticks round = digits(low, high, first - 1, last, ROUND_DIGITS);
      Ticks all = high < 6 * low ? digits(low, high, first - 1, last, DIGITS) : round;
      // All digits only where there is room for them, or where there are too few round ones.
      Ticks best = all.values.size() <= count || round.values.size() < 2 ? all : round;
      return best.values.size() > 1 ? best : linear(low, high, count);
    }
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent += stride) {
      values.add(Math.pow(10, exponent));
      labels.add(Numerals.power(exponent));
    }
    return new Ticks(values, labels);
  }

  private static Ticks digits(double low, double high, int first, int last, int[] factors) {
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (int factor : factors) {
        double value = factor * Math.pow(10, exponent);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          values.add(value);
          labels.add(factor == 1 ? Numerals.power(exponent) : Numerals.brief(value, 1));
        }
      }
    }
    return new Ticks(values, labels);
  }

  /// Zero and powers of ten on both sides of it, beyond the threshold up to which the axis is linear.
  public static Ticks symmetric(double low, double high, double threshold, int count) {
    double most = Math.max(Math.abs(low), Math.abs(high));
    int last = (int) Math.floor(Math.log10(most) + 1e-9);
    int first = (int) Math.ceil(Math.log10(threshold) - 1e-9);
    if (!(most > 0) || last < first) {
      return linear(low, high, count);
    }
    int perSide = Math.max(1, (count - 1) / 2);
    int stride = Math.max(1, (last - first + perSide) / perSide);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = last; exponent >= first; exponent -= stride) {
      add(-Math.pow(10, exponent), "−" + Numerals.power(exponent), values.size(), values, labels, low, high);
    }
    add(0, "0", values.size(), values, labels, low, high);
    int middle = values.size();
    for (int exponent = last; exponent >= first; exponent -= stride) {
      add(Math.pow(10, exponent), Numerals.power(exponent), middle, values, labels, low, high);
    }
    return new Ticks(values, labels);
  }

  private static void add(double value, String label, int place, List<Double> values, List<String> labels,
      double low, double high) {
    double slack = 1e-9 * Math.abs(value);
    if (value >= low - slack && value <= high + slack) {
      values.add(place, value);
      labels.add(place, label);
    }
  }
}
