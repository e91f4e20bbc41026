package org.collocate.solver.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.solver.parallel.RangeLoop;

/// A sparse matrix stored by its diagonals (DIA), as one of a grid has few: no column numbers are read in a product, and of
/// a symmetric matrix only the upper half.
///
/// ```
/// y_i = Σ_d a_d[i] x[i + d]        symmetric: a_−d[i] = a_d[i − d]
/// ```
public final class MatrixDiagonals {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int MOST = 9;
  /// Share of places that must hold an entry.
  private static final double LEAST_FULL = 0.75;

  private final int size;
  private final int[] offsets;
  /// Where in its values the entry of row 0 would stand: `−d` for the lower half of a symmetric matrix.
  private final int[] shifts;
  private final double[][] values;

  private MatrixDiagonals(int size, int[] offsets, int[] shifts, double[][] values) {
    this.size = size;
    this.offsets = offsets;
    this.shifts = shifts;
    this.values = values;
  }

  /// The diagonals of a matrix; empty if they are many, or mostly empty.
  ///
  /// @param loop over the rows
  public static Optional<MatrixDiagonals> of(SparseMatrix matrix, RangeLoop loop) {
    int n = matrix.size();
    int[] offsets = offsets(matrix);
    if (offsets.length > MOST || matrix.values().length < LEAST_FULL * n * offsets.length) {
      return Optional.empty();
    }
    int count = offsets.length;
    int main = Arrays.binarySearch(offsets, 0);
    boolean paired = main >= 0 && count % 2 == 1 && main == count / 2;
    for (int d = 0; d < count; d++) {
      paired &= offsets[d] == -offsets[count - 1 - d];
    }
    double[][] values = new double[count][];
    Filling filling = new Filling(matrix, offsets, values, paired ? main : 0);
    if (!filling.run(loop) && paired) {
      filling = new Filling(matrix, offsets, values, 0);
      paired = false;
      filling.run(loop);
    }
    if (filling.foreign.get()) {
      return Optional.empty();
    }
    int[] shifts = new int[count];
    if (paired) {
      for (int d = 0; d < main; d++) {
        values[d] = values[count - 1 - d];
        shifts[d] = offsets[d];
      }
    }
    return Optional.of(new MatrixDiagonals(n, offsets, shifts, values));
  }

  /// The offsets of the first row that has the most entries.
  private static int[] offsets(SparseMatrix matrix) {
    int fullest = 0;
    int most = 0;
    for (int i = 0; i < matrix.size() && most <= MOST; i++) {
      int length = matrix.rowStart()[i + 1] - matrix.rowStart()[i];
      if (length > most) {
        most = length;
        fullest = i;
      }
    }
    int[] offsets = Arrays.copyOfRange(matrix.columns(), matrix.rowStart()[fullest],
        matrix.rowStart()[fullest + 1]);
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] -= fullest;
    }
    return offsets;
  }

  /// Writes the diagonals from number `first` on; those before must mirror them.
  private record Filling(SparseMatrix matrix, int[] offsets, double[][] values, int first,
      AtomicBoolean foreign, AtomicBoolean unequal) {
    Filling(SparseMatrix matrix, int[] offsets, double[][] values, int first) {
      this(matrix, offsets, values, first, new AtomicBoolean(), new AtomicBoolean());
      for (int d = first; d < offsets.length; d++) {
        values[d] = new double[matrix.size()];
      }
    }

    boolean run(RangeLoop loop) {
      loop.run((from, until) -> {
        for (int i = from; i < until; i++) {
          row(i, from);
        }
      });
      return !foreign.get() && !unequal.get();
    }

    private void row(int i, int from) {
      int d = 0;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        int offset = matrix.columns()[k] - i;
        while (d < offsets.length && offsets[d] < offset) {
          d++;
        }
        double value = matrix.values()[k];
        if (d == offsets.length || offsets[d] != offset) {
          foreign.set(true);
        } else if (d >= first) {
          values[d][i] = value;
        } else if (value != mirrored(i, i + offset, d, from)) {
          unequal.set(true);
        }
      }
    }

    private double mirrored(int i, int j, int d, int from) {
      return j >= from ? values[offsets.length - 1 - d][j] : matrix.get(j, i);
    }
  }

  /// Writes rows `from … until − 1` of `y = A x`.
  public void multiply(double[] x, double[] y, int from, int until) {
    int begin = Math.max(from, -offsets[0]);
    int end = Math.min(until, size - Math.max(0, offsets[offsets.length - 1]) - LANES);
    int i = from;
    for (; i < Math.min(begin, until); i++) {
      y[i] = row(x, i);
    }
    for (; i + LANES <= end; i += LANES) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int d = 0; d < offsets.length; d++) {
        sum = DoubleVector.fromArray(SPECIES, values[d], i + shifts[d])
            .fma(DoubleVector.fromArray(SPECIES, x, i + offsets[d]), sum);
      }
      sum.intoArray(y, i);
    }
    for (; i < until; i++) {
      y[i] = row(x, i);
    }
  }

  private double row(double[] x, int i) {
    double sum = 0;
    for (int d = 0; d < offsets.length; d++) {
      int j = i + offsets[d];
      if (j >= 0 && j < size) {
        sum = Math.fma(values[d][i + shifts[d]], x[j], sum);
      }
    }
    return sum;
  }
}
