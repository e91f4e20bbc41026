package org.collocate.solver.linear.multigrid;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;

/// One level of a hierarchy in single precision: its matrix and a symmetric Gauss–Seidel smoother.
///
/// Rows are divided into blocks, always the same, that are swept at the same time; a sweep takes what lies in other blocks
/// as it was before. Where a row reaches into other blocks, the sum of its magnitudes there is added to its pivot, which
/// makes the sweep converge for every symmetric positive definite matrix. Source: A. H. Baker, R. D. Falgout,
/// T. V. Kolev, U. M. Yang, SIAM J. Sci. Comput. 33 (2011), doi 10.1137/100798806.
final class Level {
  private static final int LEAST_BLOCK = 2048;
  private static final int MOST_BLOCKS = 16;

  final SparseMatrix matrix;
  final float[] x;
  final float[] b;
  final float[] r;
  private final float[] values;
  /// `[row]`: where its diagonal entry stands.
  private final int[] diagonal;
  /// `[row]`: one over its pivot.
  private final float[] inverse;
  /// `[row]`: what was added to its pivot; rows without reach into other blocks have none.
  private final float[] outside;
  private final int blocks;
  private final int blockSize;
  private final float[] before;
  /// Unknowns that other blocks look at.
  private final int[] exported;
  private final WorkerTeam team;

  Level(SparseMatrix matrix, WorkerTeam team) {
    this.matrix = matrix;
    this.team = team;
    int n = matrix.size();
    x = new float[n];
    b = new float[n];
    r = new float[n];
    values = new float[matrix.values().length];
    diagonal = new int[n];
    inverse = new float[n];
    outside = new float[n];
    before = new float[n];
    blocks = Math.clamp(n / LEAST_BLOCK, 1, MOST_BLOCKS);
    blockSize = (n + blocks - 1) / blocks;
    boolean[] seen = new boolean[n];
    team.run(blocks, (block, _) -> {
      int from = block * blockSize;
      int until = Math.min(n, from + blockSize);
      for (int i = from; i < until; i++) {
        prepareRow(i, from, until, seen);
      }
    });
    int count = 0;
    int[] found = new int[n];
    for (int i = 0; i < n; i++) {
      if (seen[i]) {
        found[count++] = i;
      }
    }
    exported = Arrays.copyOf(found, count);
  }

  private void prepareRow(int i, int from, int until, boolean[] seen) {
    double pivot = 1;
    double reach = 0;
    diagonal[i] = matrix.rowStart()[i];
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      int j = matrix.columns()[k];
      values[k] = (float) matrix.values()[k];
      if (j == i) {
        diagonal[i] = k;
        pivot = matrix.values()[k];
      } else if (j < from || j >= until) {
        reach += Math.abs(matrix.values()[k]);
        seen[j] = true;
      }
    }
    outside[i] = (float) reach;
    inverse[i] = (float) (1 / (pivot + reach));
  }

  int size() {
    return matrix.size();
  }

  /// From `x = 0`: `x` after one sweep forward, and `r = b − A x`.
  void smoothFromZero() {
    int n = size();
    int[] start = matrix.rowStart();
    int[] columns = matrix.columns();
    team.run(blocks, (block, _) -> {
      int from = block * blockSize;
      int until = Math.min(n, from + blockSize);
      for (int i = from; i < until; i++) {
        float sum = b[i];
        for (int k = start[i]; k < diagonal[i]; k++) {
          int j = columns[k];
          if (j >= from) {
            sum -= values[k] * x[j];
          }
        }
        x[i] = sum * inverse[i];
      }
    });
    team.run(blocks, (block, _) -> {
      int from = block * blockSize;
      int until = Math.min(n, from + blockSize);
      for (int i = from; i < until; i++) {
        // What stands left of the diagonal in this block has been taken off by the sweep.
        float sum = outside[i] * x[i];
        for (int k = diagonal[i] + 1; k < start[i + 1]; k++) {
          sum -= values[k] * x[columns[k]];
        }
        if (outside[i] > 0) {
          for (int k = start[i]; k < diagonal[i] && columns[k] < from; k++) {
            sum -= values[k] * x[columns[k]];
          }
        }
        r[i] = sum;
      }
    });
  }

  /// `b ← ofB · b − ofProduct · A x`.
  void combine(float ofB, float ofProduct) {
    int n = size();
    int[] start = matrix.rowStart();
    int[] columns = matrix.columns();
    team.run(blocks, (block, _) -> {
      int until = Math.min(n, (block + 1) * blockSize);
      for (int i = block * blockSize; i < until; i++) {
        float sum = 0;
        for (int k = start[i]; k < start[i + 1]; k++) {
          sum += values[k] * x[columns[k]];
        }
        b[i] = ofB * b[i] - ofProduct * sum;
      }
    });
  }

  /// One sweep backward.
  void smoothBackward() {
    int n = size();
    int[] start = matrix.rowStart();
    int[] columns = matrix.columns();
    for (int i : exported) {
      before[i] = x[i];
    }
    team.run(blocks, (block, _) -> {
      int from = block * blockSize;
      int until = Math.min(n, from + blockSize);
      for (int i = until - 1; i >= from; i--) {
        float sum = b[i];
        if (outside[i] > 0) {
          for (int k = start[i]; k < start[i + 1]; k++) {
            int j = columns[k];
            sum -= values[k] * (j < from || j >= until ? before[j] : x[j]);
          }
        } else {
          for (int k = start[i]; k < start[i + 1]; k++) {
            sum -= values[k] * x[columns[k]];
          }
        }
        x[i] += sum * inverse[i];
      }
    });
  }
}
