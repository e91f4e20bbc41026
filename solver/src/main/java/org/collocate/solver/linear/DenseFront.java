package org.collocate.solver.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Elimination of the first unknowns of a dense square front, block by block.
///
/// Within a block columns are eliminated one by one; the rest of the front then takes the whole block at once, four
/// rows and two vectors of columns at a time, so that each number loaded is used many times.
final class DenseFront {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final double THRESHOLD = 0.1;
  /// Columns that are eliminated between two passes over the rest of a front: as many as stay in the cache.
  private static final int BLOCK = 48;

  private final double[] front;
  private final int m;
  private final int width;
  private final double tiny;

  /// @param front `[row · m + column]`; receives `L` and `U` in place, and what remains of the other unknowns
  /// @param width how many unknowns are eliminated
  /// @param tiny what a vanishing pivot is replaced by
  DenseFront(double[] front, int m, int width, double tiny) {
    this.front = front;
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
            subtract(i * m, j * m, j + 1, i < end ? m : end, factor);
          }
        }
      }
      int i = end;
      for (; i + 3 < m; i += 4) {
        subtractBlock(i, begin, end);
      }
      for (; i < m; i++) {
        for (int j = begin; j < end; j++) {
          subtract(i * m, j * m, end, m, front[i * m + j]);
        }
      }
    }
    return exchange;
  }

  private void subtract(int target, int source, int from, int until, double factor) {
    int k = from;
    for (; k + LANES <= until; k += LANES) {
      DoubleVector.fromArray(SPECIES, front, source + k)
          .fma(DoubleVector.broadcast(SPECIES, -factor), DoubleVector.fromArray(SPECIES, front, target + k))
          .intoArray(front, target + k);
    }
    for (; k < until; k++) {
      front[target + k] -= factor * front[source + k];
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
