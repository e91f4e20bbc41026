package org.collocate.solver.time;

import org.collocate.solver.linear.SparseMatrix;

/// Makes held entries of a system stay where they are.
public final class Constraints {
  private Constraints() {}

  /// Turns rows and columns of held entries into those of the identity, scaled like the rest of the diagonal. Their steps
  /// are zero, so that no right side is needed, and a symmetric matrix stays symmetric.
  public static void apply(boolean[] held, SparseMatrix matrix) {
    double scale = 0;
    for (double entry : matrix.values()) {
      scale = Math.max(scale, Math.abs(entry));
    }
    for (int row = 0; row < held.length; row++) {
      for (int k = matrix.rowStart()[row]; k < matrix.rowStart()[row + 1]; k++) {
        int column = matrix.columns()[k];
        if (held[row] || held[column]) {
          matrix.values()[k] = row == column ? scale : 0;
        }
      }
    }
  }
}
