package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// Intervals on a line or triangles in the plane. Immutable: the arrays it hands out are its own and must not be written.
///
/// Triangles run anticlockwise. Edge k of a triangle is opposite to its vertex k; in one dimension the only edge of a
/// cell is the cell. Edges on drawn curves know their stretch of it: [#edgePoint] is on the true curve, on other edges
/// it is on the chord. Sides that a periodic domain identifies are no boundary; [#masters] leads from a node to its
/// image.
public final class Mesh {
  private final Domain domain;
  private final int dimension;
  private final double[][] coordinates;
  private final int[] cells;
  private final int[] regionOfCell;
  private final int[] edgeOfCell;
  private final int[] edgeNodes;
  private final @Nullable CurveEdge[] curveOfEdge;
  private final List<Facet> facets;
  private final List<InterfaceFacet> interfaces;
  private final int[] masters;
  private final int[] edgeMasters;

  private Mesh(Domain domain, double[][] coordinates, int[] cells, int[] regionOfCell,
      List<CurveEdge> curveEdges) {
    this.domain = domain;
    this.dimension = coordinates.length;
    this.coordinates = coordinates;
    this.cells = cells;
    this.regionOfCell = regionOfCell;
    facets = new ArrayList<>();
    interfaces = new ArrayList<>();
    if (dimension == 1) {
      edgeNodes = cells;
      edgeOfCell = java.util.stream.IntStream.range(0, regionOfCell.length).toArray();
      curveOfEdge = new @Nullable CurveEdge[regionOfCell.length];
      if (!domain.periodic(0)) {
        facets.add(new Facet(new int[] {0}, 0, 0, 1, -1));
        facets.add(new Facet(new int[] {nodeCount() - 1}, 1, cellCount() - 1, 0, -1));
      }
    } else {
      EdgeTable table = new EdgeTable(nodeCount(), cells);
      edgeNodes = table.nodes;
      edgeOfCell = table.edgeOfCell;
      curveOfEdge = attach(curveEdges);
      collectFacets(table);
    }
    masters = PeriodicImages.ofNodes(this);
    edgeMasters = PeriodicImages.ofEdges(this);
  }

  /// The same cells with their nodes elsewhere.
  private Mesh(Mesh rest, Domain domain, double[][] coordinates, @Nullable CurveEdge[] curveOfEdge) {
    this.domain = domain;
    this.coordinates = coordinates;
    this.curveOfEdge = curveOfEdge;
    dimension = rest.dimension;
    cells = rest.cells;
    regionOfCell = rest.regionOfCell;
    edgeOfCell = rest.edgeOfCell;
    edgeNodes = rest.edgeNodes;
    facets = rest.facets;
    interfaces = rest.interfaces;
    masters = rest.masters;
    edgeMasters = rest.edgeMasters;
  }

  static Mesh ofInterval(Domain domain, double[] nodes, int[] regionOfCell) {
    int[] cells = new int[2 * regionOfCell.length];
    for (int c = 0; c < regionOfCell.length; c++) {
      cells[2 * c] = c;
      cells[2 * c + 1] = c + 1;
    }
    return new Mesh(domain, new double[][] {nodes}, cells, regionOfCell, List.of());
  }

  static Mesh ofTriangles(Domain domain, double[][] coordinates, int[] cells, int[] regionOfCell,
      List<CurveEdge> curveEdges) {
    return new Mesh(domain, coordinates, cells, regionOfCell, curveEdges);
  }

  /// The same cells with their nodes elsewhere, in a domain that is not periodic.
  ///
  /// @param curves for each curve of this mesh the one of the domain on which its nodes are now
  Mesh moved(Domain target, double[][] newCoordinates, Map<CurvePiece, CurvePiece> curves) {
    @Nullable
    CurveEdge[] moved = new @Nullable CurveEdge[edgeCount()];
    for (int e = 0; e < moved.length; e++) {
      CurveEdge curve = curveOfEdge[e];
      moved[e] = curve == null ? null
          : new CurveEdge(curve.a(), curve.b(), Objects.requireNonNull(curves.get(curve.piece())),
              curve.from(),
              curve.to());
    }
    return new Mesh(this, target, newCoordinates, moved);
  }

  /// Whether another mesh has the same cells, wherever its nodes are.
  public boolean hasCellsOf(Mesh other) {
    return Arrays.equals(cells, other.cells);
  }

  private @Nullable CurveEdge[] attach(List<CurveEdge> curveEdges) {
    Map<Long, CurveEdge> byNodes = new java.util.HashMap<>();
    for (CurveEdge edge : curveEdges) {
      byNodes.put(key(edge.a(), edge.b()), edge);
    }
    @Nullable
    CurveEdge[] attached = new @Nullable CurveEdge[edgeCount()];
    for (int e = 0; e < attached.length; e++) {
      attached[e] = byNodes.get(key(edgeNodes[2 * e], edgeNodes[2 * e + 1]));
    }
    return attached;
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private void collectFacets(EdgeTable table) {
    for (int e = 0; e < edgeCount(); e++) {
      CurveEdge curve = curveOfEdge[e];
      int one = table.sides[2 * e];
      int two = table.sides[2 * e + 1];
      if (curve == null) {
        if (two < 0) {
          throw new IllegalArgumentException(
              "the boundary edge " + edgeNodes[2 * e] + "–" + edgeNodes[2 * e + 1]
                  + " belongs to no drawn curve");
        }
        continue;
      }
      boolean oneIsLeft = cells[3 * (one / 3) + (one + 1) % 3] == curve.a();
      if (two < 0) {
        if (curve.piece().part() != CurvePiece.PERIODIC) {
          facets.add(new Facet(new int[] {curve.a(), curve.b()}, curve.piece().part(), one / 3, one % 3, e));
        }
      } else {
        int left = oneIsLeft ? one : two;
        int right = oneIsLeft ? two : one;
        interfaces.add(new InterfaceFacet(e, left / 3, left % 3, right / 3, right % 3));
      }
    }
  }

  public Domain domain() {
    return domain;
  }

  public int dimension() {
    return dimension;
  }

  public int nodeCount() {
    return coordinates[0].length;
  }

  public int cellCount() {
    return regionOfCell.length;
  }

  public int edgeCount() {
    return edgeNodes.length / 2;
  }

  /// `[axis][node]`
  public double[][] coordinates() {
    return coordinates;
  }

  /// `[(dimension + 1) cell + k]`: node of vertex k.
  public int[] cells() {
    return cells;
  }

  public int vertex(int cell, int k) {
    return cells[(dimension + 1) * cell + k];
  }

  /// `[cell]`, indices into the domain's regions.
  public int[] regionOfCell() {
    return regionOfCell;
  }

  /// Edge k of a cell: opposite to vertex k in the plane; the cell itself in one dimension, where k is 0.
  public int edge(int cell, int k) {
    return dimension == 1 ? edgeOfCell[cell] : edgeOfCell[3 * cell + k];
  }

  /// `[2 edge]` and `[2 edge + 1]`: end nodes; in the plane the lower first.
  public int[] edgeNodes() {
    return edgeNodes;
  }

  /// Whether the edge stands for a stretch of a curve that is not straight.
  public boolean isCurved(int edge) {
    CurveEdge curve = curveOfEdge[edge];
    return curve != null && !(curve.piece().curve() instanceof org.collocate.solver.geometry.Line);
  }

  @Nullable
  CurveEdge curve(int edge) {
    return curveOfEdge[edge];
  }

  /// The point at fraction s of an edge, from its first to its second node, on the true curve where there is one.
  ///
  /// @param point receives the coordinates
  public void edgePoint(int edge, double s, double[] point) {
    int a = edgeNodes[2 * edge];
    int b = edgeNodes[2 * edge + 1];
    CurveEdge curve = curveOfEdge[edge];
    if (s > 0 && s < 1 && curve != null && isCurved(edge)) {
      double along = curve.a() == a ? s : 1 - s;
      Point p = curve.piece().point(curve.from() + along * (curve.to() - curve.from()));
      point[0] = p.x();
      point[1] = p.y();
      return;
    }
    for (int axis = 0; axis < dimension; axis++) {
      point[axis] = (1 - s) * coordinates[axis][a] + s * coordinates[axis][b];
    }
  }

  /// The boundary's facets without periodic sides; in one dimension the left end, then the right.
  public List<Facet> facets() {
    return java.util.Collections.unmodifiableList(facets);
  }

  /// The edges between regions.
  public List<InterfaceFacet> interfaces() {
    return java.util.Collections.unmodifiableList(interfaces);
  }

  /// The point at fraction s of a facet, from its first to its second node, on the true curve.
  public void facetPoint(Facet facet, double s, double[] point) {
    if (dimension == 1) {
      point[0] = coordinates[0][facet.nodes()[0]];
    } else {
      edgePoint(facet.edge(), facet.nodes()[0] == edgeNodes[2 * facet.edge()] ? s : 1 - s, point);
    }
  }

  /// `[node]`: the node that a periodic domain identifies this one with, or itself.
  public int[] masters() {
    return masters;
  }

  /// `[edge]`: the edge that a periodic domain identifies this one with, or itself.
  public int[] edgeMasters() {
    return edgeMasters;
  }

  /// Whether an edge runs in the direction of the one that a periodic domain identifies it with.
  public boolean runsLikeMaster(int edge) {
    int master = edgeMasters[edge];
    double product = 0;
    for (double[] axis : coordinates) {
      product += (axis[edgeNodes[2 * edge + 1]] - axis[edgeNodes[2 * edge]])
          * (axis[edgeNodes[2 * master + 1]] - axis[edgeNodes[2 * master]]);
    }
    return product > 0;
  }

  /// Length or area of a straight-sided cell.
  public double measure(int cell) {
    if (dimension == 1) {
      return coordinates[0][vertex(cell, 1)] - coordinates[0][vertex(cell, 0)];
    }
    double[] x = coordinates[0];
    double[] y = coordinates[1];
    int a = vertex(cell, 0);
    int b = vertex(cell, 1);
    int c = vertex(cell, 2);
    return ((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])) / 2;
  }

  /// The smallest angle of a triangle in degrees; 180 in one dimension.
  public double minimumAngle(int cell) {
    if (dimension == 1) {
      return 180;
    }
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      int a = vertex(cell, (k + 1) % 3);
      int b = vertex(cell, (k + 2) % 3);
      double dx = coordinates[0][a] - coordinates[0][b];
      double dy = coordinates[1][a] - coordinates[1][b];
      double squared = dx * dx + dy * dy;
      least = Math.min(least, squared);
      sum += squared;
    }
    // It is opposite to the shortest side.
    return Math.toDegrees(Math.atan2(2 * measure(cell), sum / 2 - least));
  }

  /// The smallest angle of all cells in degrees.
  public double minimumAngle() {
    double smallest = 180;
    for (int c = 0; c < cellCount(); c++) {
      smallest = Math.min(smallest, minimumAngle(c));
    }
    return smallest;
  }

  /// The mesh with every edge halved; new nodes on drawn curves lie on the true curve. Old nodes keep their numbers,
  /// the node on edge e gets `nodeCount() + e`; cell c becomes the cells `4c … 4c + 3` (`2c`, `2c + 1` in one dimension).
  public Mesh refineUniformly() {
    return UniformRefinement.refine(this);
  }
}
