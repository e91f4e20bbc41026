package org.collocate.app.form;

import java.math.BigDecimal;
import java.util.Locale;
import org.collocate.viz.plot.Numerals;

/// Numbers as people read them.
public final class NumberText {
  /// Share of the largest number below which another one is an accident of arithmetic.
  private static final double ROUNDING = 1e-12;

  private NumberText() {}

  /// Three significant digits; `1.23e−6` outside of 0.001 … 99 999; a dash for NaN.
  public static String of(double number) {
    if (Double.isNaN(number)) {
      return "–";
    }
    if (number == 0 || Double.isInfinite(number)) {
      return number == 0 ? "0" : number > 0 ? "∞" : "−∞";
    }
    double magnitude = Math.abs(number);
    if (magnitude < 1e-3 || magnitude >= 99_999.5) {
      return scientific(number);
    }
    int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(magnitude)));
    return Numerals.typographic(String.format(Locale.ROOT, "%." + digits + "f", number));
  }

  /// A number among others as large as the given magnitude: what is rounding beside them is 0.
  public static String among(double number, double magnitude) {
    return of(Math.abs(number) < ROUNDING * magnitude ? 0 : number);
  }

  /// Six significant digits without trailing zeros, for what is read at a point; a dash for NaN.
  public static String precise(double number) {
    return Numerals.brief(number, 6);
  }

  /// `1.23e−6`, always with an exponent, so that a column of them is aligned.
  public static String scientific(double number) {
    if (Double.isNaN(number)) {
      return "–";
    }
    return Numerals.typographic(
        String.format(Locale.ROOT, "%.2e", number).replaceAll("e([+-])0(\\d)$", "e$1$2").replace("e+", "e"));
  }

  /// The shortest decimal text of a number, to be typed over.
  public static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  /// The number that a person has typed; NaN if it is none. Minus signs and spaces as this class writes them are read.
  public static double parse(String text) {
    try {
      double number = Double.parseDouble(text.replace('−', '-').replace("\u2009", "").strip());
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      // Not a number, which is an answer here.
      return Double.NaN;
    }
  }

  /// A whole number with thin spaces between thousands.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
  }

  /// `0.41 s`, `12.3 s`, `2 min 05 s`, `1 h 03 min`.
  public static String seconds(double seconds) {
    if (Double.isNaN(seconds)) {
      return "–";
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600 ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}
