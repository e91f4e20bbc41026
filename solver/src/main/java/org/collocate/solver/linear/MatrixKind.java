package org.collocate.solver.linear;

import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

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
  public static MatrixKind of(SparseMatrix matrix, WorkerTeam team) {
    if (!matrix.isSymmetric(ROUNDING, team)) {
      return GENERAL;
    }
    double notPositive = new RangeLoop(team, matrix.size()).sum((from, until) -> {
      int count = 0;
      for (int i = from; i < until; i++) {
        count += matrix.get(i, i) > 0 ? 0 : 1;
      }
      return count;
    });
    return notPositive == 0 ? DEFINITE : SYMMETRIC;
  }

  /// Whether a method for this kind serves a matrix of another.
  public boolean serves(MatrixKind matrix) {
    return compareTo(matrix) >= 0;
  }
}
