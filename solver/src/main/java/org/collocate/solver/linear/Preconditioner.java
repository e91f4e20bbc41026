package org.collocate.solver.linear;

/// Makes an approximate inverse of a matrix.
public interface Preconditioner {
  /// Makes ready for a matrix, whose values must not change while the result is in use.
  Applied prepare(SparseMatrix matrix);

  /// What it chose by itself for the latest matrix; empty where there was nothing to choose.
  default String account() {
    return "";
  }

  /// An approximate inverse `M⁻¹`.
  interface Applied {
    /// Writes `z = M⁻¹ r`.
    void apply(double[] r, double[] z);
  }
}
