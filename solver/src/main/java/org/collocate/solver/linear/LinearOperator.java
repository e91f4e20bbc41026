package org.collocate.solver.linear;

/// A linear map that is known by what it does to a vector: a matrix, or something whose entries nobody wants to see.
public interface LinearOperator {
  /// The number of rows, and of columns.
  int size();

  /// Writes `y = A x`.
  void multiply(double[] x, double[] y);
}
