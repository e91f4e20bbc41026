package org.collocate.solver.linear.direct;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// `P A Pᵀ = L D Lᵀ` of a symmetric matrix; of each front only the part right of the diagonal is stored.
///
/// There is no exchange of rows: a matrix that is not definite may meet small pivots, which refinement has to mend or
/// report.
final class SymmetricFactors extends Factors {
  private final SparseMatrix matrix;
  /// `[supernode]`: its rows of `D Lᵀ`, each as long as the front is wide, with some room at its end.
  private final double[][] upper;

  SymmetricFactors(SparseMatrix matrix, Supernodes supernodes, FrontTree tree, WorkerTeam team) {
    super(matrix, supernodes, tree, team);
    this.matrix = matrix;
    upper = new double[supernodes.count()][];
    factor();
  }

  @Override
  int frontSize(int rows) {
    return rows * SymmetricFront.stride(rows);
  }

  @Override
  void assemble(int s, double[] front, int[] local) {
    int[] rows = supernodes().rows()[s];
    int stride = SymmetricFront.stride(rows.length);
    int first = rows[0];
    for (int j = 0; j < supernodes().width(s); j++) {
      int unknown = supernodes().order()[first + j];
      for (int k = matrix.rowStart()[unknown]; k < matrix.rowStart()[unknown + 1]; k++) {
        int column = place()[matrix.columns()[k]];
        if (column >= first + j) {
          front[j * stride + local[column]] += matrix.values()[k];
        }
      }
    }
  }

  @Override
  void extendAdd(double[] front, int rows, int[] target, double[] contribution) {
    int stride = SymmetricFront.stride(rows);
    int at = 0;
    for (int i = 0; i < target.length; i++) {
      int row = target[i] * stride;
      for (int j = i; j < target.length; j++) {
        front[row + target[j]] += contribution[at++];
      }
    }
  }

  @Override
  double @Nullable [] eliminate(int s, Workspace work) {
    int m = supernodes().rows()[s].length;
    int width = supernodes().width(s);
    int stride = SymmetricFront.stride(m);
    new SymmetricFront(work, m, width, tiny()).eliminate();
    upper[s] = new double[width * stride];
    System.arraycopy(work.front, 0, upper[s], 0, width * stride);
    if (supernodes().parent()[s] < 0) {
      return null;
    }
    int u = m - width;
    double[] rest = new double[u * (u + 1) / 2];
    int at = 0;
    for (int i = width; i < m; i++) {
      System.arraycopy(work.front, i * stride + i, rest, at, m - i);
      at += m - i;
    }
    return rest;
  }

  @Override
  void forward(int s, double[] y) {
    int m = supernodes().rows()[s].length;
    int width = supernodes().width(s);
    int stride = SymmetricFront.stride(m);
    double[] rows = upper[s];
    for (int j = 0; j < width; j++) {
      int row = j * stride;
      double factor = y[j] / rows[row + j];
      for (int k = j + 1; k < m; k++) {
        y[k] -= factor * rows[row + k];
      }
    }
  }

  @Override
  void backward(int s, double[] y) {
    int m = supernodes().rows()[s].length;
    int stride = SymmetricFront.stride(m);
    double[] rows = upper[s];
    for (int j = supernodes().width(s) - 1; j >= 0; j--) {
      int row = j * stride;
      y[j] = (y[j] - DenseRows.dot(rows, row + j + 1, y, j + 1, m - j - 1)) / rows[row + j];
    }
  }
}
