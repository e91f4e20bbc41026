package org.collocate.solver.space;

import org.collocate.solver.mesh.Mesh;

/// Keeps cells of order 2 from being turned over: where a coarse mesh meets a strongly curved boundary, the parabola
/// through an edge's midpoint on the curve may leave the cell. Such edges are drawn towards their chords, which are safe.
final class CurvedCells {
  /// The least determinant relative to that of the straight cell.
  private static final double LEAST = 0.1;

  private CurvedCells() {}

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
