package org.collocate.solver.linear.multigrid;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A sparse matrix between two levels, in single precision.
final class Transfer {
  private final SparseMatrix matrix;
  private final float[] values;
  private final RangeLoop loop;

  Transfer(SparseMatrix matrix, WorkerTeam team) {
    this.matrix = matrix;
    values = new float[matrix.values().length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) matrix.values()[k];
    }
    loop = new RangeLoop(team, matrix.size());
  }

  /// Writes `y = M x`.
  void apply(float[] x, float[] y) {
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        y[i] = row(i, x);
      }
    });
  }

  /// `y += M x`.
  void add(float[] x, float[] y) {
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        y[i] += row(i, x);
      }
    });
  }

  private float row(int i, float[] x) {
    float sum = 0;
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      sum += values[k] * x[matrix.columns()[k]];
    }
    return sum;
  }
}
