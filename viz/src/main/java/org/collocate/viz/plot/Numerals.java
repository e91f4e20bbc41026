package org.collocate.viz.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// How numbers are written on pictures and in the window: the one place that decides on digits, exponents and signs. The
/// minus sign is `−`, as wide as a digit; {@link #parse} reads both.
public final class Numerals {
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-4;
  private static final int MOST_DIGITS = 17;

  private Numerals() {}

  /// A text of ASCII signs with typographic ones.
  public static String typographic(String number) {
    return number.replace('-', '−');
  }

  /// A text with ASCII signs, for other programs.
  public static String plain(String number) {
    return number.replace('−', '-');
  }

  /// The number that a user typed, with either sign and a point or a comma.
  ///
  /// @throws NumberFormatException if it is none
  public static double parse(String typed) {
    String text = plain(typed.strip()).replace(',', '.');
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(typed);
    }
    return number;
  }

  /// Labels for ascending numbers: as few digits as tell all of them apart and name each to a thousandth of their step,
  /// all in the same form.
  static List<String> labels(List<Double> values, double step) {
    double most = values.stream().mapToDouble(Math::abs).max().orElse(0);
    boolean exponents = most >= LARGE || most < 10 * SMALL && most > 0;
    List<String> labels = new ArrayList<>();
    for (int digits = 0; digits <= MOST_DIGITS; digits++) {
      labels.clear();
      boolean exact = true;
      for (double value : values) {
        double clean = Math.abs(value) < 1e-9 * step ? 0 : value;
        String label = exponents ? scientific(clean, digits) : fixed(clean, digits);
        exact &= Math.abs(Double.parseDouble(label) - clean) <= 1e-3 * step;
        labels.add(typographic(label));
      }
      if (exact && new HashSet<>(labels).size() == labels.size()) {
        break;
      }
    }
    return labels;
  }

  private static String fixed(double value, int digits) {
    return value == 0 ? "0" : String.format(java.util.Locale.ROOT, "%." + digits + "f", value);
  }

  /// `m.mmem`, trailing zeros of the mantissa left out.
  private static String scientific(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits + 1));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /// A power of ten: `1`, `100`, `1e−5`.
  static String power(int exponent) {
    return Math.abs(exponent) <= 2 ? plainPower(exponent) : typographic("1e" + exponent);
  }

  private static String plainPower(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
  }

  /// A number with at most so many significant digits and no trailing zeros: for keys and contours.
  public static String brief(double value, int digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -3 || exponent > 4
        ? typographic(
            rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent)
        : typographic(rounded.toPlainString());
  }
}
