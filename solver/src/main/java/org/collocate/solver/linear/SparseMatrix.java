package org.collocate.solver.linear;

import java.util.Arrays;

/// A square sparse matrix in compressed rows: row `i` holds `values[k]` in column `columns[k]` for
/// `rowStart[i] ≤ k < rowStart[i + 1]`, columns ascending.
///
/// The pattern is fixed; the values may be written again, which is how a Newton method or a time integrator assembles.
///
/// @param rowStart `[row + 1]`
/// @param columns `[entry]`
/// @param values `[entry]`
public record SparseMatrix(int[] rowStart, int[] columns, double[] values) {

  public SparseMatrix {
    if (columns.length != values.length || rowStart[rowStart.length - 1] != columns.length) {
      throw new IllegalArgumentException(columns.length + " columns, " + values.length + " values");
    }
  }

  /// A matrix of the same pattern, full of zeros.
  public SparseMatrix zeros() {
    return new SparseMatrix(rowStart, columns, new double[values.length]);
  }

  /// Whether another matrix has its entries in the same places.
  public boolean hasPatternOf(SparseMatrix other) {
    return Arrays.equals(rowStart, other.rowStart) && Arrays.equals(columns, other.columns);
  }

  /// The number of rows.
  public int size() {
    return rowStart.length - 1;
  }

  /// The place of an entry in {@link #values}, or a negative number if it is not in the pattern.
  public int find(int row, int column) {
    return Arrays.binarySearch(columns, rowStart[row], rowStart[row + 1], column);
  }

  /// The entry in a row and a column.
  public double get(int row, int column) {
    int k = find(row, column);
    return k < 0 ? 0 : values[k];
  }

  /// Adds to an entry of the pattern.
  ///
  /// @throws IllegalArgumentException if the entry is not in the pattern
  public void add(int row, int column, double value) {
    int k = find(row, column);
    if (k < 0) {
      throw new IllegalArgumentException("no entry (" + row + ", " + column + ") in the pattern");
    }
    values[k] += value;
  }

  /// Writes `y = A x`.
  public void multiply(double[] x, double[] y) {
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        sum += values[k] * x[columns[k]];
      }
      y[i] = sum;
    }
  }

  /// Writes `r = b − A x` and returns its Euclidean norm.
  public double residual(double[] b, double[] x, double[] r) {
    multiply(x, r);
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      r[i] = b[i] - r[i];
      sum += r[i] * r[i];
    }
    return Math.sqrt(sum);
  }

  /// The diagonal, zero where the pattern has no entry.
  public double[] diagonal() {
    double[] diagonal = new double[size()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = get(i, i);
    }
    return diagonal;
  }

  /// The largest `|A_ij − A_ji|` relative to the largest `|A_ij|`.
  public double asymmetry() {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < size(); i++) {
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        largest = Math.max(largest, Math.abs(values[k]));
        difference = Math.max(difference, Math.abs(values[k] - get(columns[k], i)));
      }
    }
    return largest == 0 ? 0 : difference / largest;
  }
}
