package org.collocate.solver.linear.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;

/// An order of elimination that keeps the factors of a mesh's matrix sparse: the unknowns are halved along the longer
/// side of their bounding box again and again, and what couples the halves comes last.
///
/// Of the unknowns beside a cut as few as possible are taken that touch every coupling across it: a least vertex cover,
/// which König's theorem reads from a largest matching. With elements of order 2 it is half of what lies on one side.
///
/// In two dimensions the factors of `n` unknowns have `O(n log n)` entries and cost `O(n^1.5)` operations. The order does
/// not depend on the number of threads. Source: A. George, SIAM J. Numer. Anal. 10 (1973), doi 10.1137/0710032.
final class NestedDissection {
  private static final int LEAF = 40;
  /// Pieces of this share of all unknowns are dissected at the same time.
  private static final int PIECES = 16;
  private static final int NONE = -1;

  private final SparseMatrix pattern;
  private final double[][] coordinates;
  private final int[] order;
  /// `[unknown]`: which part of which cut it lies in; no two cuts share a number.
  private final int[] side;
  private final int[] mate;
  private final int[] from;
  private final int[] seen;

  private NestedDissection(SparseMatrix pattern, double[][] coordinates) {
    this.pattern = pattern;
    this.coordinates = coordinates;
    order = new int[pattern.size()];
    side = new int[pattern.size()];
    mate = new int[pattern.size()];
    from = new int[pattern.size()];
    seen = new int[pattern.size()];
  }

  /// The unknowns in order of elimination.
  ///
  /// @param pattern symmetric, or nearly so
  /// @param coordinates `[axis][unknown]`: where each unknown lies
  static int[] order(SparseMatrix pattern, double[][] coordinates, WorkerTeam team) {
    int n = pattern.size();
    NestedDissection dissection = new NestedDissection(pattern, coordinates);
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    List<Piece> pieces = new ArrayList<>();
    Cutter top = dissection.new Cutter(1, n);
    top.cut(new Piece(all, n), Math.max(LEAF, n / PIECES), pieces);
    // A piece of k unknowns makes fewer than k cuts, each with five numbers and one for each unknown that it takes.
    int[] firstTag = new int[pieces.size()];
    int tag = top.tag;
    for (int i = 0; i < firstTag.length; i++) {
      firstTag[i] = tag;
      tag += 6 * pieces.get(i).unknowns.length;
    }
    team.run(pieces.size(), (i, _) -> {
      Piece piece = pieces.get(i);
      dissection.new Cutter(firstTag[i], piece.unknowns.length).cut(piece, LEAF, new ArrayList<>());
    });
    return dissection.order;
  }

  /// Unknowns that take the places of the order before `end`.
  private record Piece(int[] unknowns, int end) {}

  /// Cuts pieces one after the other; several can be at work on pieces of their own.
  private final class Cutter {
    private final int[] queue;
    private int tag;

    Cutter(int firstTag, int size) {
      tag = firstTag;
      queue = new int[size];
    }

    /// Fills a piece's places from their end: separator, then one half, then the other.
    ///
    /// @param least pieces up to this size are not cut: they are put in order if they are leaves, else left over
    void cut(Piece piece, int least, List<Piece> left) {
      int[] unknowns = piece.unknowns;
      if (unknowns.length <= least && least > LEAF) {
        left.add(piece);
        return;
      }
      double[] along = unknowns.length <= LEAF ? new double[0] : widest(unknowns);
      if (along.length == 0) {
        System.arraycopy(unknowns, 0, order, piece.end - unknowns.length, unknowns.length);
        return;
      }
      double middle = Median.above(along);
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
      int position = piece.end;
      for (int i = unknowns.length - 1; i >= 0; i--) {
        if (side[unknowns[i]] == border) {
          order[--position] = unknowns[i];
        }
      }
      for (int unknown : unknowns) {
        if (side[unknown] == near) {
          first[firstCount++] = unknown;
        } else if (side[unknown] == far) {
          second[secondCount++] = unknown;
        }
      }
      cut(new Piece(Arrays.copyOf(second, secondCount), position), least, left);
      cut(new Piece(Arrays.copyOf(first, firstCount), position - secondCount), least, left);
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

    /// Looks for a path from an unmatched near unknown to an unmatched far one on which every second coupling is of
    /// the matching, and exchanges the couplings along it.
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
