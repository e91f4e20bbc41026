package org.collocate.solver.linear.direct;

import static org.collocate.solver.linear.direct.DenseRows.LANES;
import static org.collocate.solver.linear.direct.DenseRows.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Elimination of the first unknowns of a dense square front, block by block.
///
/// Within a block columns are eliminated one by one; the rest of the front then takes the whole block at once, four
/// rows and two vectors of columns at a time, so that each number loaded is used many times.
final class GeneralFront {
  private static final double THRESHOLD = 0.1;
  /// Columns that are eliminated between two passes over the rest of a front: as many as stay in the cache.
  private static final int BLOCK = 48;
  /// Fronts with at least so many rows are worth more than one thread.
  private static final int SHARED = 256;
  private static final int ROWS_PER_CHUNK = 32;

  private final double[] front;
  private final @Nullable WorkerTeam team;
  private final int m;
  private final int width;
  private final double tiny;

  /// @param work its front holds the numbers, `[row · m + column]`, and receives `L` and `U` in place, and what remains of
  ///     the other unknowns
  /// @param width how many unknowns are eliminated
  /// @param tiny what a vanishing pivot is replaced by
  GeneralFront(Factors.Workspace work, int m, int width, double tiny) {
    front = work.front;
    team = work.team;
    this.m = m;
    this.width = width;
    this.tiny = tiny;
  }

  /// Eliminates and tells which row was taken at each place.
  int[] eliminate() {
    int[] exchange = new int[width];
    for (int begin = 0; begin < width; begin += BLOCK) {
      int end = Math.min(width, begin + BLOCK);
      for (int j = begin; j < end; j++) {
        exchange[j] = pivot(j, end);
        double inverse = 1 / front[j * m + j];
        for (int i = j + 1; i < m; i++) {
          double factor = front[i * m + j] * inverse;
          front[i * m + j] = factor;
          // Rows of this block are finished at once, so that the rest can take them all together; of the others
          // only the columns of this block are needed now.
          if (factor != 0) {
            DenseRows.subtract(front, i * m, j * m, j + 1, i < end ? m : end, factor);
          }
        }
      }
      update(begin, end);
    }
    return exchange;
  }

  private void update(int begin, int end) {
    if (team == null || m - end < SHARED) {
      update(begin, end, end, m);
      return;
    }
    int chunks = (m - end + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    team.run(chunks, (chunk, _) -> {
      int from = end + chunk * ROWS_PER_CHUNK;
      update(begin, end, from, Math.min(m, from + ROWS_PER_CHUNK));
    });
  }

  private void update(int begin, int end, int from, int until) {
    int i = from;
    for (; i + 3 < until; i += 4) {
      subtractBlock(i, begin, end);
    }
    for (; i < until; i++) {
      for (int j = begin; j < end; j++) {
        DenseRows.subtract(front, i * m, j * m, end, m, front[i * m + j]);
      }
    }
  }

  /// Rows `i … i + 3` minus the finished rows `begin … end`, in the columns from `end` on.
  private void subtractBlock(int i, int begin, int end) {
    int r0 = i * m;
    int r1 = r0 + m;
    int r2 = r1 + m;
    int r3 = r2 + m;
    int k = end;
    for (; k + 2 * LANES <= m; k += 2 * LANES) {
      int l = k + LANES;
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, front, r0 + k);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, front, r1 + k);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, front, r2 + k);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, front, r3 + k);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, front, r0 + l);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, front, r1 + l);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, front, r2 + l);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, front, r3 + l);
      for (int j = begin; j < end; j++) {
        DoubleVector u = DoubleVector.fromArray(SPECIES, front, j * m + k);
        DoubleVector v = DoubleVector.fromArray(SPECIES, front, j * m + l);
        DoubleVector f0 = DoubleVector.broadcast(SPECIES, -front[r0 + j]);
        DoubleVector f1 = DoubleVector.broadcast(SPECIES, -front[r1 + j]);
        DoubleVector f2 = DoubleVector.broadcast(SPECIES, -front[r2 + j]);
        DoubleVector f3 = DoubleVector.broadcast(SPECIES, -front[r3 + j]);
        a0 = u.fma(f0, a0);
        a1 = u.fma(f1, a1);
        a2 = u.fma(f2, a2);
        a3 = u.fma(f3, a3);
        b0 = v.fma(f0, b0);
        b1 = v.fma(f1, b1);
        b2 = v.fma(f2, b2);
        b3 = v.fma(f3, b3);
      }
      a0.intoArray(front, r0 + k);
      a1.intoArray(front, r1 + k);
      a2.intoArray(front, r2 + k);
      a3.intoArray(front, r3 + k);
      b0.intoArray(front, r0 + l);
      b1.intoArray(front, r1 + l);
      b2.intoArray(front, r2 + l);
      b3.intoArray(front, r3 + l);
    }
    for (; k < m; k++) {
      double a0 = front[r0 + k];
      double a1 = front[r1 + k];
      double a2 = front[r2 + k];
      double a3 = front[r3 + k];
      for (int j = begin; j < end; j++) {
        double u = front[j * m + k];
        a0 -= front[r0 + j] * u;
        a1 -= front[r1 + j] * u;
        a2 -= front[r2 + j] * u;
        a3 -= front[r3 + j] * u;
      }
      front[r0 + k] = a0;
      front[r1 + k] = a1;
      front[r2 + k] = a2;
      front[r3 + k] = a3;
    }
  }

  /// Brings a good pivot to the diagonal and tells where it was. Only rows of the same block are candidates: the
  /// others have not seen the block's eliminations.
  private int pivot(int j, int end) {
    int best = j;
    double largest = 0;
    for (int i = j; i < end; i++) {
      double size = Math.abs(front[i * m + j]);
      if (size > largest) {
        largest = size;
        best = i;
      }
    }
    if (Math.abs(front[j * m + j]) >= THRESHOLD * largest) {
      best = j;
    }
    if (best != j) {
      for (int k = 0; k < m; k++) {
        double kept = front[j * m + k];
        front[j * m + k] = front[best * m + k];
        front[best * m + k] = kept;
      }
    }
    if (Math.abs(front[j * m + j]) <= tiny) {
      front[j * m + j] = Math.copySign(tiny == 0 ? 1 : tiny, front[j * m + j]);
    }
    return best;
  }
}
