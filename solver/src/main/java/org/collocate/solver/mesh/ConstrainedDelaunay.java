package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Point;
import org.tinfour.common.IConstraint;
import org.tinfour.common.IQuadEdge;
import org.tinfour.common.LinearConstraint;
import org.tinfour.common.Vertex;
import org.tinfour.standard.IncrementalTin;

/// The constrained Delaunay triangulation by Tinfour, cut down to the domain.
///
/// Tinfour joins the points; which triangles are inside, and in which region, follows from the labels left and right of
/// the curves' edges.
final class ConstrainedDelaunay {
  private static final int UNKNOWN = -2;

  private final List<Point> points;
  private final int nodeCount;
  private final List<CurveEdge> edges;
  private final Map<Long, Integer> edgeByNodes = new HashMap<>();
  private int[] corner = new int[0];
  private int[] across = new int[0];
  private int[] curve = new int[0];
  private int triangles;

  private ConstrainedDelaunay(List<Point> points, List<CurveEdge> edges) {
    this.points = surrounded(points);
    nodeCount = points.size();
    this.edges = edges;
    for (int e = 0; e < edges.size(); e++) {
      edgeByNodes.put(key(edges.get(e).a(), edges.get(e).b()), e);
    }
  }

  /// Four more points around all others: Tinfour loses points that rounding puts just beside the hull.
  private static List<Point> surrounded(List<Point> points) {
    double left = points.stream().mapToDouble(Point::x).min().orElseThrow();
    double right = points.stream().mapToDouble(Point::x).max().orElseThrow();
    double low = points.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::y).max().orElseThrow();
    double margin = Math.max(right - left, high - low) / 2;
    List<Point> all = new ArrayList<>(points);
    all.add(new Point(left - margin, low - margin));
    all.add(new Point(right + margin, low - margin));
    all.add(new Point(right + margin, high + margin));
    all.add(new Point(left - margin, high + margin));
    return all;
  }

  /// @param points nodes of the curves first
  static Triangulation triangulate(List<Point> points, List<CurveEdge> edges, double spacing) {
    ConstrainedDelaunay delaunay = new ConstrainedDelaunay(points, edges);
    delaunay.extract(delaunay.build(spacing));
    return delaunay.cut(delaunay.label());
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private IncrementalTin build(double spacing) {
    List<Vertex> vertices = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      vertices.add(new Vertex(points.get(i).x(), points.get(i).y(), 0, i));
    }
    IncrementalTin tin = new IncrementalTin(spacing);
    tin.add(vertices, null);
    List<IConstraint> constraints = new ArrayList<>();
    List<Vertex> chain = new ArrayList<>();
    for (int e = 0; e < edges.size(); e++) {
      CurveEdge edge = edges.get(e);
      if (chain.isEmpty()) {
        chain.add(vertices.get(edge.a()));
      }
      chain.add(vertices.get(edge.b()));
      boolean last = e == edges.size() - 1 || edges.get(e + 1).a() != edge.b()
          || edges.get(e + 1).from() == 0;
      if (last) {
        constraints.add(new LinearConstraint(chain));
        chain = new ArrayList<>();
      }
    }
    try {
      tin.addConstraints(constraints, false);
    } catch (NullPointerException lost) {
      // Tinfour 2.1.9 loses a vertex where constraints nearly coincide, and trips over it.
      MeshingException failure = new MeshingException(
          "two curves are too close to each other for cells of this size",
          null);
      failure.initCause(lost);
      throw failure;
    }
    return tin;
  }

  private void extract(IncrementalTin tin) {
    int edgeSlots = tin.getMaximumEdgeAllocationIndex() + 4;
    int[] cornerOf = new int[edgeSlots];
    int[] twinOf = new int[edgeSlots];
    Arrays.fill(cornerOf, -1);
    int capacity = edgeSlots;
    corner = new int[capacity];
    int[] slot = new int[capacity];
    for (IQuadEdge edge : tin.edgesAndDuals()) {
      if (cornerOf[edge.getIndex()] >= 0) {
        continue;
      }
      IQuadEdge forward = edge.getForward();
      IQuadEdge reverse = edge.getReverse();
      if (edge.getA() == null || edge.getB() == null || forward.getB() == null) {
        continue;
      }
      int i = 3 * triangles++;
      IQuadEdge[] opposite = {forward, reverse, edge};
      Vertex[] vertex = {edge.getA(), edge.getB(), forward.getB()};
      for (int k = 0; k < 3; k++) {
        corner[i + k] = node(vertex[k]);
        slot[i + k] = opposite[k].getIndex();
        cornerOf[opposite[k].getIndex()] = i + k;
        twinOf[opposite[k].getIndex()] = opposite[k].getDual().getIndex();
      }
    }
    across = new int[3 * triangles];
    curve = new int[3 * triangles];
    int found = 0;
    for (int i = 0; i < 3 * triangles; i++) {
      across[i] = cornerOf[twinOf[slot[i]]];
      int e = edge(corner[Triangulation.next(i)], corner[Triangulation.previous(i)]);
      curve[i] = e;
      found += e >= 0 && (across[i] < i) ? 1 : 0;
    }
    if (found != edges.size()) {
      refuse();
    }
  }

  private int edge(int a, int b) {
    int curveNodes = edges.size() + edges.size();
    return a < curveNodes && b < curveNodes ? edgeByNodes.getOrDefault(key(a, b), -1) : -1;
  }

  private int node(Vertex vertex) {
    int index = vertex.getIndex();
    if (index < 0 || index >= points.size() || points.get(index).x() != vertex.getX()
        || points.get(index).y() != vertex
            .getY()) {
      throw new MeshingException("two curves cross or touch", new Point(vertex.getX(), vertex.getY()));
    }
    return index;
  }

  private void refuse() {
    boolean[] present = new boolean[edges.size()];
    for (int e : curve) {
      if (e >= 0) {
        present[e] = true;
      }
    }
    for (int e = 0; e < present.length; e++) {
      if (!present[e]) {
        throw new MeshingException(
            "an edge of the boundary is crossed by another: the curves are too close for cells"
                + " of this size",
            points.get(edges.get(e).a()));
      }
    }
    throw new MeshingException("the boundary's edges are not unique", points.getFirst());
  }

  private int[] label() {
    int[] region = new int[triangles];
    Arrays.fill(region, UNKNOWN);
    Triangulation.IntStack open = new Triangulation.IntStack();
    for (int i = 0; i < 3 * triangles; i++) {
      if (curve[i] >= 0) {
        CurveEdge edge = edges.get(curve[i]);
        boolean left = corner[Triangulation.next(i)] == edge.a();
        int wanted = left ? edge.piece().left() : edge.piece().right();
        if (region[i / 3] == UNKNOWN) {
          region[i / 3] = wanted;
          open.push(i / 3);
        } else if (region[i / 3] != wanted) {
          throw new MeshingException(
              "the sides of the curves contradict each other: they are too close for cells of"
                  + " this size",
              points.get(edge.a()));
        }
      }
    }
    while (open.size() > 0) {
      int t = open.pop();
      for (int i = 3 * t; i < 3 * t + 3; i++) {
        if (curve[i] < 0 && across[i] >= 0 && region[across[i] / 3] == UNKNOWN) {
          region[across[i] / 3] = region[t];
          open.push(across[i] / 3);
        }
      }
    }
    return region;
  }

  private Triangulation cut(int[] region) {
    int[] number = new int[triangles];
    int kept = 0;
    for (int t = 0; t < triangles; t++) {
      number[t] = region[t] > CurvePiece.OUTSIDE ? kept++ : -1;
    }
    int[] corners = new int[3 * kept];
    int[] acrosses = new int[3 * kept];
    int[] curves = new int[3 * kept];
    int[] regions = new int[kept];
    for (int i = 0; i < 3 * triangles; i++) {
      int t = number[i / 3];
      if (t >= 0) {
        int j = 3 * t + i % 3;
        corners[j] = corner[i];
        curves[j] = curve[i];
        int other = across[i];
        acrosses[j] = other < 0 || number[other / 3] < 0 ? -1 : 3 * number[other / 3] + other % 3;
        regions[t] = region[i / 3];
      }
    }
    double[] x = points.stream().limit(nodeCount).mapToDouble(Point::x).toArray();
    double[] y = points.stream().limit(nodeCount).mapToDouble(Point::y).toArray();
    return new Triangulation(x, y, nodeCount, corners, acrosses, curves, regions, edges);
  }
}
