package org.collocate.solver.space;

import org.collocate.solver.mesh.Mesh;

/// Tells curved cells from straight ones, and keeps those of order 2 from being turned over: where a coarse mesh meets a strongly curved boundary, the parabola
/// through an edge's midpoint on the curve may leave the cell. Such edges are drawn towards their chords, which are safe.
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

  /// Moves midpoints of curved edges in place, no more than needed.
  static void straighten(Mesh mesh, ElementNodes nodes) {
    ElementMap map = new ElementMap(nodes);
    boolean moved = true;
    // Two cells may share a curved edge, so that one pass is not enough.
    while (moved) {
      moved = false;
      for (int cell = 0; cell < mesh.cellCount(); cell++) {
        boolean curved = false;
        for (int k = 0; k < 3; k++) {
          curved |= mesh.isCurved(mesh.edge(cell, k));
        }
        if (curved && leastDeterminant(map, nodes, cell) < LEAST * 2 * mesh.measure(cell)) {
          for (int k = 0; k < 3; k++) {
            if (mesh.isCurved(mesh.edge(cell, k))) {
              halve(mesh, nodes, mesh.edge(cell, k));
            }
          }
          moved = true;
        }
      }
    }
  }

  private static void halve(Mesh mesh, ElementNodes nodes, int edge) {
    int middle = mesh.nodeCount() + edge;
    for (double[] axis : nodes.coordinates()) {
      double chord = (axis[mesh.edgeNodes()[2 * edge]] + axis[mesh.edgeNodes()[2 * edge + 1]]) / 2;
      axis[middle] = (axis[middle] + chord) / 2;
    }
  }

  /// A bound from below: the determinant is a polynomial of degree 2, which lies above its least Bézier coefficient.
  static double leastDeterminant(ElementMap map, ElementNodes nodes, int cell) {
    double[][] points = nodes.element().nodes();
    double[] values = new double[points.length];
    map.enter(cell);
    for (int k = 0; k < points.length; k++) {
      map.at(points[k]);
      values[k] = map.determinant();
    }
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double ends = (values[(k + 1) % 3] + values[(k + 2) % 3]) / 2;
      least = Math.min(least, Math.min(values[k], 2 * values[3 + k] - ends));
    }
    return least;
  }
}
