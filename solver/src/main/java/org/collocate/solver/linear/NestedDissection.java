package org.collocate.solver.linear;

import java.util.Arrays;

/// An order of elimination that keeps the factors of a mesh's matrix sparse: the unknowns are halved along the longer
/// side of their bounding box again and again, and what couples the halves comes last.
///
/// In two dimensions the factors of `n` unknowns have `O(n log n)` entries and cost `O(n^1.5)` operations. Source:
/// A. George, SIAM J. Numer. Anal. 10 (1973), doi 10.1137/0710032.
final class NestedDissection {
  private static final int LEAF = 40;

  private final SparseMatrix pattern;
  private final double[][] coordinates;
  private final int[] order;
  private final int[] side;
  private int position;
  private int tag;

  private NestedDissection(SparseMatrix pattern, double[][] coordinates) {
    this.pattern = pattern;
    this.coordinates = coordinates;
    this.order = new int[pattern.size()];
    this.side = new int[pattern.size()];
    this.position = pattern.size();
  }

  /// The unknowns in order of elimination.
  ///
  /// @param pattern symmetric, or nearly so
  /// @param coordinates `[axis][unknown]`: where each unknown lies
  static int[] order(SparseMatrix pattern, double[][] coordinates) {
    NestedDissection dissection = new NestedDissection(pattern, coordinates);
    int[] all = new int[pattern.size()];
    Arrays.setAll(all, i -> i);
    dissection.dissect(all);
    return dissection.order;
  }

  /// Fills the order from its end: separator, then one half, then the other.
  private void dissect(int[] unknowns) {
    double[] along = unknowns.length <= LEAF ? new double[0] : widest(unknowns);
    if (along.length == 0) {
      for (int i = unknowns.length - 1; i >= 0; i--) {
        order[--position] = unknowns[i];
      }
      return;
    }
    double[] sorted = along.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    while (sorted[half] == sorted[0]) {
      // Many unknowns in one line: both sides must have some.
      half++;
    }
    double middle = sorted[half];
    int near = ++tag;
    int far = ++tag;
    for (int i = 0; i < unknowns.length; i++) {
      side[unknowns[i]] = along[i] < middle ? near : far;
    }
    int[] first = new int[unknowns.length];
    int[] second = new int[unknowns.length];
    int[] separator = new int[unknowns.length];
    int firstCount = 0;
    int secondCount = 0;
    int separatorCount = 0;
    for (int unknown : unknowns) {
      if (side[unknown] == far) {
        second[secondCount++] = unknown;
      } else if (touches(unknown, far)) {
        separator[separatorCount++] = unknown;
      } else {
        first[firstCount++] = unknown;
      }
    }
    for (int i = separatorCount - 1; i >= 0; i--) {
      order[--position] = separator[i];
      side[separator[i]] = 0;
    }
    dissect(Arrays.copyOf(second, secondCount));
    dissect(Arrays.copyOf(first, firstCount));
  }

  private boolean touches(int unknown, int wanted) {
    for (int k = pattern.rowStart()[unknown]; k < pattern.rowStart()[unknown + 1]; k++) {
      if (side[pattern.columns()[k]] == wanted) {
        return true;
      }
    }
    return false;
  }

  /// The coordinates along the axis on which the unknowns spread the most; none if they all lie in one place.
  private double[] widest(int[] unknowns) {
    double[] best = new double[0];
    double width = 0;
    for (double[] column : coordinates) {
      double least = Double.POSITIVE_INFINITY;
      double largest = Double.NEGATIVE_INFINITY;
      for (int unknown : unknowns) {
        least = Math.min(least, column[unknown]);
        largest = Math.max(largest, column[unknown]);
      }
      if (largest - least > width) {
        width = largest - least;
        best = column;
      }
    }
    if (width == 0) {
      return new double[0];
    }
    double[] along = new double[unknowns.length];
    for (int i = 0; i < along.length; i++) {
      along[i] = best[unknowns[i]];
    }
    return along;
  }
}
