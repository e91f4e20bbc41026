package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round numbers along an axis.
///
/// @param values ascending
/// @param labels one for each value
public record Ticks(List<Double> values, List<String> labels) {
  private static final int[] ROUND_DIGITS = {1, 2, 5};
  private static final int[] DIGITS = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  public Ticks {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
  }

  /// About `count` multiples of 1, 2 or 5 times a power of ten.
  public static Ticks linear(double low, double high, int count) {
    if (!(high > low)) {
      return new Ticks(List.of(low), List.of(label(low, Math.abs(low) / 10)));
    }
    double raw = (high - low) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (double k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      values.add(k * step);
      labels.add(label(k * step, step));
    }
    return new Ticks(values, labels);
  }

  /// Powers of ten, thinned to about `count`; within less than two decades also multiples of them.
  public static Ticks logarithmic(double low, double high, int count) {
    int first = (int) Math.ceil(Math.log10(low) - 1e-9);
    int last = (int) Math.floor(Math.log10(high) + 1e-9);
    int stride = Math.max(1, (last - first + count) / Math.max(1, count));
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    if (last - first < 2) {
      for (int exponent = first - 1; exponent <= last; exponent++) {
        for (int factor : high < 6 * low ? DIGITS : ROUND_DIGITS) {
          double value = factor * Math.pow(10, exponent);
          if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
            values.add(value);
            labels.add(factor == 1 ? power(exponent) : multiple(factor, exponent));
          }
        }
      }
      return new Ticks(values, labels);
    }
    for (int exponent = first; exponent <= last; exponent += stride) {
      values.add(Math.pow(10, exponent));
      labels.add(power(exponent));
    }
    return new Ticks(values, labels);
  }

  private static String power(int exponent) {
    return switch (exponent) {
      case 0 -> "1";
      case 1 -> "10";
      case 2 -> "100";
      case -1 -> "0.1";
      case -2 -> "0.01";
      default -> ("1e" + exponent).replace('-', '−');
    };
  }

  private static String multiple(int factor, int exponent) {
    return Math.abs(exponent) > 2 ? factor + "e" + exponent
        : label(factor * Math.pow(10, exponent), Math.pow(10,
            exponent));
  }

  private static String label(double value, double step) {
    if (Math.abs(value) < 1e-9 * step || value == 0) {
      return "0";
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(Math.max(step, Double.MIN_NORMAL)) + 1e-9));
    double magnitude = Math.abs(value);
    if (magnitude >= 1e5 || digits > 4) {
      int exponent = (int) Math.floor(Math.log10(magnitude) + 1e-9);
      String mantissa = String.format(Locale.ROOT, "%.2f", value / Math.pow(10, exponent))
          .replaceAll("\\.?0+$", "");
      return (mantissa + "e" + exponent).replace('-', '−');
    }
    return String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '−');
  }
}
