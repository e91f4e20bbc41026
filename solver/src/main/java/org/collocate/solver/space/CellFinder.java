package org.collocate.solver.space;

import org.collocate.solver.field.FieldData;

/// Finds the cell that holds a point, by a grid of buckets over the cells' bounding boxes.
///
/// A point that lies in no cell but close to one belongs to the nearest: a coarse mesh of straight sides does not cover a
/// curved domain. Immutable; see {@link Search} for the work of one thread.
final class CellFinder {
  /// How far beyond a cell, in its own reference coordinates, a point may lie.
  private static final double REACH = 0.5;
  private static final double INSIDE = -1e-10;

  private final ElementNodes nodes;
  private final double[] lower;
  private final double[] width;
  private final int[] counts;
  private final int[] start;
  private final int[] cells;
  private final boolean[] curved;
  /// `[cell · (d + 1)·d + …]`: where the first corner of a straight cell lies, and the rows of the inverse of its map.
  private final double[] straight;
  private final FieldData encoded;

  CellFinder(ElementNodes nodes) {
    this.nodes = nodes;
    this.encoded = nodes.encode();
    int dimension = nodes.dimension();
    int cellCount = nodes.cellCount();
    curved = CurvedCells.of(nodes);
    straight = dimension == 1 ? intervals() : triangles();
    double[][] boxes = new double[2 * dimension][cellCount];
    lower = new double[dimension];
    width = new double[dimension];
    counts = new int[dimension];
    double perSide = dimension == 1 ? cellCount : Math.sqrt(cellCount / 2.0);
    for (int axis = 0; axis < dimension; axis++) {
      bound(axis, boxes[2 * axis], boxes[2 * axis + 1]);
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int cell = 0; cell < cellCount; cell++) {
        low = Math.min(low, boxes[2 * axis][cell]);
        high = Math.max(high, boxes[2 * axis + 1][cell]);
      }
      counts[axis] = (int) Math.max(1, perSide);
      lower[axis] = low;
      width[axis] = (high - low) / counts[axis];
    }
    int buckets = dimension == 1 ? counts[0] : counts[0] * counts[1];
    start = new int[buckets + 1];
    for (int cell = 0; cell < cellCount; cell++) {
      int[] range = range(boxes, cell);
      for (int j = range[2]; j <= range[3]; j++) {
        for (int i = range[0]; i <= range[1]; i++) {
          start[j * counts[0] + i + 1]++;
        }
      }
    }
    for (int b = 0; b < buckets; b++) {
      start[b + 1] += start[b];
    }
    cells = new int[start[buckets]];
    int[] next = start.clone();
    for (int cell = 0; cell < cellCount; cell++) {
      int[] range = range(boxes, cell);
      for (int j = range[2]; j <= range[3]; j++) {
        for (int i = range[0]; i <= range[1]; i++) {
          cells[next[j * counts[0] + i]++] = cell;
        }
      }
    }
  }

  private double[] intervals() {
    double[] x = nodes.coordinates()[0];
    double[] maps = new double[2 * nodes.cellCount()];
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      double first = x[nodes.node(cell, 0)];
      maps[2 * cell] = first;
      maps[2 * cell + 1] = 1 / (x[nodes.node(cell, 1)] - first);
    }
    return maps;
  }

  private double[] triangles() {
    double[] x = nodes.coordinates()[0];
    double[] y = nodes.coordinates()[1];
    double[] maps = new double[6 * nodes.cellCount()];
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      int a = nodes.node(cell, 0);
      double bx = x[nodes.node(cell, 1)] - x[a];
      double by = y[nodes.node(cell, 1)] - y[a];
      double cx = x[nodes.node(cell, 2)] - x[a];
      double cy = y[nodes.node(cell, 2)] - y[a];
      double determinant = bx * cy - cx * by;
      int at = 6 * cell;
      maps[at] = x[a];
      maps[at + 1] = y[a];
      maps[at + 2] = cy / determinant;
      maps[at + 3] = -cx / determinant;
      maps[at + 4] = -by / determinant;
      maps[at + 5] = bx / determinant;
    }
    return maps;
  }

  ElementNodes nodes() {
    return nodes;
  }

  /// The nodes as plain numbers: one object, so that the fields of a run are known to share it.
  FieldData encoded() {
    return encoded;
  }

  /// Writes each cell's extent along an axis, widened so that nearby points outside find it.
  private void bound(int axis, double[] low, double[] high) {
    int count = nodes.element().nodeCount();
    for (int cell = 0; cell < low.length; cell++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        double x = nodes.coordinates()[axis][nodes.node(cell, k)];
        least = Math.min(least, x);
        most = Math.max(most, x);
      }
      double margin = 0.25 * (most - least);
      low[cell] = least - margin;
      high[cell] = most + margin;
    }
  }

  private int[] range(double[][] boxes, int cell) {
    int[] range = new int[4];
    for (int axis = 0; axis < counts.length; axis++) {
      range[2 * axis] = bucket(axis, boxes[2 * axis][cell]);
      range[2 * axis + 1] = bucket(axis, boxes[2 * axis + 1][cell]);
    }
    return range;
  }

  private int bucket(int axis, double x) {
    return (int) Math.clamp((x - lower[axis]) / width[axis], 0, counts[axis] - 1);
  }

  /// The search of one thread. After {@link #find} basis and map stand at the point that was found.
  final class Search {
    private final ElementMap map = new ElementMap(nodes);
    private final int dimension = nodes.dimension();
    private final double[] xi = new double[dimension];
    private final double[] basis = new double[nodes.element().nodeCount()];
    private int last = -1;

    /// The cell that holds the point, or the nearest one that it hardly leaves, or −1.
    int find(double[] x) {
      for (double coordinate : x) {
        if (!Double.isFinite(coordinate)) {
          return -1;
        }
      }
      if (last >= 0 && depth(last, x) >= INSIDE) {
        return last;
      }
      int bucket = bucket(0, x[0]) + (x.length == 1 ? 0 : bucket(1, x[1]) * counts[0]);
      int best = -1;
      double deepest = -REACH;
      for (int k = start[bucket]; k < start[bucket + 1]; k++) {
        double depth = depth(cells[k], x);
        if (depth > deepest) {
          deepest = depth;
          best = cells[k];
          if (depth >= INSIDE) {
            last = best;
            return best;
          }
        }
      }
      last = best;
      if (best >= 0) {
        depth(best, x);
      }
      return best;
    }

    /// The smallest barycentric coordinate of the point in a cell, negative outside; sets the reference coordinates.
    private double depth(int cell, double[] x) {
      if (curved[cell]) {
        map.enter(cell);
        if (!map.invert(x, xi)) {
          return Double.NEGATIVE_INFINITY;
        }
      } else {
        invertStraight(cell, x);
      }
      return dimension == 1 ? Math.min(xi[0], 1 - xi[0])
          : Math.min(Math.min(xi[0], xi[1]), 1 - xi[0] - xi[1]);
    }

    private void invertStraight(int cell, double[] x) {
      if (dimension == 1) {
        xi[0] = (x[0] - straight[2 * cell]) * straight[2 * cell + 1];
        return;
      }
      int at = 6 * cell;
      double dx = x[0] - straight[at];
      double dy = x[1] - straight[at + 1];
      xi[0] = straight[at + 2] * dx + straight[at + 3] * dy;
      xi[1] = straight[at + 4] * dx + straight[at + 5] * dy;
    }

    /// `[node]`: the basis functions at the point.
    double[] basis() {
      nodes.element().values(xi, basis);
      return basis;
    }

    /// The map of the cell at the point, for gradients.
    ElementMap map() {
      map.enter(last);
      map.at(xi);
      return map;
    }
  }
}
