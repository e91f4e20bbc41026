package org.collocate.solver.space;

import org.collocate.solver.mesh.Mesh;

/// Tells curved cells from straight ones, places their centres, and keeps them from being turned over: where a coarse
/// mesh meets a strongly curved boundary, the parabola through an edge's midpoint on the curve may leave the cell. Such
/// edges are drawn towards their chords, which are safe.
final class CurvedCells {
  /// The least determinant relative to that of the straight cell.
  private static final double LEAST = 0.1;
  /// How far a midpoint may miss the middle for rounding alone, in lengths of the cell.
  private static final double ROUNDING = 1e-12;

  private CurvedCells() {}

  /// Which cells are more than their corners tell: a node of theirs is not where that of the straight cell would be.
  static boolean[] of(ElementNodes nodes) {
    double[][] reference = nodes.element().nodes();
    boolean[] curved = new boolean[nodes.cellCount()];
    int dimension = nodes.dimension();
    for (int cell = 0; cell < curved.length; cell++) {
      for (int k = dimension + 1; k < reference.length; k++) {
        double miss = 0;
        double length = 0;
        for (double[] axis : nodes.coordinates()) {
          double origin = axis[nodes.node(cell, 0)];
          double straight = origin;
          for (int d = 0; d < dimension; d++) {
            double edge = axis[nodes.node(cell, d + 1)] - origin;
            straight += reference[k][d] * edge;
            length = Math.max(length, Math.abs(edge));
          }
          miss = Math.max(miss, Math.abs(axis[nodes.node(cell, k)] - straight));
        }
        curved[cell] |= miss > ROUNDING * length;
      }
    }
    return curved;
  }

  /// Puts the centre of each cell of order 3 where its sides want it, in place.
  ///
  /// ```
  /// X_centre = ¼ Σ X_edges − ⅙ Σ X_vertices
  /// ```
  ///
  /// Then sides that are parabolas give a map of degree 2, and what is beyond is of order h³, as the orders of convergence
  /// ask (M. Lenoir, SIAM J. Numer. Anal. 23 (1986), doi 10.1137/0723036).
  static void placeCentres(ElementNodes nodes) {
    if (nodes.element().order() == 3) {
      for (int cell = 0; cell < nodes.cellCount(); cell++) {
        placeCentre(nodes, cell);
      }
    }
  }

  private static void placeCentre(ElementNodes nodes, int cell) {
    for (double[] axis : nodes.coordinates()) {
      double place = 0;
      for (int k = 0; k < 9; k++) {
        place += (k < 3 ? -1.0 / 6 : 1.0 / 4) * axis[nodes.node(cell, k)];
      }
      axis[nodes.node(cell, 9)] = place;
    }
  }

  /// Moves midpoints of curved edges in place, no more than needed.
  static void straighten(Mesh mesh, ElementNodes nodes) {
    ElementMap map = new ElementMap(nodes);
    DeterminantBound bound = new DeterminantBound(nodes.element().order());
    boolean moved = true;
    // Two cells may share a curved edge, so that one pass is not enough.
    while (moved) {
      moved = false;
      for (int cell = 0; cell < mesh.cellCount(); cell++) {
        boolean curved = false;
        for (int k = 0; k < 3; k++) {
          curved |= mesh.isCurved(mesh.edge(cell, k));
        }
        if (curved && bound.least(map, cell) < LEAST * 2 * mesh.measure(cell)) {
          for (int k = 0; k < 3; k++) {
            if (mesh.isCurved(mesh.edge(cell, k))) {
              halve(mesh, nodes, mesh.edge(cell, k));
            }
          }
          moved = true;
        }
      }
      if (moved) {
        placeCentres(nodes);
      }
    }
  }

  private static void halve(Mesh mesh, ElementNodes nodes, int edge) {
    int order = nodes.element().order();
    for (int place = 1; place < order; place++) {
      int node = mesh.nodeCount() + (order - 1) * edge + place - 1;
      double s = (double) place / order;
      for (double[] axis : nodes.coordinates()) {
        double chord = (1 - s) * axis[mesh.edgeNodes()[2 * edge]] + s * axis[mesh.edgeNodes()[2 * edge + 1]];
        axis[node] = (axis[node] + chord) / 2;
      }
    }
  }
}
