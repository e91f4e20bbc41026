package org.collocate.app.sketch.edit;

import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;

/// A map of the plane that keeps lines straight.
///
/// ```
/// x′ = a x + c y + e,   y′ = b x + d y + f
/// ```
public record Affine(double a, double b, double c, double d, double e, double f) {
  private static final double SMALL = 1e-12;

  public static Affine move(double dx, double dy) {
    return new Affine(1, 0, 0, 1, dx, dy);
  }

  /// A turn about a point, anticlockwise; quarter turns are exact.
  ///
  /// @param angle in radians
  public static Affine turn(double angle, Point about) {
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    double quarters = angle / (Math.PI / 2);
    if (Math.abs(quarters - Math.rint(quarters)) < SMALL) {
      cosine = Math.rint(cosine);
      sine = Math.rint(sine);
    }
    return about(cosine, sine, -sine, cosine, about);
  }

  /// Larger by two factors along the axes, about a point.
  public static Affine scale(double sx, double sy, Point about) {
    return about(sx, 0, 0, sy, about);
  }

  private static Affine about(double a, double b, double c, double d, Point about) {
    return new Affine(a, b, c, d, about.x() - a * about.x() - c * about.y(),
        about.y() - b * about.x() - d * about.y());
  }

  public Point of(Point p) {
    return new Point(a * p.x() + c * p.y() + e, b * p.x() + d * p.y() + f);
  }

  Point direction(Point p) {
    return new Point(a * p.x() + c * p.y(), b * p.x() + d * p.y());
  }

  double determinant() {
    return a * d - b * c;
  }

  /// Whether angles stay and all lengths grow alike, mirrored or not.
  boolean isSimilarity() {
    double scale = Math.hypot(a, b);
    return Math.abs(Math.hypot(c, d) - scale) <= SMALL * scale
        && Math.abs(a * c + b * d) <= SMALL * scale * scale;
  }

  private boolean keepsAxes() {
    return b == 0 && c == 0 || a == 0 && d == 0;
  }

  /// The shape at its new place. A rectangle stays one where its sides stay along the axes, a circle where it stays round;
  /// else they become a polygon and an ellipse. Numbers get as many digits as the size of the result needs.
  public Shape of(Shape shape) {
    return switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) when keepsAxes() -> {
        Box box = Box.between(of(new Point(x0, y0)), of(new Point(x1, y1)));
        Digits digits = Digits.of(box);
        yield new Shape.Rectangle(digits.of(box.x0()), digits.of(box.y0()), digits.of(box.x1()),
            digits.of(box.y1()));
      }
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> of(new Shape.Polygon(List.of(
          new Point(x0, y0), new Point(x1, y0), new Point(x1, y1), new Point(x0, y1))));
      case Shape.Circle(double cx, double cy, double radius) when isSimilarity() -> {
        Point centre = of(new Point(cx, cy));
        double scaled = radius * Math.hypot(a, b);
        Digits digits = Digits.of(Box.of(List.of(centre)).grown(scaled));
        yield new Shape.Circle(digits.of(centre.x()), digits.of(centre.y()), digits.of(scaled));
      }
      case Shape.Circle(double cx, double cy, double radius) -> of(
          new Shape.Ellipse(cx, cy, radius, radius, 0));
      case Shape.Ellipse(double cx, double cy, double rx, double ry, double angle) -> {
        Axes axes = axes(rx, ry, angle);
        Point centre = of(new Point(cx, cy));
        Digits digits = Digits.of(Box.of(List.of(centre)).grown(Math.max(axes.rx, axes.ry)));
        yield new Shape.Ellipse(digits.of(centre.x()), digits.of(centre.y()), digits.of(axes.rx),
            digits.of(axes.ry), Digits.angle(axes.angle));
      }
      case Shape.Polygon(List<Point> points) -> {
        List<Point> moved = points.stream().map(this::of).toList();
        Digits digits = Digits.of(Box.of(moved));
        yield new Shape.Polygon(moved.stream().map(digits::of).toList());
      }
      case Shape.Path path -> {
        List<List<Segment>> loops = Segment.loops(path.rings());
        yield Segment.path(loops.stream()
            .map(loop -> loop.stream().map(segment -> segment.mapped(this)).toList())
            .toList());
      }
      case Shape.Interval(double from, double to) -> new Shape.Interval(
          Math.min(a * from + e, a * to + e), Math.max(a * from + e, a * to + e));
      case Shape.Hypercube cube -> cube;
    };
  }

  /// Half axes of an ellipse and the direction of the first.
  record Axes(double rx, double ry, double angle) {}

  /// The half axes of an ellipse's image: the singular values and left vectors of the map after the ellipse's own.
  Axes axes(double rx, double ry, double angle) {
    Point u = direction(new Point(rx * Math.cos(angle), rx * Math.sin(angle)));
    Point v = direction(new Point(-ry * Math.sin(angle), ry * Math.cos(angle)));
    if (Math.abs(u.dot(v)) <= SMALL * (u.dot(u) + v.dot(v))) {
      return new Axes(u.length(), v.length(), half(Math.atan2(u.y(), u.x())));
    }
    double half = Math.atan2(2 * u.dot(v), u.dot(u) - v.dot(v)) / 2;
    Point first = u.times(Math.cos(half)).plus(v.times(Math.sin(half)));
    Point second = v.times(Math.cos(half)).minus(u.times(Math.sin(half)));
    return new Axes(first.length(), second.length(), half(Math.atan2(first.y(), first.x())));
  }

  /// The same axis as an angle in (−π/2, π/2].
  private static double half(double angle) {
    double turned = Math.IEEEremainder(angle, Math.PI);
    return turned <= -Math.PI / 2 + SMALL ? turned + Math.PI : turned;
  }

  /// Rings of curves at their new place, for a preview.
  List<List<Curve>> of(List<List<Curve>> rings) {
    return Segment.rings(Segment.loops(rings)
        .stream()
        .map(loop -> loop.stream().map(segment -> segment.mapped(this)).toList())
        .toList());
  }
}
