package org.collocate.solver.discretization.spectral;

/// A small square complex matrix, which is inverted by Gauss–Jordan elimination with row exchanges.
final class ComplexMatrix {
  /// A pivot below this share of its row's terms is rounding.
  private static final double SINGULAR = 1e-12;

  private final int size;
  /// The matrix and beside it what becomes its inverse, `[row][2 · column]`.
  private final double[][] rows;

  /// Takes the numbers at a place of arrays, one for each entry, rows first.
  ComplexMatrix(int size, double[][] entries, int at) {
    this.size = size;
    rows = new double[size][4 * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][2 * j] = entries[i * size + j][at];
        rows[i][2 * j + 1] = entries[i * size + j][at + 1];
      }
      rows[i][2 * (size + i)] = 1;
    }
  }

  /// Puts the identity in the place of rows and columns.
  void detach(boolean[] chosen) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (chosen[i] || chosen[j]) {
          rows[i][2 * j] = i == j ? 1 : 0;
          rows[i][2 * j + 1] = 0;
        }
      }
    }
  }

  /// Inverts it.
  ///
  /// @param sizes what counts as one in each row
  /// @return false if it is singular
  boolean invert(double[] sizes) {
    for (int i = 0; i < size; i++) {
      if (!(sizes[i] > 0)) {
        return false;
      }
      scale(rows[i], 1 / sizes[i], 0);
    }
    for (int p = 0; p < size; p++) {
      exchange(p, largest(p));
      double[] pivot = rows[p];
      double re = pivot[2 * p];
      double im = pivot[2 * p + 1];
      double square = re * re + im * im;
      if (!(square > SINGULAR * SINGULAR)) {
        return false;
      }
      scale(pivot, re / square, -im / square);
      for (int i = 0; i < size; i++) {
        if (i != p) {
          subtract(rows[i], rows[i][2 * p], rows[i][2 * p + 1], pivot);
        }
      }
    }
    return true;
  }

  /// Writes the inverse to a place of arrays, one for each entry.
  void write(double[][] entries, int at) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        entries[i * size + j][at] = rows[i][2 * (size + j)];
        entries[i * size + j][at + 1] = rows[i][2 * (size + j) + 1];
      }
    }
  }

  private int largest(int p) {
    int largest = p;
    for (int i = p + 1; i < size; i++) {
      largest = magnitude(i, p) > magnitude(largest, p) ? i : largest;
    }
    return largest;
  }

  private double magnitude(int i, int j) {
    return Math.hypot(rows[i][2 * j], rows[i][2 * j + 1]);
  }

  private void exchange(int p, int q) {
    double[] kept = rows[p];
    rows[p] = rows[q];
    rows[q] = kept;
  }

  private static void scale(double[] row, double re, double im) {
    for (int k = 0; k < row.length; k += 2) {
      double x = row[k];
      row[k] = re * x - im * row[k + 1];
      row[k + 1] = re * row[k + 1] + im * x;
    }
  }

  /// `row −= (re + i im) · other`.
  private static void subtract(double[] row, double re, double im, double[] other) {
    for (int k = 0; k < row.length; k += 2) {
      row[k] -= re * other[k] - im * other[k + 1];
      row[k + 1] -= re * other[k + 1] + im * other[k];
    }
  }
}
