package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Refinement where it is wanted, by bisection from the newest vertex. Immutable.
///
/// Each triangle has a newest vertex, its first, and is halved from there through the edge opposite to it. The midpoint is
/// the newest vertex of both halves, so that all descendants of a triangle belong to four classes of similar ones, and
/// their angles are bounded from below. At the start the longest edges are opposite to the first vertices. A triangle is
/// halved as often as it takes to have no node on its edges; each round marks edges that were not marked before, so that it
/// comes to an end for every start.
///
/// Midpoints of drawn curves lie on the curves, names and regions are kept, and what a periodic domain identifies is
/// halved together. Sources: W. F. Mitchell, J. Comput. Appl. Math. 36 (1991), doi 10.1016/0377-0427(91)90226-A; the number
/// of cells that closure adds: P. Binev, W. Dahmen, R. DeVore, Numer. Math. 97 (2004), doi 10.1007/s00211-003-0492-7, and
/// for every start M. Karkulik, D. Pavlicek, D. Praetorius, Constr. Approx. 38 (2013), doi 10.1007/s00365-013-9192-4.
public final class Bisection {
  private static final int NONE = -1;

  private final Mesh mesh;
  private final int[] parents;

  private Bisection(Mesh mesh, int[] parents) {
    this.mesh = mesh;
    this.parents = parents;
  }

  /// The same cells, with the longest edge opposite to the first vertex.
  public static Bisection of(Mesh mesh) {
    int[] parents = new int[mesh.cellCount()];
    Arrays.setAll(parents, cell -> cell);
    if (mesh.dimension() == 1) {
      return new Bisection(mesh, parents);
    }
    int[] cells = new int[mesh.cells().length];
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      int newest = oppositeToLongest(mesh, cell);
      for (int k = 0; k < 3; k++) {
        cells[3 * cell + k] = mesh.vertex(cell, (newest + k) % 3);
      }
    }
    List<CurveEdge> curves = new ArrayList<>();
    for (int edge = 0; edge < mesh.edgeCount(); edge++) {
      CurveEdge curve = mesh.curve(edge);
      if (curve != null) {
        curves.add(curve);
      }
    }
    return new Bisection(
        Mesh.ofTriangles(mesh.domain(), mesh.coordinates(), cells, mesh.regionOfCell(), curves), parents);
  }

  private static int oppositeToLongest(Mesh mesh, int cell) {
    int best = 0;
    double longest = 0;
    for (int k = 0; k < 3; k++) {
      int a = mesh.vertex(cell, (k + 1) % 3);
      int b = mesh.vertex(cell, (k + 2) % 3);
      double length = Math.hypot(mesh.coordinates()[0][a] - mesh.coordinates()[0][b],
          mesh.coordinates()[1][a] - mesh.coordinates()[1][b]);
      if (length > longest) {
        longest = length;
        best = k;
      }
    }
    return best;
  }

  public Mesh mesh() {
    return mesh;
  }

  /// `[cell]`: the cell of the mesh before that each cell is a part of.
  public int[] parents() {
    return parents;
  }

  /// Halves every edge of the marked cells, and of others what that takes.
  ///
  /// @param marked `[cell]`
  public Bisection refine(boolean[] marked) {
    if (marked.length != mesh.cellCount()) {
      throw new IllegalArgumentException(marked.length + " marks for " + mesh.cellCount() + " cells");
    }
    return mesh.dimension() == 1 ? refineIntervals(marked) : new Halving(marked).result();
  }

  private Bisection refineIntervals(boolean[] marked) {
    double[] x = mesh.coordinates()[0];
    int most = 2 * mesh.cellCount();
    double[] nodes = new double[most + 1];
    int[] regions = new int[most];
    int[] origin = new int[most];
    int count = 0;
    for (int cell = 0; cell < mesh.cellCount(); cell++) {
      for (int part = 0; part < (marked[cell] ? 2 : 1); part++) {
        nodes[count] = part == 0 ? x[cell] : (x[cell] + x[cell + 1]) / 2;
        regions[count] = mesh.regionOfCell()[cell];
        origin[count++] = cell;
      }
    }
    nodes[count] = x[mesh.cellCount()];
    return new Bisection(Mesh.ofInterval(mesh.domain(), Arrays.copyOf(nodes, count + 1),
        Arrays.copyOf(regions, count)), Arrays.copyOf(origin, count));
  }

  /// One refinement of triangles.
  private final class Halving {
    /// `[edge]`, of those that a periodic domain identifies the first alone.
    private final boolean[] halved = new boolean[mesh.edgeCount()];
    /// `[edge]`: the node in its middle, or none.
    private final int[] middle = new int[mesh.edgeCount()];
    private int[] cells = new int[12 * mesh.cellCount()];
    private int[] origin = new int[4 * mesh.cellCount()];
    private int count;

    Halving(boolean[] marked) {
      for (int cell = 0; cell < marked.length; cell++) {
        for (int k = 0; k < 3 && marked[cell]; k++) {
          halved[mesh.edgeMasters()[mesh.edge(cell, k)]] = true;
        }
      }
      close();
    }

    private boolean isHalved(int cell, int k) {
      return halved[mesh.edgeMasters()[mesh.edge(cell, k)]];
    }

    private void close() {
      boolean changed = true;
      while (changed) {
        changed = false;
        for (int cell = 0; cell < mesh.cellCount(); cell++) {
          if (!isHalved(cell, 0) && (isHalved(cell, 1) || isHalved(cell, 2))) {
            halved[mesh.edgeMasters()[mesh.edge(cell, 0)]] = true;
            changed = true;
          }
        }
      }
    }

    Bisection result() {
      int nodeCount = mesh.nodeCount();
      double[] x = Arrays.copyOf(mesh.coordinates()[0], nodeCount + mesh.edgeCount());
      double[] y = Arrays.copyOf(mesh.coordinates()[1], nodeCount + mesh.edgeCount());
      List<CurveEdge> curves = new ArrayList<>();
      double[] point = new double[2];
      for (int edge = 0; edge < middle.length; edge++) {
        CurveEdge curve = mesh.curve(edge);
        middle[edge] = NONE;
        if (halved[mesh.edgeMasters()[edge]]) {
          mesh.edgePoint(edge, 0.5, point);
          x[nodeCount] = point[0];
          y[nodeCount] = point[1];
          middle[edge] = nodeCount++;
        }
        if (curve != null) {
          addCurve(curve, middle[edge], curves);
        }
      }
      for (int cell = 0; cell < mesh.cellCount(); cell++) {
        divide(cell);
      }
      cells = Arrays.copyOf(cells, 3 * count);
      origin = Arrays.copyOf(origin, count);
      int[] regions = new int[count];
      Arrays.setAll(regions, cell -> mesh.regionOfCell()[origin[cell]]);
      double[][] coordinates = {Arrays.copyOf(x, nodeCount), Arrays.copyOf(y, nodeCount)};
      return new Bisection(Mesh.ofTriangles(mesh.domain(), coordinates, cells, regions, curves), origin);
    }

    private static void addCurve(CurveEdge curve, int middle, List<CurveEdge> curves) {
      if (middle == NONE) {
        curves.add(curve);
        return;
      }
      double place = (curve.from() + curve.to()) / 2;
      curves.add(new CurveEdge(curve.a(), middle, curve.piece(), curve.from(), place));
      curves.add(new CurveEdge(middle, curve.b(), curve.piece(), place, curve.to()));
    }

    private void divide(int cell) {
      int a = mesh.vertex(cell, 0);
      int b = mesh.vertex(cell, 1);
      int c = mesh.vertex(cell, 2);
      int opposite = middle[mesh.edge(cell, 0)];
      if (opposite == NONE) {
        add(cell, a, b, c);
      } else {
        divideHalf(cell, opposite, a, b, middle[mesh.edge(cell, 2)]);
        divideHalf(cell, opposite, c, a, middle[mesh.edge(cell, 1)]);
      }
    }

    private void divideHalf(int parent, int newest, int b, int c, int opposite) {
      if (opposite == NONE) {
        add(parent, newest, b, c);
      } else {
        add(parent, opposite, newest, b);
        add(parent, opposite, c, newest);
      }
    }

    private void add(int parent, int a, int b, int c) {
      cells[3 * count] = a;
      cells[3 * count + 1] = b;
      cells[3 * count + 2] = c;
      origin[count++] = parent;
    }
  }
}
