package org.collocate.solver.linear;

/// Jacobi: `M = diag(A)`; rows with a zero on the diagonal are left as they are.
public final class DiagonalPreconditioner implements Preconditioner {
  @Override
  public Applied prepare(SparseMatrix matrix) {
    double[] diagonal = matrix.diagonal();
    return (r, z) -> {
      for (int i = 0; i < r.length; i++) {
        z[i] = diagonal[i] == 0 ? r[i] : r[i] / diagonal[i];
      }
    };
  }
}
