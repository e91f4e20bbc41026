package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.sketch.edit.Grip.Kind;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;

/// The handles of a shape and what moving them makes of it.
public final class Grips {
  private Grips() {}

  /// The handles of a shape, those first that lie on top.
  public static List<Grip> of(Shape shape) {
    List<Grip> grips = new ArrayList<>();
    switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> {
        List<Point> corners = corners(x0, y0, x1, y1);
        for (int i = 0; i < 4; i++) {
          grips.add(Grip.of(Kind.VERTEX, 0, i, corners.get(i)));
        }
        for (int i = 0; i < 4; i++) {
          grips.add(Grip.of(Kind.SIDE, 0, i, middle(corners.get(i), corners.get((i + 1) % 4))));
        }
      }
      case Shape.Circle(double cx, double cy, double radius) -> ellipse(cx, cy, radius, radius, 0, grips);
      case Shape.Ellipse(double cx, double cy, double rx, double ry, double angle) -> ellipse(cx, cy, rx, ry,
          angle, grips);
      case Shape.Polygon(List<Point> points) -> {
        for (int i = 0; i < points.size(); i++) {
          grips.add(Grip.of(Kind.VERTEX, 0, i, points.get(i)));
        }
      }
      case Shape.Path path -> path(Segment.loops(path.rings()), grips);
      case Shape.Interval(double a, double b) -> {
        grips.add(Grip.of(Kind.VERTEX, 0, 0, new Point(a, 0)));
        grips.add(Grip.of(Kind.VERTEX, 0, 1, new Point(b, 0)));
      }
      case Shape.Hypercube _ -> {
        // It has no place in the plane.
      }
    }
    return grips;
  }

  private static List<Point> corners(double x0, double y0, double x1, double y1) {
    return List.of(new Point(x0, y0), new Point(x1, y0), new Point(x1, y1), new Point(x0, y1));
  }

  private static Point middle(Point a, Point b) {
    return new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
  }

  private static void ellipse(double cx, double cy, double rx, double ry, double angle, List<Grip> grips) {
    for (int quarter = 0; quarter < 4; quarter++) {
      double radius = quarter % 2 == 0 ? rx : ry;
      double direction = angle + quarter * Math.PI / 2;
      grips.add(Grip.of(Kind.RADIUS, 0, quarter,
          new Point(cx + radius * Math.cos(direction), cy + radius * Math.sin(direction))));
    }
    grips.add(Grip.of(Kind.CENTRE, 0, 0, new Point(cx, cy)));
  }

  private static void path(List<List<Segment>> loops, List<Grip> grips) {
    for (int r = 0; r < loops.size(); r++) {
      for (int i = 0; i < loops.get(r).size(); i++) {
        grips.add(Grip.of(Kind.VERTEX, r, i, loops.get(r).get(i).start()));
      }
    }
    for (int r = 0; r < loops.size(); r++) {
      List<Segment> loop = loops.get(r);
      for (int i = 0; i < loop.size(); i++) {
        Point end = Segment.end(loop, i);
        switch (loop.get(i)) {
          case Segment.Cubic(Point start, Point first, Point second) -> {
            grips.add(new Grip(Kind.FIRST, r, i, first, start));
            grips.add(new Grip(Kind.SECOND, r, i, second, end));
          }
          case Segment.Arc arc -> grips.add(Grip.of(Kind.BULGE, r, i, arc.curve(end).point(0.5)));
          case Segment.Straight _ -> {
            // A straight piece has its ends only.
          }
        }
      }
    }
  }

  /// The shape after a handle was moved. A rectangle's corner takes both its sides along, unless it is moved alone, which
  /// makes a polygon of it.
  ///
  /// @param alone whether only this very corner moves
  public static Shape moved(Shape shape, Grip grip, Point to, boolean alone) {
    return switch (shape) {
      case Shape.Rectangle rectangle -> alone && grip.kind() == Kind.VERTEX
          ? shifted(rectangle, Set.of(grip.vertex()), to.minus(grip.at()))
          : rectangle(rectangle, grip, to);
      case Shape.Circle(double cx, double cy, double radius) -> grip.kind() == Kind.CENTRE
          ? new Shape.Circle(to.x(), to.y(), radius)
          : new Shape.Circle(cx, cy, round(shape, to.distance(new Point(cx, cy))));
      case Shape.Ellipse(double cx, double cy, double rx, double ry, double angle) -> {
        if (grip.kind() == Kind.CENTRE) {
          yield new Shape.Ellipse(to.x(), to.y(), rx, ry, angle);
        }
        double turned = grip.index() % 2 == 0 ? angle : angle + Math.PI / 2;
        double along = Math
            .abs(to.minus(new Point(cx, cy)).dot(new Point(Math.cos(turned), Math.sin(turned))));
        double radius = round(shape, along);
        yield grip.index() % 2 == 0 ? new Shape.Ellipse(cx, cy, radius, ry, angle)
            : new Shape.Ellipse(cx, cy, rx, radius, angle);
      }
      case Shape.Polygon polygon -> shifted(polygon, Set.of(grip.vertex()), to.minus(grip.at()));
      case Shape.Path path -> switch (grip.kind()) {
        case FIRST, SECOND, BULGE -> handle(path, grip, to);
        case VERTEX, SIDE, CENTRE, RADIUS -> shifted(path, Set.of(grip.vertex()), to.minus(grip.at()));
      };
      case Shape.Interval(double a, double b) -> grip.index() == 0
          ? new Shape.Interval(Math.min(to.x(), b), Math.max(to.x(), b))
          : new Shape.Interval(Math.min(a, to.x()), Math.max(a, to.x()));
      case Shape.Hypercube cube -> cube;
    };
  }

  private static double round(Shape shape, double length) {
    return Digits.of(Box.of(shape.rings())).of(length);
  }

  private static Shape rectangle(Shape.Rectangle r, Grip grip, Point to) {
    boolean corner = grip.kind() == Kind.VERTEX;
    boolean left = corner ? grip.index() == 0 || grip.index() == 3 : grip.index() == 3;
    boolean right = corner ? !left : grip.index() == 1;
    boolean low = corner ? grip.index() < 2 : grip.index() == 0;
    boolean high = corner ? !low : grip.index() == 2;
    return new Shape.Rectangle(left ? to.x() : r.x0(), low ? to.y() : r.y0(), right ? to.x() : r.x1(),
        high ? to.y() : r.y1());
  }

  private static Shape handle(Shape.Path path, Grip grip, Point to) {
    List<List<Segment>> loops = copy(Segment.loops(path.rings()));
    List<Segment> loop = loops.get(grip.ring());
    Segment segment = loop.get(grip.index());
    Point end = Segment.end(loop, grip.index());
    if (segment instanceof Segment.Cubic(Point start, Point first, Point second)) {
      loop.set(grip.index(), grip.kind() == Kind.FIRST ? new Segment.Cubic(start, to, second)
          : new Segment.Cubic(start, first, to));
    } else if (segment instanceof Segment.Arc arc) {
      loop.set(grip.index(), Segment.arc(arc.start(), to, end));
    }
    return Segment.path(loops);
  }

  private static List<List<Segment>> copy(List<List<Segment>> loops) {
    List<List<Segment>> copy = new ArrayList<>();
    loops.forEach(loop -> copy.add(new ArrayList<>(loop)));
    return copy;
  }

  /// The shape with some of its vertices moved by the same way. A rectangle whose vertices do not all move becomes a
  /// polygon; a shape without vertices stays.
  public static Shape shifted(Shape shape, Collection<Vertex> vertices, Point by) {
    return switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> {
        if (vertices.size() == 4) {
          yield Affine.move(by.x(), by.y()).of(shape);
        }
        List<Integer> moving = vertices.stream().map(Vertex::index).sorted().toList();
        boolean side = moving.size() == 2 && (by.x() == 0 || by.y() == 0);
        if (side && by.y() == 0 && (moving.equals(List.of(0, 3)) || moving.equals(List.of(1, 2)))) {
          boolean left = moving.contains(0);
          yield new Shape.Rectangle(left ? x0 + by.x() : x0, y0, left ? x1 : x1 + by.x(), y1);
        }
        if (side && by.x() == 0 && (moving.equals(List.of(0, 1)) || moving.equals(List.of(2, 3)))) {
          boolean low = moving.contains(0);
          yield new Shape.Rectangle(x0, low ? y0 + by.y() : y0, x1, low ? y1 : y1 + by.y());
        }
        yield shifted(new Shape.Polygon(corners(x0, y0, x1, y1)), vertices, by);
      }
      case Shape.Polygon(List<Point> points) -> {
        List<Point> moved = new ArrayList<>(points);
        for (Vertex vertex : vertices) {
          moved.set(vertex.index(), points.get(vertex.index()).plus(by));
        }
        Digits digits = Digits.of(Box.of(moved));
        vertices.forEach(vertex -> moved.set(vertex.index(), digits.of(moved.get(vertex.index()))));
        yield new Shape.Polygon(moved);
      }
      case Shape.Path path -> shifted(path, vertices, by);
      case Shape.Interval(double a, double b) -> new Shape.Interval(
          vertices.contains(new Vertex(0, 0)) ? a + by.x() : a,
          vertices.contains(new Vertex(0, 1)) ? b + by.x() : b);
      case Shape.Circle _,Shape.Ellipse _,Shape.Hypercube _ -> shape;
    };
  }

  private static Shape shifted(Shape.Path path, Collection<Vertex> vertices, Point by) {
    List<List<Segment>> before = Segment.loops(path.rings());
    List<List<Segment>> after = copy(before);
    for (int r = 0; r < before.size(); r++) {
      List<Segment> loop = before.get(r);
      for (int i = 0; i < loop.size(); i++) {
        boolean startMoves = vertices.contains(new Vertex(r, i));
        boolean endMoves = vertices.contains(new Vertex(r, (i + 1) % loop.size()));
        Point start = startMoves ? loop.get(i).start().plus(by) : loop.get(i).start();
        Point oldEnd = Segment.end(loop, i);
        after.get(r).set(i, switch (loop.get(i)) {
          case Segment.Straight _ -> new Segment.Straight(start);
          case Segment.Cubic(Point _, Point first, Point second) -> new Segment.Cubic(start,
              startMoves ? first.plus(by) : first, endMoves ? second.plus(by) : second);
          case Segment.Arc arc -> arc.over(start, oldEnd, endMoves ? oldEnd.plus(by) : oldEnd);
        });
      }
    }
    return Segment.path(after);
  }

  /// The shape with one more vertex on its outline, and that vertex; empty where the shape has no vertices of its own.
  public static Optional<Inserted> inserted(Shape shape, Nearest place) {
    int after = place.index();
    return switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> inserted(
          new Shape.Polygon(corners(x0, y0, x1, y1)), place);
      case Shape.Polygon(List<Point> points) -> {
        List<Point> more = new ArrayList<>(points);
        int next = edgeStart(points, after) + 1;
        more.add(next, Digits.of(Box.of(points)).of(place.point()));
        yield Optional.of(new Inserted(new Shape.Polygon(more), new Vertex(0, next)));
      }
      case Shape.Path path -> {
        List<List<Segment>> loops = copy(Segment.loops(path.rings()));
        List<Segment> loop = loops.get(place.ring());
        loop.addAll(after + 1, split(loop, after, place));
        loop.remove(after);
        yield Optional.of(new Inserted(Segment.path(loops), new Vertex(place.ring(), after + 1)));
      }
      case Shape.Circle _,Shape.Ellipse _,Shape.Interval _,Shape.Hypercube _ -> Optional.empty();
    };
  }

  /// The index of the vertex where an edge starts; repeated points have no edge between them.
  private static int edgeStart(List<Point> points, int edge) {
    int left = edge;
    for (int i = 0; i < points.size(); i++) {
      if (!points.get(i).equals(points.get((i + 1) % points.size()))) {
        if (left == 0) {
          return i;
        }
        left--;
      }
    }
    return edge;
  }

  /// A shape with a new vertex.
  public record Inserted(Shape shape, Vertex vertex) {}

  private static List<Segment> split(List<Segment> loop, int index, Nearest place) {
    Point at = place.point();
    double t = place.t();
    return switch (loop.get(index)) {
      case Segment.Straight(Point start) -> List.of(new Segment.Straight(start), new Segment.Straight(at));
      case Segment.Cubic(Point p0, Point p1, Point p2) -> {
        // De Casteljau's construction.
        Point p3 = Segment.end(loop, index);
        Point a = between(p0, p1, t);
        Point b = between(p1, p2, t);
        Point c = between(p2, p3, t);
        yield List.of(new Segment.Cubic(p0, a, between(a, b, t)), new Segment.Cubic(at, between(b, c, t), c));
      }
      case Segment.Arc arc -> {
        Curve curve = arc.curve(Segment.end(loop, index));
        double sweep = curve instanceof org.collocate.solver.geometry.EllipticArc whole
            ? Math.abs(whole.sweep())
            : 0;
        yield List.of(
            new Segment.Arc(arc.start(), arc.rx(), arc.ry(), arc.rotation(), sweep * t > Math.PI,
                arc.anticlockwise()),
            new Segment.Arc(at, arc.rx(), arc.ry(), arc.rotation(), sweep * (1 - t) > Math.PI,
                arc.anticlockwise()));
      }
    };
  }

  private static Point between(Point a, Point b, double t) {
    return a.times(1 - t).plus(b.times(t));
  }

  /// What a piece of an outline can be made to be.
  public enum EdgeKind {
    STRAIGHT, ARC, CURVE
  }

  /// The shape with one of its edges made straight, an arc or a Bézier curve. A rectangle or polygon becomes a path if it
  /// gets a bend; shapes without edges of their own stay.
  public static Shape edge(Shape shape, Vertex start, EdgeKind kind) {
    return switch (shape) {
      case Shape.Rectangle _,Shape.Polygon _ -> kind == EdgeKind.STRAIGHT ? shape
          : bent(Segment.loops(shape.rings()), start, kind);
      case Shape.Path path -> bent(Segment.loops(path.rings()), start, kind);
      case Shape.Circle _,Shape.Ellipse _,Shape.Interval _,Shape.Hypercube _ -> shape;
    };
  }

  private static Shape bent(List<List<Segment>> before, Vertex vertex, EdgeKind kind) {
    List<List<Segment>> loops = copy(before);
    List<Segment> loop = loops.get(vertex.ring());
    int i = vertex.index();
    Point start = loop.get(i).start();
    Point end = Segment.end(loop, i);
    Point way = end.minus(start);
    Point across = new Point(way.y(), -way.x()).times(0.2);
    loop.set(i, switch (kind) {
      case STRAIGHT -> new Segment.Straight(start);
      case ARC -> Segment.arc(start, middle(start, end).plus(across), end);
      case CURVE -> new Segment.Cubic(start, start.plus(way.times(1.0 / 3)).plus(across),
          start.plus(way.times(2.0 / 3)).plus(across));
    });
    return Segment.path(loops);
  }

  /// The shape without some of its vertices; empty where too little would be left of it, or it has none.
  public static Optional<Shape> without(Shape shape, Collection<Vertex> vertices) {
    return switch (shape) {
      case Shape.Rectangle(double x0, double y0, double x1, double y1) -> without(
          new Shape.Polygon(corners(x0, y0, x1, y1)), vertices);
      case Shape.Polygon(List<Point> points) -> {
        List<Point> left = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
          if (!vertices.contains(new Vertex(0, i))) {
            left.add(points.get(i));
          }
        }
        yield left.stream().distinct().count() < 3 ? Optional.empty() : Optional.of(new Shape.Polygon(left));
      }
      case Shape.Path path -> {
        List<List<Segment>> left = new ArrayList<>();
        List<List<Segment>> loops = Segment.loops(path.rings());
        for (int r = 0; r < loops.size(); r++) {
          List<Segment> loop = joined(loops.get(r), r, vertices);
          boolean curved = loop.stream().anyMatch(segment -> !(segment instanceof Segment.Straight));
          if (loop.size() > 2 || curved && loop.size() == 2) {
            left.add(loop);
          }
        }
        yield left.isEmpty() ? Optional.empty() : Optional.of(Segment.path(left));
      }
      case Shape.Circle _,Shape.Ellipse _,Shape.Interval _,Shape.Hypercube _ -> Optional.empty();
    };
  }

  /// The piece before a vertex that goes takes over the way to the next vertex.
  private static List<Segment> joined(List<Segment> loop, int ring, Collection<Vertex> vertices) {
    List<Segment> left = new ArrayList<>();
    for (int i = 0; i < loop.size(); i++) {
      if (vertices.contains(new Vertex(ring, i))) {
        continue;
      }
      Segment segment = loop.get(i);
      int last = i;
      while (vertices.contains(new Vertex(ring, (last + 1) % loop.size())) && last - i < loop.size()) {
        last++;
      }
      if (last > i) {
        Segment end = loop.get(last % loop.size());
        segment = segment instanceof Segment.Cubic(Point start, Point first, Point _)
            && end instanceof Segment.Cubic(Point _, Point _, Point second)
                ? new Segment.Cubic(start, first, second)
                : new Segment.Straight(segment.start());
      }
      left.add(segment);
    }
    return left;
  }
}
