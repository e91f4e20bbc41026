package org.collocate.app.sketch.edit;

import java.util.Collection;
import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;

/// A rectangle of the plane along the axes. The empty one has its upper corner below its lower one.
public record Box(double x0, double y0, double x1, double y1) {
  public static final Box EMPTY = new Box(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
  private static final int STEPS = 64;

  /// The box between two corners.
  public static Box between(Point a, Point b) {
    return new Box(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()),
        Math.max(a.y(), b.y()));
  }

  /// The box of points.
  public static Box of(Collection<Point> points) {
    Box box = EMPTY;
    for (Point p : points) {
      box = box.with(between(p, p));
    }
    return box;
  }

  /// The box of curves, to a thousandth of its size.
  static Box of(List<List<Curve>> rings) {
    Box box = EMPTY;
    for (List<Curve> ring : rings) {
      for (Curve curve : ring) {
        int steps = curve instanceof Line ? 1 : STEPS;
        for (int i = 0; i <= steps; i++) {
          Point p = curve.point((double) i / steps);
          box = box.with(between(p, p));
        }
      }
    }
    return box;
  }

  public boolean isEmpty() {
    return x1 < x0;
  }

  /// The smallest box around both.
  public Box with(Box other) {
    return new Box(Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1),
        Math.max(y1, other.y1));
  }

  /// Larger by a length on each side.
  public Box grown(double length) {
    return new Box(x0 - length, y0 - length, x1 + length, y1 + length);
  }

  public boolean contains(Point p) {
    return p.x() >= x0 && p.x() <= x1 && p.y() >= y0 && p.y() <= y1;
  }

  public boolean contains(Box other) {
    return other.x0 >= x0 && other.x1 <= x1 && other.y0 >= y0 && other.y1 <= y1;
  }

  public double width() {
    return Math.max(0, x1 - x0);
  }

  public double height() {
    return Math.max(0, y1 - y0);
  }

  /// The diagonal; 0 if the box is empty.
  public double size() {
    return Math.hypot(width(), height());
  }

  public Point centre() {
    return new Point((x0 + x1) / 2, (y0 + y1) / 2);
  }

  /// The corners, anticlockwise from the lower left.
  public List<Point> corners() {
    return List.of(new Point(x0, y0), new Point(x1, y0), new Point(x1, y1), new Point(x0, y1));
  }
}
