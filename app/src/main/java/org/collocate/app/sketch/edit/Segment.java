package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.DescriptionJson;

/// A piece of a closed path that is being edited; it ends where the next piece of its loop starts.
public sealed interface Segment {
  Point start();

  /// The same piece from another point.
  Segment from(Point point);

  /// The piece at its new place.
  Segment mapped(Affine map);

  /// What it adds to a path's text.
  String text(Point end, Digits digits);

  /// The curve, given where it ends.
  Curve curve(Point end);

  /// A straight piece.
  record Straight(Point start) implements Segment {
    @Override
    public Straight from(Point point) {
      return new Straight(point);
    }

    @Override
    public Straight mapped(Affine map) {
      return new Straight(map.of(start));
    }

    @Override
    public String text(Point end, Digits digits) {
      return "L " + pair(end, digits);
    }

    @Override
    public Curve curve(Point end) {
      return new Line(start, end);
    }
  }

  /// A cubic Bézier curve with its two handles.
  record Cubic(Point start, Point first, Point second) implements Segment {
    /// The handle at the start goes along.
    @Override
    public Cubic from(Point point) {
      return new Cubic(point, first.plus(point.minus(start)), second);
    }

    @Override
    public Cubic mapped(Affine map) {
      return new Cubic(map.of(start), map.of(first), map.of(second));
    }

    @Override
    public String text(Point end, Digits digits) {
      return "C " + pair(first, digits) + " " + pair(second, digits) + " " + pair(end, digits);
    }

    @Override
    public Curve curve(Point end) {
      return new CubicBezier(start, first, second, end);
    }
  }

  /// An elliptical arc, as SVG's `A` has it.
  ///
  /// @param rotation in degrees
  /// @param large whether it takes the longer way
  /// @param anticlockwise in which direction it runs
  record Arc(Point start, double rx, double ry, double rotation, boolean large, boolean anticlockwise)
      implements
        Segment {
    @Override
    public Arc from(Point point) {
      return new Arc(point, rx, ry, rotation, large, anticlockwise);
    }

    @Override
    public Arc mapped(Affine map) {
      Affine.Axes axes = map.axes(rx, ry, Math.toRadians(rotation));
      return new Arc(map.of(start), axes.rx(), axes.ry(), Math.toDegrees(axes.angle()), large,
          anticlockwise == map.determinant() > 0);
    }

    /// The arc of the same form over another chord.
    Arc over(Point newStart, Point oldEnd, Point newEnd) {
      Point before = oldEnd.minus(start);
      Point after = newEnd.minus(newStart);
      double factor = before.length() == 0 ? 1 : after.length() / before.length();
      double turn = rx == ry ? 0 : Math.toDegrees(Math.atan2(before.cross(after), before.dot(after)));
      return new Arc(newStart, rx * factor, ry * factor, rotation + turn, large, anticlockwise);
    }

    @Override
    public String text(Point end, Digits digits) {
      return "A " + number(digits.of(rx)) + " " + number(digits.of(ry)) + " "
          + number(new Digits(9).of(rx == ry ? 0 : rotation)) + " " + (large ? 1 : 0) + " "
          + (anticlockwise ? 1 : 0) + " " + pair(end, digits);
    }

    @Override
    public Curve curve(Point end) {
      List<List<Curve>> rings = new Shape.Path("M " + exact(start) + " A " + rx + " " + ry + " " + rotation
          + " " + (large ? 1 : 0) + " " + (anticlockwise ? 1 : 0) + " " + exact(end)).rings();
      return rings.getFirst().getFirst();
    }

    private static String exact(Point p) {
      return p.x() + " " + p.y();
    }
  }

  private static String number(double number) {
    return DescriptionJson.number(number).toString();
  }

  private static String pair(Point p, Digits digits) {
    return number(digits.of(p.x())) + " " + number(digits.of(p.y()));
  }

  /// The pieces of closed rings.
  static List<List<Segment>> loops(List<List<Curve>> rings) {
    List<List<Segment>> loops = new ArrayList<>();
    for (List<Curve> ring : rings) {
      List<Segment> loop = new ArrayList<>();
      for (Curve curve : ring) {
        switch (curve) {
          case Line line -> loop.add(new Straight(line.start()));
          case CubicBezier cubic -> loop.add(new Cubic(cubic.p0(), cubic.p1(), cubic.p2()));
          case EllipticArc arc -> addArc(arc, loop);
        }
      }
      loops.add(loop);
    }
    return loops;
  }

  private static void addArc(EllipticArc arc, List<Segment> loop) {
    // A whole ellipse has no two ends that tell where it is.
    int parts = Math.abs(arc.sweep()) > 1.9 * Math.PI ? 2 : 1;
    for (int i = 0; i < parts; i++) {
      loop.add(new Arc(arc.point((double) i / parts), arc.radiusX(), arc.radiusY(),
          Math.toDegrees(arc.rotation()), Math.abs(arc.sweep()) / parts > Math.PI + 1e-12, arc.sweep() > 0));
    }
  }

  /// The circular arc from a point through a second to a third; straight where they lie on a line.
  public static Segment arc(Point start, Point middle, Point end) {
    Point u = middle.minus(start);
    Point v = end.minus(start);
    double cross = u.cross(v);
    if (Math.abs(cross) <= 1e-9 * (u.dot(u) + v.dot(v))) {
      return new Straight(start);
    }
    double radius = u.length() * v.length() * end.minus(middle).length() / (2 * Math.abs(cross));
    // The arc is longer than half a turn where its chord is seen from its middle under less than a right angle.
    boolean large = start.minus(middle).dot(end.minus(middle)) > 0;
    return new Arc(start, radius, radius, 0, large, cross > 0);
  }

  /// The point where a piece ends.
  static Point end(List<Segment> loop, int index) {
    return loop.get((index + 1) % loop.size()).start();
  }

  /// The curves of loops.
  static List<List<Curve>> rings(List<List<Segment>> loops) {
    List<List<Curve>> rings = new ArrayList<>();
    for (List<Segment> loop : loops) {
      List<Curve> ring = new ArrayList<>();
      for (int i = 0; i < loop.size(); i++) {
        if (!loop.get(i).start().equals(end(loop, i))) {
          ring.add(loop.get(i).curve(end(loop, i)));
        }
      }
      rings.add(ring);
    }
    return rings;
  }

  /// The path of loops, in absolute commands.
  public static Shape.Path path(List<List<Segment>> loops) {
    Box box = Box.EMPTY;
    for (List<Segment> loop : loops) {
      box = box.with(Box.of(loop.stream().map(Segment::start).toList()));
    }
    Digits digits = Digits.of(box);
    StringBuilder text = new StringBuilder();
    for (List<Segment> loop : loops) {
      text.append(text.isEmpty() ? "" : " ").append("M ").append(pair(loop.getFirst().start(), digits));
      for (int i = 0; i < loop.size(); i++) {
        // The last straight piece is what Z draws.
        boolean closes = i == loop.size() - 1 && loop.get(i) instanceof Straight;
        text.append(closes ? "" : " " + loop.get(i).text(end(loop, i), digits));
      }
      text.append(" Z");
    }
    return new Shape.Path(text.toString());
  }
}
