package org.collocate.solver.linear.separable;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Tridiagonal systems with the same couplings and a shift of each, which stand side by side as the columns of a block.
///
/// ```
/// s_k x_j + e (2 x_j − x_(j−1) − x_(j+1)) = f_j           at a free end e (2 x_0 − 2 x_1), beyond a fixed one 0
/// ```
///
/// Elimination without pivoting (Thomas), stable where `s_k` has the sign of `e`; the columns of a block are eliminated
/// together, in vectors. Around a periodic axis the last unknown is eliminated after all others, with a second right-hand side for its
/// couplings. Where the shift is zero and no end is fixed, a solution is fixed only up to a constant and exists only if
/// the right-hand side balances: then the last unknown is zero.
final class ColumnSystems {
  /// Columns of a block: values and factors of two thousand rows stay in a cache of a megabyte.
  static final int WIDTH = 32;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private final int size;
  private final double coupling;
  private final End first;
  private final End last;

  /// @param size unknowns of a column
  /// @param coupling `e`, not zero
  ColumnSystems(int size, double coupling, End first, End last) {
    this.size = size;
    this.coupling = coupling;
    this.first = first;
    this.last = last;
  }

  /// The length of a scratch array.
  int scratch() {
    return (first == End.PERIODIC ? 3 : 2) * size * WIDTH;
  }

  /// Solves for columns `from … until − 1`, at most {@link #WIDTH} of them; row `j` begins at `offset + j · stride`.
  void solveInPlace(double[] values, int offset, int stride, double[] shifts, int from, int until,
      double[] scratch) {
    double[] block = new double[WIDTH];
    int count = until - from;
    for (int k = 0; k < WIDTH; k++) {
      // Columns that are not there get a regular system of zeros.
      block[k] = k < count ? shifts[from + k] : coupling;
    }
    for (int j = 0; j < size; j++) {
      System.arraycopy(values, offset + j * stride + from, scratch, j * WIDTH, count);
      Arrays.fill(scratch, j * WIDTH + count, (j + 1) * WIDTH, 0);
    }
    boolean floating = first != End.FIXED && last != End.FIXED;
    if (first == End.PERIODIC) {
      around(scratch, block);
    } else {
      int factors = size * WIDTH;
      eliminate(scratch, 0, factors, size, block);
      for (int k = 0; k < WIDTH; k++) {
        if (floating && block[k] == 0) {
          scratch[(size - 1) * WIDTH + k] = 0;
        }
      }
      substitute(scratch, 0, factors, size);
    }
    for (int j = 0; j < size; j++) {
      System.arraycopy(scratch, j * WIDTH, values, offset + j * stride + from, count);
    }
  }

  /// Forward elimination of the values at `x`; the factors go to `c`.
  private void eliminate(double[] a, int x, int c, int rows, double[] shifts) {
    for (int j = 0; j < rows; j++) {
      double below = j == 0 ? 0 : j == rows - 1 && last == End.FREE ? -2 * coupling : -coupling;
      double above = j == 0 && first == End.FREE ? -2 * coupling : -coupling;
      int row = j * WIDTH;
      int before = Math.max(0, j - 1) * WIDTH;
      for (int k = 0; k < WIDTH; k += SPECIES.length()) {
        DoubleVector diagonal = DoubleVector.fromArray(SPECIES, shifts, k).add(2 * coupling);
        DoubleVector value = DoubleVector.fromArray(SPECIES, a, x + row + k);
        if (j > 0) {
          diagonal = diagonal.sub(DoubleVector.fromArray(SPECIES, a, c + before + k).mul(below));
          value = value.sub(DoubleVector.fromArray(SPECIES, a, x + before + k).mul(below));
        }
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(diagonal);
        inverse.mul(above).intoArray(a, c + row + k);
        value.mul(inverse).intoArray(a, x + row + k);
      }
    }
  }

  private static void substitute(double[] a, int x, int c, int rows) {
    for (int j = rows - 2; j >= 0; j--) {
      int row = j * WIDTH;
      for (int k = 0; k < WIDTH; k += SPECIES.length()) {
        DoubleVector.fromArray(SPECIES, a, x + row + k)
            .sub(DoubleVector.fromArray(SPECIES, a, c + row + k)
                .mul(DoubleVector.fromArray(SPECIES, a, x + row + WIDTH + k)))
            .intoArray(a, x + row + k);
      }
    }
  }

  /// All rows but the last with two right-hand sides, `x = y + x_last z`, then the last.
  private void around(double[] a, double[] shifts) {
    int factors = size * WIDTH;
    int z = 2 * factors;
    int rows = size - 1;
    int end = (rows - 1) * WIDTH;
    Arrays.fill(a, z, z + rows * WIDTH, 0);
    Arrays.fill(a, z, z + WIDTH, coupling);
    Arrays.fill(a, z + end, z + end + WIDTH, coupling);
    eliminate(a, 0, factors, rows, shifts);
    substitute(a, 0, factors, rows);
    eliminate(a, z, factors, rows, shifts);
    substitute(a, z, factors, rows);
    for (int k = 0; k < WIDTH; k++) {
      double right = a[rows * WIDTH + k] + coupling * (a[k] + a[end + k]);
      double diagonal = shifts[k] + 2 * coupling - coupling * (a[z + k] + a[z + end + k]);
      a[rows * WIDTH + k] = shifts[k] == 0 ? 0 : right / diagonal;
    }
    int lastRow = rows * WIDTH;
    for (int j = 0; j < rows; j++) {
      for (int k = 0; k < WIDTH; k++) {
        a[j * WIDTH + k] += a[lastRow + k] * a[z + j * WIDTH + k];
      }
    }
  }
}
