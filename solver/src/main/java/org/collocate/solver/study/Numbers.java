package org.collocate.solver.study;

import java.util.Locale;

/// Numbers for people.
public final class Numbers {
  private Numbers() {}

  /// Three significant digits: `0.123`, `1.23e-6`, `12300`.
  public static String shortText(double number) {
    if (number == 0 || !Double.isFinite(number)) {
      return number == 0 ? "0" : Double.toString(number);
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(number)));
    if (exponent < -3 || exponent > 5) {
      return String.format(Locale.ROOT, "%.2e", number)
          .replaceAll("e([+-])0?(\\d)", "e$1$2")
          .replace("e+", "e");
    }
    String text = String.format(Locale.ROOT, "%." + Math.max(0, 2 - exponent) + "f", number);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /// A time: `0.41 s`, `12 s`, `2 min 05 s`.
  public static String time(double seconds) {
    if (!(seconds >= 0)) {
      return "–";
    }
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 99.5) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }
}
