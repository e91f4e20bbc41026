package org.collocate.models.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums and updates of long vectors in a fixed order.
///
/// The lanes are added to each other in a written order, never by a lane reduction: that one's order is left open by
/// its specification, and interpreter and compiled code differ in it.
public final class VectorSums {
  private static final VectorSpecies<Double> SPECIES = MatrixProduct.SPECIES;
  private static final int LANES = MatrixProduct.LANES;

  private VectorSums() {}

  /// `Σ aᵢ·bᵢ` over the first `count` entries from the two offsets.
  public static double dot(int count, double[] a, int aOffset, double[] b, int bOffset) {
    DoubleVector sum0 = DoubleVector.zero(SPECIES);
    DoubleVector sum1 = sum0;
    int i = 0;
    for (; i + 2 * LANES <= count; i += 2 * LANES) {
      sum0 = DoubleVector.fromArray(SPECIES, a, aOffset + i)
          .fma(DoubleVector.fromArray(SPECIES, b, bOffset + i), sum0);
      sum1 = DoubleVector.fromArray(SPECIES, a, aOffset + i + LANES)
          .fma(DoubleVector.fromArray(SPECIES, b, bOffset + i + LANES), sum1);
    }
    DoubleVector sums = sum0.add(sum1);
    double total = 0;
    for (int lane = 0; lane < LANES; lane++) {
      total += sums.lane(lane);
    }
    for (; i < count; i++) {
      total = Math.fma(a[aOffset + i], b[bOffset + i], total);
    }
    return total;
  }

  /// `Σ aᵢ·bᵢ` of two vectors of equal length.
  public static double dot(double[] a, double[] b) {
    return dot(a.length, a, 0, b, 0);
  }

  /// `√Σ aᵢ²`.
  public static double norm(double[] a) {
    return /*narrow*/ Math.sqrt(dot(a, a));
  }

  /// `y += α·x` over `count` entries from the two offsets.
  public static void add(int count, double alpha, double[] x, int xOffset, double[] y, int yOffset) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
    int i = 0;
    for (; i + LANES <= count; i += LANES) {
      factor
          .fma(DoubleVector.fromArray(SPECIES, x, xOffset + i),
              DoubleVector.fromArray(SPECIES, y, yOffset + i))
          .intoArray(y, yOffset + i);
    }
    for (; i < count; i++) {
      y[yOffset + i] = Math.fma(alpha, x[xOffset + i], y[yOffset + i]);
    }
  }
}
