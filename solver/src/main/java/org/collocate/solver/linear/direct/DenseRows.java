package org.collocate.solver.linear.direct;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Operations on rows of dense fronts.
final class DenseRows {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private DenseRows() {}

  /// `Σ a_k b_k`, in an order that depends on the number of lanes only.
  static double dot(double[] a, int aAt, double[] b, int bAt, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      s0 += a[aAt + k] * b[bAt + k];
      s1 += a[aAt + k + 1] * b[bAt + k + 1];
      s2 += a[aAt + k + 2] * b[bAt + k + 2];
      s3 += a[aAt + k + 3] * b[bAt + k + 3];
    }
    for (; k < count; k++) {
      s0 += a[aAt + k] * b[bAt + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /// `front[target + k] −= factor · front[source + k]` for `from ≤ k < until`.
  static void subtract(double[] front, int target, int source, int from, int until, double factor) {
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
}
