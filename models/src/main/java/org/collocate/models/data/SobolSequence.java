package org.collocate.models.data;

import java.util.SplittableRandom;

/// Sobol's low-discrepancy sequence in `[0, 1)ᵈ` with a random digital shift.
///
/// Of the first 2ᵏ points each interval `[i, i+1)·2⁻ᵏ` of each axis holds exactly one; the shift (an exclusive or with
/// random bits) keeps that and makes sequences of different seeds independent. Direction numbers `new-joe-kuo-6` of
/// Joe & Kuo 2008 (doi 10.1137/070709359) for up to 10 axes; further axes are filled with independent uniform numbers.
public final class SobolSequence implements PointSequence {
  private static final int BITS = 32;
  /// For axes 2 to 10: degree and coefficients of the primitive polynomial, then the initial direction numbers.
  private static final int[][] TABLE = {{1, 0, 1}, {2, 1, 1, 3}, {3, 1, 1, 3, 1}, {3, 2, 1, 1, 1},
      {4, 1, 1, 1, 3, 3}, {4, 4, 1, 3, 5, 13}, {5, 2, 1, 1, 5, 5, 17}, {5, 4, 1, 1, 5, 5, 5},
      {5, 7, 1, 1, 7, 11, 19}};

  private final int[][] directions;
  private final int[] state;
  private final SplittableRandom random;
  private int index;

  /// A sequence of `dimension` axes.
  public SobolSequence(int dimension, long seed) {
    random = new SplittableRandom(seed);
    directions = new int[Math.min(dimension, TABLE.length + 1)][];
    state = new int[dimension];
    for (int axis = 0; axis < directions.length; axis++) {
      directions[axis] = directions(axis);
      state[axis] = random.nextInt();
    }
  }

  private static int[] directions(int axis) {
    int[] v = new int[BITS];
    if (axis == 0) {
      for (int i = 0; i < BITS; i++) {
        v[i] = 1 << BITS - 1 - i;
      }
      return v;
    }
    int[] row = TABLE[axis - 1];
    int degree = row[0];
    int coefficients = row[1];
    for (int i = 0; i < degree; i++) {
      v[i] = row[2 + i] << BITS - 1 - i;
    }
    for (int i = degree; i < BITS; i++) {
      v[i] = v[i - degree] ^ v[i - degree] >>> degree;
      for (int k = 1; k < degree; k++) {
        if ((coefficients >> degree - 1 - k & 1) != 0) {
          v[i] ^= v[i - k];
        }
      }
    }
    return v;
  }

  @Override
  public void next(double[] point) {
    for (int axis = 0; axis < state.length; axis++) {
      point[axis] = axis < directions.length
          ? ((state[axis] & 0xFFFFFFFFL) + 0.5) * 0x1p-32
          : random.nextDouble();
    }
    // Gray-code order: one direction number turns a point into the next (Antonov & Saleev 1979).
    int bit = Integer.numberOfTrailingZeros(~index);
    for (int axis = 0; axis < directions.length && bit < BITS; axis++) {
      state[axis] ^= directions[axis][bit];
    }
    index++;
  }
}
