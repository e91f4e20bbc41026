package org.collocate.solver.linear;

/// Which matrices a method is for, from the narrowest to the widest.
public enum MatrixKind {
  /// Symmetric with positive eigenvalues.
  DEFINITE,
  /// Symmetric.
  SYMMETRIC,
  /// Any regular matrix.
  GENERAL;

  private static final double ROUNDING = 1e-12;

  /// What a matrix looks like: symmetric by its numbers, definite as far as the signs of its diagonal tell.
  public static MatrixKind of(SparseMatrix matrix) {
    if (!matrix.isSymmetric(ROUNDING)) {
      return GENERAL;
    }
    for (double entry : matrix.diagonal()) {
      if (!(entry > 0)) {
        return SYMMETRIC;
      }
    }
    return DEFINITE;
  }

  /// Whether a method for this kind serves a matrix of another.
  public boolean serves(MatrixKind matrix) {
    return compareTo(matrix) >= 0;
  }
}
