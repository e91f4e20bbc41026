package org.collocate.solver.discretization.adapt;

/// `A = L Lᵀ` of small dense matrices, row by row in an array.
final class Cholesky {
  /// A pivot smaller than this, relative to the diagonal, is none.
  private static final double SMALLEST = 1e-13;

  private Cholesky() {}

  /// Puts `L` into the lower triangle.
  ///
  /// @return whether the matrix is positive definite
  static boolean factorInPlace(double[] matrix, int size) {
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        double sum = matrix[row * size + column];
        for (int k = 0; k < column; k++) {
          sum -= matrix[row * size + k] * matrix[column * size + k];
        }
        matrix[row * size + column] = sum / matrix[column * size + column];
      }
      double pivot = matrix[row * size + row];
      double least = SMALLEST * pivot;
      for (int k = 0; k < row; k++) {
        pivot -= matrix[row * size + k] * matrix[row * size + k];
      }
      if (!(pivot > least)) {
        return false;
      }
      matrix[row * size + row] = Math.sqrt(pivot);
    }
    return true;
  }

  /// Overwrites `b` with `L⁻¹ b`, whose square is `bᵀ A⁻¹ b`.
  static void forwardInPlace(double[] factor, int size, double[] b) {
    for (int row = 0; row < size; row++) {
      for (int k = 0; k < row; k++) {
        b[row] -= factor[row * size + k] * b[k];
      }
      b[row] /= factor[row * size + row];
    }
  }

  /// Overwrites `b` with `A⁻¹ b`.
  static void solveInPlace(double[] factor, int size, double[] b) {
    forwardInPlace(factor, size, b);
    for (int row = size - 1; row >= 0; row--) {
      for (int k = row + 1; k < size; k++) {
        b[row] -= factor[k * size + row] * b[k];
      }
      b[row] /= factor[row * size + row];
    }
  }
}
