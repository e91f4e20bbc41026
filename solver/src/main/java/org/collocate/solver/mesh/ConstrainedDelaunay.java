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

/// The constrained Delaunay triangulation of curves and lattice, cut down to the domain.
///
/// Tinfour joins the points around the lattice's core, whose triangles are known, and the two are sewn together along the
/// core's outline. Which triangles are inside, and in which region, follows from the labels left and right of the curves'
/// edges.
final class ConstrainedDelaunay {
  private static final int UNKNOWN = -2;
  private static final int SURROUNDING = 4;

  private final List<Point> nodes;
  private final List<CurveEdge> edges;
  private final Lattice lattice;
  private final LatticeCore core;
  private final Map<Long, Integer> edgeByNodes = new HashMap<>();
  private int[] corner = new int[0];
  private int[] across = new int[0];
  private int[] curve = new int[0];
  private int[] region = new int[0];
  private int triangles;

  private ConstrainedDelaunay(CurveSampling curves, Lattice lattice) {
    nodes = curves.nodes();
    edges = curves.edges();
    this.lattice = lattice;
    core = new LatticeCore(lattice);
    for (int e = 0; e < edges.size(); e++) {
      edgeByNodes.put(key(edges.get(e).a(), edges.get(e).b()), e);
    }
  }

  /// The nodes of the curves come first, then the points of the lattice.
  ///
  /// @param spacing edge length, about
  static Triangulation triangulate(CurveSampling curves, Lattice lattice, double spacing) {
    ConstrainedDelaunay delaunay = new ConstrainedDelaunay(curves, lattice);
    delaunay.extract(delaunay.build(spacing));
    delaunay.sew();
    delaunay.label();
    return delaunay.cut();
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  /// Four more points around all others: Tinfour loses points that rounding puts just beside the hull.
  private void surround(List<Vertex> vertices) {
    double left = vertices.stream().mapToDouble(Vertex::getX).min().orElseThrow();
    double right = vertices.stream().mapToDouble(Vertex::getX).max().orElseThrow();
    double low = vertices.stream().mapToDouble(Vertex::getY).min().orElseThrow();
    double high = vertices.stream().mapToDouble(Vertex::getY).max().orElseThrow();
    double margin = Math.max(right - left, high - low) / 2;
    int next = nodes.size() + lattice.size();
    vertices.add(new Vertex(left - margin, low - margin, 0, next));
    vertices.add(new Vertex(right + margin, low - margin, 0, next + 1));
    vertices.add(new Vertex(right + margin, high + margin, 0, next + 2));
    vertices.add(new Vertex(left - margin, high + margin, 0, next + 3));
  }

  private IncrementalTin build(double spacing) {
    List<Vertex> vertices = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      vertices.add(new Vertex(nodes.get(i).x(), nodes.get(i).y(), 0, i));
    }
    for (int i = 0; i < lattice.size(); i++) {
      if (!core.isInner(i)) {
        vertices.add(new Vertex(lattice.x(i), lattice.y(i), 0, nodes.size() + i));
      }
    }
    surround(vertices);
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
    corner = new int[edgeSlots];
    int[] slot = new int[edgeSlots];
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
    return a < nodes.size() && b < nodes.size() ? edgeByNodes.getOrDefault(key(a, b), -1) : -1;
  }

  private int node(Vertex vertex) {
    int index = vertex.getIndex();
    boolean isKnown = index >= 0 && index < nodes.size() + lattice.size() + SURROUNDING;
    if (!isKnown || (index < nodes.size() && (nodes.get(index).x() != vertex.getX()
        || nodes.get(index).y() != vertex.getY()))) {
      throw new MeshingException("two curves cross or touch", new Point(vertex.getX(), vertex.getY()));
    }
    return index;
  }

  /// Puts the core in the place of the triangles that Tinfour makes across the hole it leaves.
  private void sew() {
    int outside = 3 * triangles;
    int inner = core.corner().length;
    corner = Arrays.copyOf(corner, outside + inner);
    across = Arrays.copyOf(across, outside + inner);
    curve = Arrays.copyOf(curve, outside + inner);
    region = new int[triangles + core.triangleCount()];
    Arrays.fill(region, UNKNOWN);
    Arrays.fill(curve, outside, outside + inner, -1);
    Map<Long, Integer> outline = new HashMap<>();
    for (int i = 0; i < inner; i++) {
      corner[outside + i] = nodes.size() + core.corner()[i];
      across[outside + i] = core.across()[i] < 0 ? -1 : outside + core.across()[i];
    }
    for (int i = outside; i < outside + inner; i++) {
      if (across[i] < 0) {
        outline.put(directed(corner[Triangulation.next(i)], corner[Triangulation.previous(i)]), i);
      }
    }
    int found = 0;
    Triangulation.IntStack open = new Triangulation.IntStack();
    for (int i = 0; i < outside && !outline.isEmpty(); i++) {
      int b = corner[Triangulation.next(i)];
      int c = corner[Triangulation.previous(i)];
      Integer seen = Math.min(b, c) < nodes.size() ? null : outline.get(directed(c, b));
      if (seen != null) {
        found++;
        open.push(across[i] / 3);
        across[i] = seen;
        across[seen] = i;
      }
    }
    if (found != outline.size()) {
      throw new IllegalStateException(
          (outline.size() - found) + " edges around the lattice's core are missing");
    }
    discard(open);
    triangles += core.triangleCount();
  }

  private static long directed(int from, int to) {
    return (long) from << 32 | to;
  }

  /// Marks the triangles in the hole as outside, beginning with those at its edge.
  private void discard(Triangulation.IntStack open) {
    while (open.size() > 0) {
      int t = open.pop();
      if (region[t] == UNKNOWN) {
        region[t] = CurvePiece.OUTSIDE;
        for (int i = 3 * t; i < 3 * t + 3; i++) {
          int other = across[i];
          if (other >= 0 && across[other] == i) {
            open.push(other / 3);
          }
        }
      }
    }
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
            nodes.get(edges.get(e).a()));
      }
    }
    throw new MeshingException("the boundary's edges are not unique", nodes.getFirst());
  }

  private void label() {
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
              nodes.get(edge.a()));
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
  }

  private Triangulation cut() {
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
    int nodeCount = nodes.size() + lattice.size();
    double[] x = new double[nodeCount];
    double[] y = new double[nodeCount];
    for (int i = 0; i < nodeCount; i++) {
      x[i] = i < nodes.size() ? nodes.get(i).x() : lattice.x(i - nodes.size());
      y[i] = i < nodes.size() ? nodes.get(i).y() : lattice.y(i - nodes.size());
    }
    return new Triangulation(x, y, nodeCount, corners, acrosses, curves, regions, edges);
  }
}
