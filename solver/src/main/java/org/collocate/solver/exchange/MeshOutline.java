package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.collocate.solver.exchange.MshFile.Element;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// The outlines of a mesh and of its groups of cells, as chains of curves between the places where outlines meet.
///
/// Edges in a row on a straight line become one line; no vertex moves. An outline that two groups share is one chain for
/// both, so that their shapes fit to the last bit.
final class MeshOutline {
  /// Nothing lies on this side.
  static final int OUTSIDE = -1;

  /// How far a vertex may be off the line that replaces it, relative to the mesh's size: the noise of written decimals.
  private static final double STRAIGHT = 1e-12;

  private final MshFile file;
  private final double tolerance;
  private final Map<Long, Edge> edges = new LinkedHashMap<>();
  private final Map<Integer, List<Edge>> byNode = new HashMap<>();
  private final List<Chain> chains = new ArrayList<>();

  /// Directed so that the side with the larger group is on the left.
  private static final class Edge {
    int a;
    int b;
    final int middle;
    int left;
    int right = OUTSIDE;
    int name;
    boolean used;

    Edge(int a, int b, int middle, int left) {
      this.a = a;
      this.b = b;
      this.middle = middle;
      this.left = left;
    }

    void direct() {
      if (right > left) {
        int node = a;
        a = b;
        b = node;
        int group = left;
        left = right;
        right = group;
      }
    }

    boolean sameSides(Edge other) {
      return left == other.left && right == other.right && name == other.name;
    }
  }

  /// @param name index of the physical curve, 0 for none
  record Chain(int left, int right, int name, List<Curve> curves) {
    Chain reversed() {
      return new Chain(right, left, name,
          curves.reversed().stream().map(MeshOutline::reversed).toList());
    }
  }

  /// @param sides the group of each cell, 0 for none
  MeshOutline(MshFile file, int[] sides) throws ExchangeException {
    this.file = file;
    double size = 0;
    for (int i = 0; i < file.x().length; i++) {
      size = Math.max(size, point(i).distance(point(0)));
    }
    tolerance = STRAIGHT * size;
    for (int c = 0; c < sides.length; c++) {
      addEdges(file.cells().get(c), sides[c]);
    }
    edges.values().removeIf(edge -> edge.left == edge.right);
    edges.values().forEach(Edge::direct);
  }

  private Point point(int node) {
    return new Point(file.x()[node], file.y()[node]);
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private void addEdges(Element cell, int side) throws ExchangeException {
    double area = 0;
    for (int k = 0; k < cell.corners(); k++) {
      Point origin = point(cell.nodes()[0]);
      Point a = point(cell.nodes()[k]).minus(origin);
      area += a.cross(point(cell.nodes()[(k + 1) % cell.corners()]).minus(origin));
    }
    if (area == 0) {
      throw ExchangeException.whole("the mesh has a cell without an area at " + point(cell.nodes()[0]),
          "repair the mesh first");
    }
    for (int k = 0; k < cell.corners(); k++) {
      int from = cell.nodes()[k];
      int to = cell.nodes()[(k + 1) % cell.corners()];
      if (point(from).equals(point(to))) {
        throw ExchangeException.whole("an edge of the mesh has no length at " + point(from),
            "repair the mesh first");
      }
      int a = area > 0 ? from : to;
      int b = area > 0 ? to : from;
      Edge edge = edges.get(key(a, b));
      if (edge == null) {
        edges.put(key(a, b), new Edge(a, b, cell.middle(k), side));
      } else if (edge.right == OUTSIDE && edge.a == b) {
        edge.right = side;
      } else {
        throw ExchangeException.whole("cells of the mesh overlap at " + point(a),
            "an edge may belong to two cells, one on each side");
      }
    }
  }

  /// Gives the edges of a line element their name; returns false where no outline of the mesh runs.
  boolean name(Element line, int name) {
    Edge edge = edges.get(key(line.nodes()[0], line.nodes()[1]));
    if (edge == null || edge.right != OUTSIDE) {
      return false;
    }
    edge.name = name;
    return true;
  }

  /// Joins the edges to chains; names come before.
  void join() {
    edges.values().forEach(edge -> {
      byNode.computeIfAbsent(edge.a, _ -> new ArrayList<>()).add(edge);
      byNode.computeIfAbsent(edge.b, _ -> new ArrayList<>()).add(edge);
    });
    for (Edge edge : edges.values()) {
      if (!edge.used && follower(edge, edge.a) == null) {
        chains.add(chain(edge));
      }
    }
    for (Edge edge : edges.values()) {
      if (!edge.used && !continuesStraight(edge)) {
        chains.add(chain(edge));
      }
    }
  }

  /// Whether a closed chain had better begin elsewhere: at a corner, which every triangle has.
  private boolean continuesStraight(Edge edge) {
    Edge before = follower(edge, edge.a);
    return before != null && isStraight(before) && isStraight(edge)
        && offset(point(before.a), point(edge.b), point(edge.a)) <= tolerance;
  }

  /// The edge that goes on through a node with the same sides and name; null where several outlines meet.
  private @Nullable Edge follower(Edge edge, int node) {
    List<Edge> here = byNode.getOrDefault(node, List.of());
    if (here.size() != 2) {
      return null;
    }
    Edge other = here.get(here.getFirst() == edge ? 1 : 0);
    boolean headToTail = (node == edge.a) == (node == other.b);
    return headToTail && other.sameSides(edge) ? other : null;
  }

  private Chain chain(Edge first) {
    List<Edge> row = new ArrayList<>();
    for (Edge edge = first; edge != null && !edge.used; edge = follower(edge, edge.b)) {
      edge.used = true;
      row.add(edge);
    }
    return new Chain(first.left, first.right, first.name, curves(row));
  }

  private List<Curve> curves(List<Edge> row) {
    List<Curve> curves = new ArrayList<>();
    int i = 0;
    while (i < row.size()) {
      Edge edge = row.get(i);
      if (isStraight(edge)) {
        int end = straightEnd(row, i);
        curves.add(new Line(point(edge.a), point(row.get(end - 1).b)));
        i = end;
      } else {
        Point control = point(edge.middle).times(2).minus(point(edge.a).plus(point(edge.b)).times(0.5));
        curves.add(CubicBezier.ofQuadratic(point(edge.a), control, point(edge.b)));
        i++;
      }
    }
    return curves;
  }

  private boolean isStraight(Edge edge) {
    return edge.middle < 0 || offset(point(edge.a), point(edge.b), point(edge.middle)) <= tolerance;
  }

  /// The distance of a point from a line through two others.
  private static double offset(Point a, Point b, Point p) {
    return Math.abs(b.minus(a).unit().cross(p.minus(a)));
  }

  /// The index behind the last edge that lies on the line of the edge `begin`: the directions from the first vertex in
  /// which a line passes all vertices so far within the tolerance form an interval that only shrinks.
  private int straightEnd(List<Edge> row, int begin) {
    Point anchor = point(row.get(begin).a);
    Point along = point(row.get(begin).b).minus(anchor).unit();
    double low = -Math.PI / 4;
    double high = Math.PI / 4;
    double reached = 0;
    for (int i = begin; i < row.size(); i++) {
      Point to = point(row.get(i).b).minus(anchor);
      double angle = Math.atan2(along.cross(to), along.dot(to));
      boolean ahead = along.dot(to) > reached;
      if (i > begin && (!ahead || !isStraight(row.get(i)) || angle < low || angle > high)) {
        return i;
      }
      double slack = Math.asin(Math.min(1, tolerance / to.length()));
      low = Math.max(low, angle - slack);
      high = Math.min(high, angle + slack);
      reached = along.dot(to);
    }
    return row.size();
  }

  private static Curve reversed(Curve curve) {
    return switch (curve) {
      case Line(Point start, Point end) -> new Line(end, start);
      case CubicBezier(Point p0, Point p1, Point p2, Point p3) -> new CubicBezier(p3, p2, p1, p0);
      case org.collocate.solver.geometry.EllipticArc _ -> throw new IllegalStateException(
          "the edges of meshes are no arcs");
    };
  }

  /// The closed loops that bound the cells of some groups, these cells on the left.
  List<List<Chain>> loops(IntPredicate groups) {
    List<Chain> directed = new ArrayList<>();
    for (Chain chain : chains) {
      boolean left = chain.left != OUTSIDE && groups.test(chain.left);
      boolean right = chain.right != OUTSIDE && groups.test(chain.right);
      if (left != right) {
        directed.add(left ? chain : chain.reversed());
      }
    }
    return new Loops<>(Chain::curves).trace(directed);
  }
}
