package org.collocate.solver.linear;

import java.util.Arrays;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A sparse matrix in compressed rows, square unless said otherwise: row `i` holds `values[k]` in column `columns[k]` for
/// `rowStart[i] ≤ k < rowStart[i + 1]`, columns ascending.
///
/// The pattern is fixed; the values may be written again, which is how a Newton method or a time integrator assembles.
///
/// @param rowStart `[row + 1]`
/// @param columns `[entry]`
/// @param values `[entry]`
public record SparseMatrix(int[] rowStart, int[] columns, double[] values) implements LinearOperator {

  public SparseMatrix {
    if (columns.length != values.length || rowStart[rowStart.length - 1] != columns.length) {
      throw new IllegalArgumentException(columns.length + " columns, " + values.length + " values");
    }
  }

  /// A matrix of the same pattern, full of zeros.
  public SparseMatrix zeros() {
    return new SparseMatrix(rowStart, columns, new double[values.length]);
  }

  /// A matrix of the same pattern with values of its own.
  public SparseMatrix copy() {
    return new SparseMatrix(rowStart, columns, values.clone());
  }

  /// Whether another matrix has its entries in the same places.
  public boolean hasPatternOf(SparseMatrix other) {
    return Arrays.equals(rowStart, other.rowStart) && Arrays.equals(columns, other.columns);
  }

  @Override
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

  @Override
  public void multiply(double[] x, double[] y) {
    multiply(x, y, 0, size());
  }

  /// Writes rows `from … until − 1` of `y = A x`.
  public void multiply(double[] x, double[] y, int from, int until) {
    for (int i = from; i < until; i++) {
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

  /// The transpose.
  public SparseMatrix transposed() {
    return transposed(size());
  }

  /// The transpose of a matrix that need not be square.
  public SparseMatrix transposed(int columnCount) {
    int[] start = new int[columnCount + 1];
    for (int column : columns) {
      start[column + 1]++;
    }
    for (int i = 0; i < columnCount; i++) {
      start[i + 1] += start[i];
    }
    int[] next = start.clone();
    int[] rows = new int[columns.length];
    double[] transposed = new double[columns.length];
    for (int row = 0; row < size(); row++) {
      for (int k = rowStart[row]; k < rowStart[row + 1]; k++) {
        int to = next[columns[k]]++;
        rows[to] = row;
        transposed[to] = values[k];
      }
    }
    return new SparseMatrix(start, rows, transposed);
  }

  /// Whether `|A_ij − A_ji| ≤ tolerance · max(|A_ij|, |A_ji|, √|A_ii A_jj|)` for all entries and the pattern is symmetric.
  ///
  /// The diagonal tells how large the terms were of which an entry is the sum: what they leave when they cancel is as
  /// inexact as they are.
  public boolean isSymmetric(double tolerance) {
    return isSymmetric(tolerance, new WorkerTeam(1));
  }

  /// The same, looked at by the threads of a team.
  public boolean isSymmetric(double tolerance, WorkerTeam team) {
    // Each entry beside the diagonal finds its mirror image in a place of its own: where none is missing none is left over.
    double bad = new RangeLoop(team, size()).sum((from, until) -> {
      for (int i = from; i < until; i++) {
        if (!mirrors(i, tolerance)) {
          return 1;
        }
      }
      return 0;
    });
    return bad == 0;
  }

  private boolean mirrors(int i, double tolerance) {
    for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
      int j = columns[k];
      if (j == i) {
        continue;
      }
      int mirrored = find(j, i);
      // One of the two is enough to compare their values.
      if (mirrored < 0 || j > i && !isClose(k, mirrored, i, j, tolerance)) {
        return false;
      }
    }
    return true;
  }

  private boolean isClose(int k, int mirrored, int i, int j, double tolerance) {
    double distance = Math.abs(values[k] - values[mirrored]);
    return distance <= tolerance * Math.max(Math.abs(values[k]), Math.abs(values[mirrored]))
        || distance <= tolerance * Math.sqrt(Math.abs(get(i, i) * get(j, j)));
  }

  /// `max_i Σ_j |A_ij|`.
  public double largestRowSum() {
    double largest = 0;
    for (int i = 0; i < size(); i++) {
      double sum = 0;
      for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
        sum += Math.abs(values[k]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }
}
