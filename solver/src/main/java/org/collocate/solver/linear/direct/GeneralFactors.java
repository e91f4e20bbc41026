package org.collocate.solver.linear.direct;

import java.util.Arrays;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// `P A Q = L U`, where rows are exchanged within a front if the diagonal is smaller than a tenth of the largest entry
/// of its column.
final class GeneralFactors extends Factors {
  private final SparseMatrix matrix;
  private final SparseMatrix transposed;
  /// `[supernode]`: the eliminated rows, `width × rows`, of `L` left of the diagonal and of `U`.
  private final double[][] upper;
  /// `[supernode]`: the rows below, `(rows − width) × width`, of `L`.
  private final double[][] lower;
  /// `[supernode][place]`: which of the supernode's rows was taken.
  private final int[][] exchanged;

  GeneralFactors(SparseMatrix matrix, Supernodes supernodes, FrontTree tree, WorkerTeam team) {
    super(matrix, supernodes, tree, team);
    this.matrix = matrix;
    transposed = matrix.transposed();
    upper = new double[supernodes.count()][];
    lower = new double[supernodes.count()][];
    exchanged = new int[supernodes.count()][];
    factor();
  }

  @Override
  int frontSize(int rows) {
    return rows * rows;
  }

  @Override
  void assemble(int s, double[] front, int[] local) {
    int[] rows = supernodes().rows()[s];
    int m = rows.length;
    int first = rows[0];
    int width = supernodes().width(s);
    for (int j = 0; j < width; j++) {
      int unknown = supernodes().order()[first + j];
      for (int k = matrix.rowStart()[unknown]; k < matrix.rowStart()[unknown + 1]; k++) {
        int column = place()[matrix.columns()[k]];
        if (column >= first) {
          front[j * m + local[column]] += matrix.values()[k];
        }
      }
      for (int k = transposed.rowStart()[unknown]; k < transposed.rowStart()[unknown + 1]; k++) {
        int row = place()[transposed.columns()[k]];
        if (row >= first + width) {
          front[local[row] * m + j] += transposed.values()[k];
        }
      }
    }
  }

  @Override
  void extendAdd(double[] front, int rows, int[] target, double[] contribution) {
    int at = 0;
    for (int place : target) {
      int row = place * rows;
      for (int column : target) {
        front[row + column] += contribution[at++];
      }
    }
  }

  @Override
  double @Nullable [] eliminate(int s, Workspace work) {
    int m = supernodes().rows()[s].length;
    int width = supernodes().width(s);
    double[] front = work.front;
    exchanged[s] = new GeneralFront(work, m, width, tiny()).eliminate();
    upper[s] = Arrays.copyOf(front, width * m);
    lower[s] = new double[(m - width) * width];
    for (int i = width; i < m; i++) {
      System.arraycopy(front, i * m, lower[s], (i - width) * width, width);
    }
    if (supernodes().parent()[s] < 0) {
      return null;
    }
    int u = m - width;
    double[] rest = new double[u * u];
    for (int i = 0; i < u; i++) {
      System.arraycopy(front, (width + i) * m + width, rest, i * u, u);
    }
    return rest;
  }

  @Override
  void forward(int s, double[] y) {
    int m = supernodes().rows()[s].length;
    int width = supernodes().width(s);
    for (int j = 0; j < width; j++) {
      int other = exchanged[s][j];
      double kept = y[j];
      y[j] = y[other];
      y[other] = kept;
    }
    for (int j = 1; j < width; j++) {
      y[j] -= DenseRows.dot(upper[s], j * m, y, 0, j);
    }
    for (int i = width; i < m; i++) {
      y[i] -= DenseRows.dot(lower[s], (i - width) * width, y, 0, width);
    }
  }

  @Override
  void backward(int s, double[] y) {
    int m = supernodes().rows()[s].length;
    for (int j = supernodes().width(s) - 1; j >= 0; j--) {
      int row = j * m;
      y[j] = (y[j] - DenseRows.dot(upper[s], row + j + 1, y, j + 1, m - j - 1)) / upper[s][row + j];
    }
  }
}
