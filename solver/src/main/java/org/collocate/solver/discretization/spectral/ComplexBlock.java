package org.collocate.solver.discretization.spectral;

import java.util.Optional;

/// A small complex matrix.
///
/// @param values rows one after another, `[2 (row · columns + column)]` and the imaginary part behind
record ComplexBlock(int rows, int columns, double[] values) {
  static ComplexBlock zero(int rows, int columns) {
    return new ComplexBlock(rows, columns, new double[2 * rows * columns]);
  }

  static ComplexBlock identity(int size) {
    ComplexBlock identity = zero(size, size);
    for (int i = 0; i < size; i++) {
      identity.values[2 * (i * size + i)] = 1;
    }
    return identity;
  }

  /// `this + factor · other`.
  ComplexBlock plus(double factor, ComplexBlock other) {
    double[] sum = values.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * other.values[k];
    }
    return new ComplexBlock(rows, columns, sum);
  }

  ComplexBlock times(double factor) {
    return zero(rows, columns).plus(factor, this);
  }

  ComplexBlock times(ComplexBlock other) {
    ComplexBlock product = zero(rows, other.columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double re = values[2 * (i * columns + j)];
        double im = values[2 * (i * columns + j) + 1];
        for (int k = 0; k < other.columns; k++) {
          int from = 2 * (j * other.columns + k);
          int to = 2 * (i * other.columns + k);
          product.values[to] += re * other.values[from] - im * other.values[from + 1];
          product.values[to + 1] += re * other.values[from + 1] + im * other.values[from];
        }
      }
    }
    return product;
  }

  /// The inverse; empty if the matrix is singular.
  Optional<ComplexBlock> inverse() {
    double[][] entries = new double[rows * rows][];
    double[] sizes = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        int at = 2 * (i * rows + j);
        entries[i * rows + j] = new double[] {values[at], values[at + 1]};
        sizes[i] = Math.max(sizes[i], Math.hypot(values[at], values[at + 1]));
      }
    }
    ComplexMatrix matrix = new ComplexMatrix(rows, entries, 0);
    if (!matrix.invert(sizes)) {
      return Optional.empty();
    }
    matrix.write(entries, 0);
    ComplexBlock inverse = zero(rows, rows);
    for (int k = 0; k < entries.length; k++) {
      inverse.values[2 * k] = entries[k][0];
      inverse.values[2 * k + 1] = entries[k][1];
    }
    return Optional.of(inverse);
  }

  /// The largest sum of magnitudes in a row.
  double norm() {
    double norm = 0;
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        sum += Math.hypot(values[2 * (i * columns + j)], values[2 * (i * columns + j) + 1]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }
}
