package org.collocate.solver.linear.multigrid.geometric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// How the points of a grid lie in an array: row after row, each in whole vectors, with at least one slot behind its last point,
/// and with a row of slots before the first and behind the last.
///
/// Slots without a point hold zeros, in vectors and in couplings, so that no loop asks where the grid ends: what lies west of
/// a row's first point is the last slot of the row below.
///
/// @param columns points in a row
/// @param rows rows of points
/// @param stride slots of a row
record PaddedRows(int columns, int rows, int stride) {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  static final VectorMask<Float> ODD = VectorMask.fromLong(SPECIES, 0xAAAAAAAAL);
  static final VectorMask<Float> EVEN = ODD.not();
  private static final VectorMask<Float> SECOND_HALF = VectorMask.fromLong(SPECIES, -1L << LANES / 2);
  private static final VectorShuffle<Float> EVERY_OTHER = VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
  private static final VectorShuffle<Float> FIRST_TWICE = VectorShuffle.fromOp(SPECIES, i -> i / 2);
  private static final VectorShuffle<Float> SECOND_TWICE = VectorShuffle.fromOp(SPECIES,
      i -> (LANES + i) / 2);

  static PaddedRows of(int columns, int rows) {
    return new PaddedRows(columns, rows, (columns / LANES + 1) * LANES);
  }

  /// Takes rows of numbers that follow each other, times a factor.
  void read(int from, int until, double[] values, double factor, float[] slots) {
    for (int row = from; row < until; row++) {
      for (int i = 0; i < columns; i++) {
        slots[start(row) + i] = (float) (factor * values[row * columns + i]);
      }
    }
  }

  /// Writes rows of numbers that follow each other, times a factor.
  void write(int from, int until, float[] slots, double factor, double[] values) {
    for (int row = from; row < until; row++) {
      for (int i = 0; i < columns; i++) {
        values[row * columns + i] = factor * slots[start(row) + i];
      }
    }
  }

  /// The slot of a row's first point; row −1 and the row behind the last exist too.
  int start(int row) {
    return LANES + (row + 1) * stride;
  }

  /// The number of slots.
  int size() {
    return stride * (rows + 2) + 2 * LANES;
  }

  static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  /// Every other number from a place on.
  static FloatVector everyOther(float[] values, int at) {
    return load(values, at).rearrange(EVERY_OTHER)
        .blend(load(values, at + LANES).rearrange(EVERY_OTHER), SECOND_HALF);
  }

  /// The first half of two vectors' lanes by turns.
  static FloatVector firstByTurns(FloatVector even, FloatVector odd) {
    return even.rearrange(FIRST_TWICE).blend(odd.rearrange(FIRST_TWICE), ODD);
  }

  /// The second half of two vectors' lanes by turns.
  static FloatVector secondByTurns(FloatVector even, FloatVector odd) {
    return even.rearrange(SECOND_TWICE).blend(odd.rearrange(SECOND_TWICE), ODD);
  }
}
