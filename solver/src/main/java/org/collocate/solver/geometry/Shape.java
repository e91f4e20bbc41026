package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;

/// A shape as a study writes it.
public sealed interface Shape {
  /// The closed rings of true curves that bound the shape; a point is inside if a ray from it crosses them an odd number
  /// of times. Shapes that are not of the plane have none.
  ///
  /// @throws PathSyntaxException if the text of a path is wrong
  List<List<Curve>> rings();

  /// The interval `[a, b]`, a < b: a domain of one dimension, or a region of one.
  record Interval(double a, double b) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return List.of();
    }
  }

  /// The cube `[a, b]` in `dimension` directions x1, x2, ….
  record Hypercube(double a, double b, int dimension) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return List.of();
    }
  }

  /// The rectangle between two opposite corners.
  record Rectangle(double x0, double y0, double x1, double y1) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return new Polygon(List.of(new Point(x0, y0), new Point(x1, y0), new Point(x1, y1), new Point(x0, y1)))
          .rings();
    }
  }

  record Circle(double cx, double cy, double radius) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return new Ellipse(cx, cy, radius, radius, 0).rings();
    }
  }

  /// An ellipse about (cx, cy).
  ///
  /// @param angle by which the axis of rx is turned from the x axis, anticlockwise, in radians
  record Ellipse(double cx, double cy, double rx, double ry, double angle) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return List.of(List.of(new EllipticArc(new Point(cx, cy), rx, ry, angle, 0, 2 * Math.PI)));
    }
  }

  /// The polygon through these points; the last is joined to the first.
  record Polygon(List<Point> points) implements Shape {
    public Polygon {
      points = List.copyOf(points);
    }

    @Override
    public List<List<Curve>> rings() {
      List<Curve> ring = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        Point from = points.get(i);
        Point to = points.get((i + 1) % points.size());
        if (!from.equals(to)) {
          ring.add(new Line(from, to));
        }
      }
      return List.of(ring);
    }
  }

  /// SVG path data: `M L H V C S Q T A Z`, absolute and relative; several sub-paths by the even-odd rule. An open sub-path
  /// is closed by a straight line. The y axis points up as everywhere in a study, so that SVG's "sweep" turns
  /// anticlockwise.
  record Path(String data) implements Shape {
    @Override
    public List<List<Curve>> rings() {
      return new SvgPath(data).rings();
    }

    /// Whether the data themselves close every sub-path.
    ///
    /// @throws PathSyntaxException if the text is wrong
    public boolean closed() {
      SvgPath path = new SvgPath(data);
      path.rings();
      return !path.closedByLine();
    }
  }
}
