package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// Cuts the drawn curves into edges of the wanted size: equal steps of ∫ ds / h on each piece.
final class CurveSampling {
  /// By how much a curve may turn along one edge, in radians.
  static final double TURN = 0.5;

  private static final double STEP = 0.25;

  private final SizeField sizes;
  private final Map<Point, SharpCorner> sharp;
  private final Map<Point, Integer> numbers = new HashMap<>();
  private final List<Point> nodes = new ArrayList<>();
  private final List<CurveEdge> edges = new ArrayList<>();

  /// A vertex at which two pieces meet under an acute angle: all pieces there begin with an edge of this length.
  record SharpCorner(Point point, double radius) {}

  CurveSampling(PlanarDomain domain, SizeField sizes, Map<Point, SharpCorner> sharp, int limit) {
    this.sizes = sizes;
    this.sharp = sharp;
    Map<CurvePiece, double[]> periodic = new HashMap<>();
    double[] box = {domain.lower()[0], domain.lower()[1], domain.upper()[0], domain.upper()[1]};
    for (int axis = 0; axis < 2; axis++) {
      if (domain.periodic(axis)) {
        samplePeriodic(domain, axis, box, periodic);
      }
    }
    Stream.concat(domain.pieces(), domain.interfaces().stream()).forEach(piece -> {
      double[] positions = periodic.get(piece);
      add(piece, positions == null ? positions(piece) : positions);
      if (edges.size() > limit) {
        throw new MeshingException(
            "the curves alone need more than " + limit + " edges; ask for a larger size", piece
                .start());
      }
    });
  }

  List<Point> nodes() {
    return nodes;
  }

  List<CurveEdge> edges() {
    return edges;
  }

  private int number(Point point) {
    return numbers.computeIfAbsent(point, p -> {
      nodes.add(p);
      return nodes.size() - 1;
    });
  }

  private void add(CurvePiece piece, double[] positions) {
    int from = number(piece.point(positions[0]));
    for (int k = 1; k < positions.length; k++) {
      int to = number(piece.point(positions[k]));
      edges.add(new CurveEdge(from, to, piece, positions[k - 1], positions[k]));
      from = to;
    }
  }

  private double[] positions(CurvePiece piece) {
    double start = forced(piece, 0);
    double end = forced(piece, 1);
    TreeSet<Double> positions = new TreeSet<>(List.of(0.0, 1.0));
    double low = start > 0 ? start : 0;
    double high = end < 1 ? end : 1;
    positions.add(low);
    positions.add(high);
    double[] inner = equalSteps(piece, low, high);
    Arrays.stream(inner).forEach(positions::add);
    return positions.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// The position at the radius of a sharp corner, or the end itself.
  private double forced(CurvePiece piece, double end) {
    Point corner = piece.point(end);
    SharpCorner found = sharp.get(corner);
    if (found == null) {
      return end;
    }
    double near = end;
    double far = 0.5;
    if (piece.point(far).distance(corner) <= found.radius) {
      return end;
    }
    for (int iteration = 0; iteration < 60; iteration++) {
      double middle = (near + far) / 2;
      if (piece.point(middle).distance(corner) < found.radius) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return far;
  }

  private double size(CurvePiece piece, double s) {
    Point p = piece.point(s);
    double h = sizes.at(p.x(), p.y());
    return piece.curve() instanceof Line ? h
        : Math.min(h, TURN / Math.max(piece.curvature(s), Double.MIN_NORMAL));
  }

  /// The edge length along which the curve turns by [#TURN]; at a cusp, where it would vanish, a small part of the piece.
  static double curvatureLimit(CurvePiece piece, double s) {
    if (piece.curve() instanceof Line) {
      return Double.MAX_VALUE;
    }
    double limit = TURN / piece.curvature(s);
    double least = 1e-3 * piece.start().distance(piece.point(0.5));
    return limit > least ? limit : least;
  }

  private double[] equalSteps(CurvePiece piece, double low, double high) {
    List<double[]> table = new ArrayList<>();
    double s = low;
    double sum = 0;
    table.add(new double[] {s, 0});
    double length = piece.length();
    while (s < high) {
      double ahead = Math.min((high - low) / 16, STEP * size(piece, s) / length);
      double to = s + ahead > high - 1e-12 ? high : s + ahead;
      double middle = (s + to) / 2;
      double speed = piece.curve().derivative(piece.from() + middle * (piece.to() - piece.from())).length()
          * Math.abs(
              piece.to() - piece.from());
      sum += speed * (to - s) / size(piece, middle);
      s = to;
      table.add(new double[] {s, sum});
    }
    int least = piece.curve() instanceof Line ? 1 : piece.start().equals(piece.end()) ? 5 : 2;
    int steps = (int) Math.max(least, Math.rint(sum));
    return interpolate(table, steps);
  }

  /// The first column where the second reaches equal fractions of its end; ends left out.
  private static double[] interpolate(List<double[]> table, int steps) {
    double total = table.getLast()[1];
    double[] result = new double[steps - 1];
    int row = 0;
    for (int k = 1; k < steps; k++) {
      double wanted = total * k / steps;
      while (table.get(row + 1)[1] < wanted) {
        row++;
      }
      double[] a = table.get(row);
      double[] b = table.get(row + 1);
      result[k - 1] = a[0] + (wanted - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
    }
    return result;
  }

  /// Both sides get the same nodes: those of both sides' vertices, and between them steps of the smaller size.
  private void samplePeriodic(PlanarDomain domain, int axis, double[] box, Map<CurvePiece, double[]> result) {
    double low = box[axis];
    double high = box[axis + 2];
    double tolerance = 1e-9 * (high - low);
    List<CurvePiece> sides = domain.pieces()
        .filter(piece -> piece.part() == CurvePiece.PERIODIC
            && Math.abs(along(piece.start(), 1 - axis) - along(piece
                .end(), 1 - axis)) < tolerance)
        .toList();
    TreeSet<Double> vertices = new TreeSet<>();
    for (CurvePiece piece : sides) {
      double at = along(piece.start(), axis);
      Double near = vertices.ceiling(at - tolerance);
      if (near == null || near > at + tolerance) {
        vertices.add(at);
      }
    }
    vertices.add(box[3 - axis]);
    double[] ends = vertices.stream().mapToDouble(Double::doubleValue).toArray();
    List<Double> all = new ArrayList<>(List.of(ends[0]));
    for (int k = 1; k < ends.length; k++) {
      double from = ends[k - 1];
      double to = ends[k];
      List<double[]> table = new ArrayList<>(List.of(new double[] {from, 0}));
      double at = from;
      double sum = 0;
      while (at < to) {
        double h = sideSize(axis, low, high, at);
        double next = at + STEP * h > to - 1e-12 * (to - from) ? to : at + STEP * h;
        sum += (next - at) / sideSize(axis, low, high, (at + next) / 2);
        at = next;
        table.add(new double[] {at, sum});
      }
      Arrays.stream(interpolate(table, (int) Math.max(1, Math.rint(sum)))).forEach(all::add);
      all.add(to);
    }
    for (CurvePiece piece : sides) {
      double a = along(piece.start(), axis);
      double b = along(piece.end(), axis);
      double[] inner = all.stream()
          .filter(at -> at > Math.min(a, b) + tolerance && at < Math.max(a, b) - tolerance)
          .mapToDouble(at -> (at - a) / (b - a))
          .sorted()
          .toArray();
      double[] positions = new double[inner.length + 2];
      System.arraycopy(inner, 0, positions, 1, inner.length);
      positions[inner.length + 1] = 1;
      result.put(piece, positions);
    }
  }

  /// The coordinate along a side across the axis.
  private static double along(Point point, int axis) {
    return axis == 0 ? point.y() : point.x();
  }

  private double sideSize(int axis, double low, double high, double at) {
    return axis == 0 ? Math.min(sizes.at(low, at), sizes.at(high, at))
        : Math.min(sizes.at(at, low), sizes.at(at,
            high));
  }
}
