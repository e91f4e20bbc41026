package org.collocate.solver.linear;

import java.util.Arrays;

/// Collects which entries a matrix will have.
public final class SparsePattern {
  private final int[][] rows;
  private final int[] counts;

  /// @param size rows and columns
  public SparsePattern(int size) {
    rows = new int[size][8];
    counts = new int[size];
  }

  /// Adds all entries between the given unknowns, as one element couples them. Negative numbers are passed over.
  public void couple(int[] unknowns) {
    for (int row : unknowns) {
      if (row < 0) {
        continue;
      }
      for (int column : unknowns) {
        if (column >= 0) {
          add(row, column);
        }
      }
    }
  }

  /// Adds an entry.
  public void add(int row, int column) {
    if (counts[row] == rows[row].length) {
      // Elements add the same entry many times over; only what is new makes the row longer.
      counts[row] = distinct(rows[row], counts[row]);
      if (counts[row] > rows[row].length / 2) {
        rows[row] = Arrays.copyOf(rows[row], 2 * rows[row].length);
      }
    }
    rows[row][counts[row]++] = column;
  }

  private static int distinct(int[] row, int count) {
    Arrays.sort(row, 0, count);
    int n = 0;
    for (int k = 0; k < count; k++) {
      if (n == 0 || row[n - 1] != row[k]) {
        row[n++] = row[k];
      }
    }
    return n;
  }

  /// The matrix of this pattern, full of zeros.
  public SparseMatrix matrix() {
    int[] start = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      counts[i] = distinct(rows[i], counts[i]);
      start[i + 1] = start[i] + counts[i];
    }
    int[] columns = new int[start[rows.length]];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, columns, start[i], counts[i]);
    }
    return new SparseMatrix(start, columns, new double[columns.length]);
  }
}
