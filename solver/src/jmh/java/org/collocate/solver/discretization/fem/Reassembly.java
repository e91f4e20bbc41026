package org.collocate.solver.discretization.fem;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;

/// Assembles the derivative of a system again into the same matrix, as a Newton method would if it were not constant.
public final class Reassembly {
  private Reassembly() {}

  /// The matrix itself, its values written anew.
  public static SparseMatrix again(FemSystem system, double[] u, SparseMatrix matrix) {
    Arrays.fill(matrix.values(), 0);
    system.assembleJacobian(0, u, matrix);
    return matrix;
  }
}
