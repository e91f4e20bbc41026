package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.collocate.solver.exchange.SvgText.Length;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PathSyntaxException;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// The outline of one of SVG's basic shapes or paths, in its own coordinates.
///
/// @param rings closed ones; an open line is closed by a straight line, its last curve
/// @param closed whether the file closes them
record SvgFigure(List<List<Curve>> rings, boolean closed) {
  /// Of one path; the shortest curve takes two characters.
  private static final int LONGEST_DATA = 4 << 20;
  private static final Pattern LONE_POINT = Pattern.compile("[Mm]([\\s,]*+[-+.\\deE]++){1,2}+\\s*+[Zz]?");
  private static final SvgFigure NOTHING = new SvgFigure(List.of(), true);

  /// @throws ExchangeException if the numbers or the path are wrong
  static SvgFigure of(SvgElement element) throws ExchangeException {
    return switch (element.name()) {
      case "rect" -> rectangle(element);
      case "circle" -> ellipse(element, "r", "r");
      case "ellipse" -> ellipse(element, "rx", "ry");
      case "polygon" -> polygon(points(element), true);
      case "polyline" -> polygon(points(element), false);
      case "line" -> polygon(List.of(new Point(number(element, "x1"), number(element, "y1")),
          new Point(number(element, "x2"), number(element, "y2"))), false);
      case "path" -> path(element);
      default -> throw new IllegalArgumentException(element.name());
    };
  }

  boolean isEmpty() {
    return rings.isEmpty();
  }

  private static @Nullable Double optional(SvgElement element, String key) throws ExchangeException {
    Length length = SvgText.length(element.attribute(key), element.place());
    return length == null ? null : (Double) length.inPixels();
  }

  private static double number(SvgElement element, String key) throws ExchangeException {
    Double number = optional(element, key);
    return number == null ? 0 : number;
  }

  private static SvgFigure rectangle(SvgElement element) throws ExchangeException {
    double x = number(element, "x");
    double y = number(element, "y");
    double w = number(element, "width");
    double h = number(element, "height");
    if (!(w > 0 && h > 0)) {
      return NOTHING;
    }
    Double givenX = optional(element, "rx");
    Double givenY = optional(element, "ry");
    double rx = Math.min(w / 2, givenX != null ? givenX : givenY != null ? givenY : 0);
    double ry = Math.min(h / 2, givenY != null ? givenY : givenX != null ? givenX : 0);
    if (!(rx > 0 && ry > 0)) {
      return polygon(
          List.of(new Point(x, y), new Point(x + w, y), new Point(x + w, y + h), new Point(x, y + h)),
          true);
    }
    List<Curve> ring = new ArrayList<>();
    corner(ring, new Point(x + w - rx, y + ry), rx, ry, -Math.PI / 2);
    corner(ring, new Point(x + w - rx, y + h - ry), rx, ry, 0);
    corner(ring, new Point(x + rx, y + h - ry), rx, ry, Math.PI / 2);
    corner(ring, new Point(x + rx, y + ry), rx, ry, Math.PI);
    line(ring, ring.getLast().point(1), ring.getFirst().point(0));
    return new SvgFigure(List.of(ring), true);
  }

  private static void corner(List<Curve> ring, Point centre, double rx, double ry, double from) {
    EllipticArc arc = new EllipticArc(centre, rx, ry, 0, from, Math.PI / 2);
    if (!ring.isEmpty()) {
      line(ring, ring.getLast().point(1), arc.point(0));
    }
    ring.add(arc);
  }

  private static void line(List<Curve> ring, Point from, Point to) {
    if (from.distance(to) > 1e-12 * (Math.abs(to.x()) + Math.abs(to.y()))) {
      ring.add(new Line(from, to));
    }
  }

  private static SvgFigure ellipse(SvgElement element, String keyX, String keyY) throws ExchangeException {
    Double x = optional(element, keyX);
    Double y = optional(element, keyY);
    double rx = x != null ? x : y != null ? y : 0;
    double ry = y != null ? y : x != null ? x : 0;
    if (!(rx > 0 && ry > 0)) {
      return NOTHING;
    }
    Point centre = new Point(number(element, "cx"), number(element, "cy"));
    return new SvgFigure(List.of(List.of(new EllipticArc(centre, rx, ry, 0, 0, 2 * Math.PI))), true);
  }

  private static List<Point> points(SvgElement element) throws ExchangeException {
    double[] numbers = SvgText.numbers(element.attribute("points", ""), element.place());
    if (numbers.length % 2 != 0) {
      throw new ExchangeException(element.place(), "the points have an odd number of coordinates", "");
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      points.add(new Point(numbers[i], numbers[i + 1]));
    }
    return points;
  }

  private static SvgFigure polygon(List<Point> points, boolean closed) {
    List<Curve> ring = new Shape.Polygon(points).rings().getFirst();
    boolean comesBack = points.size() > 2 && points.getFirst().equals(points.getLast());
    return ring.isEmpty() ? NOTHING : new SvgFigure(List.of(ring), closed || comesBack);
  }

  private static SvgFigure path(SvgElement element) throws ExchangeException {
    String data = element.attribute("d", "").strip();
    if (data.isEmpty() || data.equals("none")) {
      return NOTHING;
    }
    if (data.length() > LONGEST_DATA) {
      throw new ExchangeException(element.place(), "the path is longer than " + LONGEST_DATA + " characters",
          "simplify it");
    }
    if (LONE_POINT.matcher(data).matches()) {
      return NOTHING;
    }
    try {
      Shape.Path path = new Shape.Path(data);
      return new SvgFigure(path.rings(), path.closed());
    } catch (PathSyntaxException wrong) {
      throw new ExchangeException(element.place(), "the path is wrong: " + wrong.getMessage(),
          "the commands are M L H V C S Q T A Z");
    }
  }

  /// Whether all coordinates are numbers that can be computed with.
  static void check(List<List<Curve>> rings, Place place) throws ExchangeException {
    for (List<Curve> ring : rings) {
      for (Curve curve : ring) {
        for (double t : new double[] {0, 0.5, 1}) {
          Point p = curve.point(t);
          Budget.coordinate(p.x(), place);
          Budget.coordinate(p.y(), place);
        }
      }
    }
  }
}
