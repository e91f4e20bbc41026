package org.collocate.solver.linear.direct;

import static org.collocate.solver.linear.direct.DenseRows.LANES;
import static org.collocate.solver.linear.direct.DenseRows.SPECIES;

import jdk.incubator.vector.DoubleVector;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// Elimination of the first unknowns of a dense symmetric front, of which only the part right of the diagonal is read.
///
/// A block of unknowns is eliminated row by row; the rest of the front then takes the whole block at once, four rows and
/// two vectors of columns at a time. Rows have room up to a whole number of vectors, so that no column is left over;
/// numbers left of the diagonal mean nothing.
final class SymmetricFront {
  /// Unknowns that are eliminated between two passes over the rest of a front.
  private static final int BLOCK = 48;
  /// Columns whose part of a block stays in the second cache.
  private static final int TILE = 512;
  /// Fronts with at least so many rows are worth more than one thread.
  private static final int SHARED = 256;
  private static final int ROWS_PER_CHUNK = 32;

  private final double[] front;
  private final double[] multipliers;
  private final @Nullable WorkerTeam team;
  private final int m;
  private final int width;
  private final int stride;
  private final double tiny;

  /// @param work its front holds the numbers, `[row · stride + column]`, and receives `D Lᵀ` and what remains
  /// @param width how many unknowns are eliminated
  /// @param tiny what a vanishing pivot is replaced by
  SymmetricFront(Factors.Workspace work, int m, int width, double tiny) {
    front = work.front;
    multipliers = work.scratch(m * Math.min(BLOCK, width));
    this.m = m;
    this.width = width;
    this.tiny = tiny;
    stride = stride(m);
    team = work.team;
  }

  /// The distance of two rows of a front of `m` rows.
  static int stride(int m) {
    return (m + LANES - 1) / LANES * LANES;
  }

  void eliminate() {
    for (int begin = 0; begin < width; begin += BLOCK) {
      int end = Math.min(width, begin + BLOCK);
      eliminate(begin, end);
      if (end < m) {
        keepMultipliers(begin, end);
        update(begin, end);
      }
    }
  }

  /// Eliminates among the rows of one block.
  private void eliminate(int begin, int end) {
    for (int j = begin; j < end; j++) {
      int row = j * stride;
      if (!(Math.abs(front[row + j]) > tiny)) {
        front[row + j] = Math.copySign(tiny == 0 ? 1 : tiny, front[row + j]);
      }
      double inverse = 1 / front[row + j];
      for (int i = j + 1; i < end; i++) {
        double factor = front[row + i] * inverse;
        if (factor != 0) {
          DenseRows.subtract(front, i * stride, row, i / LANES * LANES, stride, factor);
        }
      }
    }
  }

  /// Writes the block's part of `L`, `[row − end][column − begin]`.
  private void keepMultipliers(int begin, int end) {
    int size = end - begin;
    for (int j = begin; j < end; j++) {
      int row = j * stride;
      double inverse = 1 / front[row + j];
      int at = j - begin;
      for (int i = end; i < m; i++, at += size) {
        multipliers[at] = front[row + i] * inverse;
      }
    }
  }

  private void update(int begin, int end) {
    if (team == null || m - end < SHARED) {
      for (int tile = end / LANES * LANES; tile < m; tile += TILE) {
        update(begin, end, end, m, tile);
      }
      return;
    }
    int chunks = (m - end + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK;
    team.run(chunks, (chunk, _) -> {
      int from = end + chunk * ROWS_PER_CHUNK;
      int until = Math.min(m, from + ROWS_PER_CHUNK);
      for (int tile = from / LANES * LANES; tile < m; tile += TILE) {
        update(begin, end, from, until, tile);
      }
    });
  }

  /// Rows `from … until` in the columns of a tile.
  private void update(int begin, int end, int from, int until, int tile) {
    int last = Math.min(stride, tile + TILE);
    int i = from;
    for (; i + 3 < until && i < last; i += 4) {
      fourRows(begin, end, i, Math.max(tile, i / LANES * LANES), last, (i - end) * (end - begin));
    }
    for (; i < until && i < last; i++) {
      int at = (i - end) * (end - begin);
      for (int j = begin; j < end; j++) {
        DenseRows.subtract(front, i * stride, j * stride, Math.max(tile, i / LANES * LANES), last,
            multipliers[at + j - begin]);
      }
    }
  }

  private void fourRows(int begin, int end, int i, int from, int until, int multiplier) {
    int size = end - begin;
    int r0 = i * stride;
    int r1 = r0 + stride;
    int r2 = r1 + stride;
    int r3 = r2 + stride;
    int m1 = multiplier + size;
    int m2 = m1 + size;
    int m3 = m2 + size;
    int k = from;
    for (; k + 2 * LANES <= until; k += 2 * LANES) {
      int l = k + LANES;
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, front, r0 + k);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, front, r1 + k);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, front, r2 + k);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, front, r3 + k);
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, front, r0 + l);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, front, r1 + l);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, front, r2 + l);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, front, r3 + l);
      int source = begin * stride;
      for (int j = 0; j < size; j++, source += stride) {
        DoubleVector u = DoubleVector.fromArray(SPECIES, front, source + k);
        DoubleVector v = DoubleVector.fromArray(SPECIES, front, source + l);
        DoubleVector f0 = DoubleVector.broadcast(SPECIES, -multipliers[multiplier + j]);
        DoubleVector f1 = DoubleVector.broadcast(SPECIES, -multipliers[m1 + j]);
        DoubleVector f2 = DoubleVector.broadcast(SPECIES, -multipliers[m2 + j]);
        DoubleVector f3 = DoubleVector.broadcast(SPECIES, -multipliers[m3 + j]);
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
    for (; k < until; k += LANES) {
      DoubleVector a0 = DoubleVector.fromArray(SPECIES, front, r0 + k);
      DoubleVector a1 = DoubleVector.fromArray(SPECIES, front, r1 + k);
      DoubleVector a2 = DoubleVector.fromArray(SPECIES, front, r2 + k);
      DoubleVector a3 = DoubleVector.fromArray(SPECIES, front, r3 + k);
      int source = begin * stride + k;
      for (int j = 0; j < size; j++, source += stride) {
        DoubleVector u = DoubleVector.fromArray(SPECIES, front, source);
        a0 = u.fma(DoubleVector.broadcast(SPECIES, -multipliers[multiplier + j]), a0);
        a1 = u.fma(DoubleVector.broadcast(SPECIES, -multipliers[m1 + j]), a1);
        a2 = u.fma(DoubleVector.broadcast(SPECIES, -multipliers[m2 + j]), a2);
        a3 = u.fma(DoubleVector.broadcast(SPECIES, -multipliers[m3 + j]), a3);
      }
      a0.intoArray(front, r0 + k);
      a1.intoArray(front, r1 + k);
      a2.intoArray(front, r2 + k);
      a3.intoArray(front, r3 + k);
    }
  }
}
