package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.jspecify.annotations.Nullable;

/// The small languages inside SVG's attributes: numbers, lengths, transforms.
final class SvgText {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern FUNCTION = Pattern.compile("([A-Za-z]++)\\s*+\\(([^()]*+)\\)");
  private static final int LONGEST_TRANSFORM = 5000;
  /// CSS: 96 to the inch.
  private static final double INCH = 96;

  private SvgText() {}

  /// A number with a unit.
  ///
  /// @param pixels one unit in CSS pixels
  record Length(double number, String unit, double pixels) {
    double inPixels() {
      return number * pixels;
    }

    /// Whether the unit is one of length on paper.
    boolean physical() {
      return !unit.isEmpty() && !unit.equals("px") && !unit.equals("%");
    }
  }

  /// All numbers of a list.
  static double[] numbers(String text, Place place) throws ExchangeException {
    List<Double> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text);
    int reached = 0;
    while (matcher.find()) {
      separators(text, reached, matcher.start(), place);
      numbers.add(number(text.substring(matcher.start(), matcher.end()), place));
      reached = matcher.end();
    }
    separators(text, reached, text.length(), place);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void separators(String text, int from, int to, Place place) throws ExchangeException {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ',' && !Character.isWhitespace(text.charAt(i))) {
        throw new ExchangeException(place, "'" + excerpt(text.substring(i)) + "' is no number", "");
      }
    }
  }

  private static double number(String text, Place place) throws ExchangeException {
    return Budget.coordinate(Double.parseDouble(text), place);
  }

  static String excerpt(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  /// A length; null where there is none, or none that is known without the page (`%`, `auto`).
  static @Nullable Length length(@Nullable String text, Place place) throws ExchangeException {
    if (text == null || text.isBlank() || text.strip().equals("auto")) {
      return null;
    }
    String stripped = text.strip();
    Matcher matcher = NUMBER.matcher(stripped);
    if (!matcher.lookingAt()) {
      throw new ExchangeException(place, "'" + excerpt(text) + "' is no length", "such as 12 or 3.5mm");
    }
    String unit = stripped.substring(matcher.end()).strip().toLowerCase(Locale.ROOT);
    double number = number(stripped.substring(0, matcher.end()), place);
    return switch (unit) {
      case "", "px" -> new Length(number, unit, 1);
      case "mm" -> new Length(number, unit, INCH / 25.4);
      case "cm" -> new Length(number, unit, INCH / 2.54);
      case "in" -> new Length(number, unit, INCH);
      case "pt" -> new Length(number, unit, INCH / 72);
      case "pc" -> new Length(number, unit, INCH / 6);
      case "q" -> new Length(number, unit, INCH / 101.6);
      case "em", "ex", "rem", "ch" -> new Length(number, "px", 16);
      case "%", "vw", "vh" -> null;
      default -> throw new ExchangeException(place, "'" + excerpt(unit) + "' is no unit of length",
          "px, mm, cm, in, pt, pc");
    };
  }

  /// A list of transforms as one map.
  static AffineMap transform(@Nullable String text, Place place) throws ExchangeException {
    if (text == null || text.isBlank() || text.strip().equals("none")) {
      return AffineMap.IDENTITY;
    }
    if (text.length() > LONGEST_TRANSFORM) {
      throw new ExchangeException(place, "the transform is longer than " + LONGEST_TRANSFORM + " characters",
          "");
    }
    AffineMap map = AffineMap.IDENTITY;
    Matcher matcher = FUNCTION.matcher(text);
    int reached = 0;
    while (matcher.find()) {
      separators(text, reached, matcher.start(), place);
      map = map.after(transform(text.substring(matcher.start(1), matcher.end(1)),
          numbers(text.substring(matcher.start(2), matcher.end(2)), place), place));
      reached = matcher.end();
    }
    separators(text, reached, text.length(), place);
    for (double entry : new double[] {map.a(), map.b(), map.c(), map.d(), map.e(), map.f()}) {
      Budget.coordinate(entry, place);
    }
    return map;
  }

  private static AffineMap transform(String name, double[] n, Place place) throws ExchangeException {
    return switch (name + "/" + n.length) {
      case "matrix/6" -> new AffineMap(n[0], n[1], n[2], n[3], n[4], n[5]);
      case "translate/1" -> AffineMap.translation(n[0], 0);
      case "translate/2" -> AffineMap.translation(n[0], n[1]);
      case "scale/1" -> AffineMap.scale(n[0], n[0]);
      case "scale/2" -> AffineMap.scale(n[0], n[1]);
      case "rotate/1" -> AffineMap.rotation(n[0]);
      case "rotate/3" -> AffineMap.translation(n[1], n[2])
          .after(AffineMap.rotation(n[0]))
          .after(AffineMap.translation(-n[1], -n[2]));
      case "skewX/1" -> new AffineMap(1, 0, Math.tan(Math.toRadians(n[0])), 1, 0, 0);
      case "skewY/1" -> new AffineMap(1, Math.tan(Math.toRadians(n[0])), 0, 1, 0, 0);
      default -> throw new ExchangeException(place, "'" + excerpt(name) + "' with " + n.length
          + " numbers is no transform", "matrix, translate, scale, rotate, skewX, skewY");
    };
  }
}
