package org.collocate.app.sketch.edit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// A point as it is typed while something is drawn: `x, y`; `@dx, dy` from the last point; `length @ angle` from the last
/// point, the angle in degrees anticlockwise from the x axis.
public final class TypedPoint {
  private static final String NUMBER = "([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)";
  private static final Pattern PLACE = Pattern.compile("@?\\s*" + NUMBER + "\\s*[,; ]\\s*" + NUMBER);
  private static final Pattern POLAR = Pattern.compile(NUMBER + "\\s*@\\s*" + NUMBER + "\\s*°?");

  private TypedPoint() {}

  /// The point; empty if the text is none, or needs a last point where there is none.
  ///
  /// @param last null where nothing is begun
  public static Optional<Point> parse(String typed, @Nullable Point last) {
    String text = typed.strip().replace('−', '-');
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      Point point = new Point(number(place, 1), number(place, 2));
      boolean relative = text.startsWith("@");
      return relative && last == null ? Optional.empty()
          : Optional.of(relative && last != null ? rounded(last.plus(point)) : point);
    }
    Matcher polar = POLAR.matcher(text);
    if (polar.matches() && last != null) {
      double length = number(polar, 1);
      double angle = Math.toRadians(number(polar, 2));
      return Optional.of(rounded(last.plus(new Point(length * Math.cos(angle), length * Math.sin(angle)))));
    }
    return Optional.empty();
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(String.valueOf(matcher.group(group)));
  }

  private static Point rounded(Point point) {
    return Digits.of(Box.between(new Point(0, 0), point)).of(point);
  }
}
