package org.collocate.solver.linear;

import java.util.Arrays;

/// An order of elimination that keeps the factors of a mesh's matrix sparse: the unknowns are halved along the longer
/// side of their bounding box again and again, and what couples the halves comes last.
///
/// Of the unknowns beside a cut as few as possible are taken that touch every coupling across it: a least vertex cover,
/// which König's theorem reads from a largest matching. With elements of order 2 it is half of what lies on one side.
///
/// In two dimensions the factors of `n` unknowns have `O(n log n)` entries and cost `O(n^1.5)` operations. Source:
/// A. George, SIAM J. Numer. Anal. 10 (1973), doi 10.1137/0710032.
final class NestedDissection {
  private static final int LEAF = 40;
  private static final int NONE = -1;

  private final SparseMatrix pattern;
  private final double[][] coordinates;
  private final int[] order;
  private final int[] side;
  private final int[] mate;
  private final int[] from;
  private final int[] seen;
  private final int[] queue;
  private int position;
  private int tag;

  private NestedDissection(SparseMatrix pattern, double[][] coordinates) {
    this.pattern = pattern;
    this.coordinates = coordinates;
    this.order = new int[pattern.size()];
    this.side = new int[pattern.size()];
    this.mate = new int[pattern.size()];
    this.from = new int[pattern.size()];
    this.seen = new int[pattern.size()];
    this.queue = new int[pattern.size()];
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
    int border = ++tag;
    cover(unknowns, near, far, border);
    int[] first = new int[unknowns.length];
    int[] second = new int[unknowns.length];
    int firstCount = 0;
    int secondCount = 0;
    for (int i = unknowns.length - 1; i >= 0; i--) {
      int unknown = unknowns[i];
      if (side[unknown] == border) {
        order[--position] = unknown;
        side[unknown] = 0;
      }
    }
    for (int unknown : unknowns) {
      if (side[unknown] == near) {
        first[firstCount++] = unknown;
      } else if (side[unknown] == far) {
        second[secondCount++] = unknown;
      }
    }
    dissect(Arrays.copyOf(second, secondCount));
    dissect(Arrays.copyOf(first, firstCount));
  }

  /// Marks the least set of unknowns that touches all couplings between the near and the far ones.
  private void cover(int[] unknowns, int near, int far, int border) {
    for (int unknown : unknowns) {
      mate[unknown] = NONE;
    }
    int visit = ++tag;
    for (int unknown : unknowns) {
      // What a search that failed has seen need not be seen again.
      if (side[unknown] == near && augment(unknown, far, visit)) {
        visit = ++tag;
      }
    }
    visit = ++tag;
    for (int unknown : unknowns) {
      if (side[unknown] == near && mate[unknown] == NONE) {
        augment(unknown, far, visit);
      }
    }
    for (int unknown : unknowns) {
      boolean reached = seen[unknown] == visit;
      if (side[unknown] == near && mate[unknown] != NONE && !reached || side[unknown] == far && reached) {
        side[unknown] = border;
      }
    }
  }

  /// Looks for a path from an unmatched near unknown to an unmatched far one on which every second coupling is of the
  /// matching, and exchanges the couplings along it.
  private boolean augment(int start, int far, int visit) {
    int head = 0;
    int tail = 0;
    queue[tail++] = start;
    seen[start] = visit;
    while (head < tail) {
      int unknown = queue[head++];
      for (int k = pattern.rowStart()[unknown]; k < pattern.rowStart()[unknown + 1]; k++) {
        int other = pattern.columns()[k];
        if (side[other] != far || seen[other] == visit) {
          continue;
        }
        seen[other] = visit;
        from[other] = unknown;
        if (mate[other] == NONE) {
          exchange(start, other);
          return true;
        }
        seen[mate[other]] = visit;
        queue[tail++] = mate[other];
      }
    }
    return false;
  }

  private void exchange(int start, int end) {
    int other = end;
    int unknown;
    do {
      unknown = from[other];
      int freed = mate[unknown];
      mate[unknown] = other;
      mate[other] = unknown;
      other = freed;
    } while (unknown != start);
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
