package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;

/// Fits a closed smooth path of cubic Bézier curves to points that were drawn by hand.
///
/// After P. J. Schneider, An algorithm for automatically fitting digitized curves, in Graphics Gems (1990), pp. 612-626:
/// least squares for the two handles' lengths with tangents held, parameters improved by Newton's method, and a cut at
/// the worst point while the error is too large. Here tangents at the cuts are those of the drawn line, so that the path
/// is smooth everywhere but at its corners.
public final class SplineFit {
  private static final double CORNER = Math.toRadians(50);
  private static final int IMPROVEMENTS = 6;

  private final List<Point> points;
  private final double tolerance;
  private final List<Segment> segments = new ArrayList<>();

  private SplineFit(List<Point> points, double tolerance) {
    this.points = points;
    this.tolerance = tolerance;
  }

  /// The path that misses the points by no more than the tolerance. Corners stay corners.
  ///
  /// @param drawn at least three points
  public static Shape.Path closed(List<Point> drawn, double tolerance) {
    List<Point> even = even(drawn, tolerance);
    List<Integer> corners = corners(even, tolerance);
    List<Point> ring = new ArrayList<>(even);
    int first = corners.isEmpty() ? 0 : corners.getFirst();
    java.util.Collections.rotate(ring, -first);
    ring.add(ring.getFirst());
    SplineFit fit = new SplineFit(ring, tolerance);
    List<Integer> cuts = new ArrayList<>(corners.stream().map(corner -> corner - first).toList());
    if (cuts.isEmpty()) {
      cuts.add(0);
    }
    cuts.add(ring.size() - 1);
    boolean smooth = corners.isEmpty();
    for (int i = 1; i < cuts.size(); i++) {
      int from = cuts.get(i - 1);
      int to = cuts.get(i);
      Point start = smooth ? fit.direction(0) : fit.points.get(from + 1).minus(fit.points.get(from)).unit();
      Point end = smooth ? start.times(-1) : fit.points.get(to - 1).minus(fit.points.get(to)).unit();
      fit.fit(from, to, start, end);
    }
    return Segment.path(List.of(fit.segments));
  }

  /// The points without those that are too close to their neighbour to say anything.
  private static List<Point> even(List<Point> drawn, double tolerance) {
    List<Point> even = new ArrayList<>();
    for (Point point : drawn) {
      if (even.isEmpty() || even.getLast().distance(point) > tolerance / 2) {
        even.add(point);
      }
    }
    while (even.size() > 3 && even.getLast().distance(even.getFirst()) <= tolerance) {
      even.removeLast();
    }
    return even.size() >= 3 ? even : drawn;
  }

  /// Points at which the line turns sharply, seen over a few tolerances to both sides.
  private static List<Integer> corners(List<Point> ring, double tolerance) {
    List<Integer> corners = new ArrayList<>();
    double[] turns = new double[ring.size()];
    for (int i = 0; i < ring.size(); i++) {
      Point before = ring.get(i).minus(away(ring, i, -1, 4 * tolerance));
      Point after = away(ring, i, 1, 4 * tolerance).minus(ring.get(i));
      turns[i] = Math.abs(Math.atan2(before.cross(after), before.dot(after)));
    }
    for (int i = 0; i < ring.size(); i++) {
      double left = turns[Math.floorMod(i - 1, ring.size())];
      double right = turns[(i + 1) % ring.size()];
      if (turns[i] > CORNER && turns[i] >= left && turns[i] > right) {
        corners.add(i);
      }
    }
    return corners;
  }

  private static Point away(List<Point> ring, int from, int step, double way) {
    int i = from;
    for (int k = 0; k < ring.size() / 3; k++) {
      i = Math.floorMod(i + step, ring.size());
      if (ring.get(i).distance(ring.get(from)) >= way) {
        break;
      }
    }
    return ring.get(i);
  }

  /// The direction of the drawn line at a point, over its neighbours.
  private Point direction(int i) {
    int last = points.size() - 1;
    Point before = points.get(i == 0 ? last - 1 : i - 1);
    Point after = points.get(i == last ? 1 : i + 1);
    return after.minus(before).unit();
  }

  private void fit(int from, int to, Point start, Point end) {
    Point a = points.get(from);
    Point b = points.get(to);
    if (to - from == 1) {
      double third = a.distance(b) / 3;
      segments.add(new Segment.Cubic(a, a.plus(start.times(third)), b.plus(end.times(third))));
      return;
    }
    double[] u = chordLengths(from, to);
    CubicBezier curve = bezier(from, to, u, start, end);
    for (int i = 0; i <= IMPROVEMENTS; i++) {
      if (worst(curve, from, u) <= tolerance) {
        segments.add(new Segment.Cubic(curve.p0(), curve.p1(), curve.p2()));
        return;
      }
      improve(curve, from, u);
      curve = bezier(from, to, u, start, end);
    }
    int cut = from + worstIndex(curve, from, u);
    Point through = direction(cut);
    fit(from, cut, start, through.times(-1));
    fit(cut, to, through, end);
  }

  private double[] chordLengths(int from, int to) {
    double[] u = new double[to - from + 1];
    for (int i = 1; i < u.length; i++) {
      u[i] = u[i - 1] + points.get(from + i).distance(points.get(from + i - 1));
    }
    double total = u[u.length - 1];
    for (int i = 1; i < u.length; i++) {
      u[i] /= total;
    }
    return u;
  }

  /// The handles' lengths by least squares.
  private CubicBezier bezier(int from, int to, double[] u, Point start, Point end) {
    Point a = points.get(from);
    Point b = points.get(to);
    double c00 = 0;
    double c01 = 0;
    double c11 = 0;
    double x0 = 0;
    double x1 = 0;
    for (int i = 0; i < u.length; i++) {
      double t = u[i];
      double s = 1 - t;
      Point one = start.times(3 * s * s * t);
      Point two = end.times(3 * s * t * t);
      Point rest = points.get(from + i)
          .minus(a.times(s * s * s + 3 * s * s * t))
          .minus(b.times(t * t * t + 3 * s * t * t));
      c00 += one.dot(one);
      c01 += one.dot(two);
      c11 += two.dot(two);
      x0 += one.dot(rest);
      x1 += two.dot(rest);
    }
    double determinant = c00 * c11 - c01 * c01;
    double length = a.distance(b);
    double alpha = determinant == 0 ? 0 : (x0 * c11 - x1 * c01) / determinant;
    double beta = determinant == 0 ? 0 : (c00 * x1 - c01 * x0) / determinant;
    double least = 1e-3 * length;
    double most = 3 * arc(from, to);
    if (!(alpha > least && beta > least && alpha < most && beta < most)) {
      alpha = arc(from, to) / 3;
      beta = alpha;
    }
    return new CubicBezier(a, a.plus(start.times(alpha)), b.plus(end.times(beta)), b);
  }

  private double arc(int from, int to) {
    double sum = 0;
    for (int i = from + 1; i <= to; i++) {
      sum += points.get(i).distance(points.get(i - 1));
    }
    return sum;
  }

  private void improve(CubicBezier curve, int from, double[] u) {
    for (int i = 1; i < u.length - 1; i++) {
      Point offset = curve.point(u[i]).minus(points.get(from + i));
      Point first = curve.derivative(u[i]);
      double slope = first.dot(first) + offset.dot(curve.secondDerivative(u[i]));
      if (slope > 0) {
        u[i] = Math.clamp(u[i] - offset.dot(first) / slope, u[i - 1], 1);
      }
    }
  }

  private double worst(CubicBezier curve, int from, double[] u) {
    int i = worstIndex(curve, from, u);
    return curve.point(u[i]).distance(points.get(from + i));
  }

  private int worstIndex(CubicBezier curve, int from, double[] u) {
    int worst = u.length / 2;
    double most = -1;
    for (int i = 1; i < u.length - 1; i++) {
      double miss = curve.point(u[i]).distance(points.get(from + i));
      if (miss > most) {
        most = miss;
        worst = i;
      }
    }
    return worst;
  }
}
