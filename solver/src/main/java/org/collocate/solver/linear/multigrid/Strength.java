package org.collocate.solver.linear.multigrid;

import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Which nodes of a matrix are strongly coupled, where a node is `components` unknowns in a row.
///
/// ```
/// ‖A_ij‖² > θ² ‖A_ii‖ ‖A_jj‖        in the Frobenius norm of the blocks
/// ```
///
/// @param matrix whose couplings they are
/// @param components unknowns at each node
/// @param rowStart `[node + 1]`
/// @param neighbours `[coupling]`: the other node, ascending in each row; a node is none of its own
/// @param sizes `[coupling]`: `‖A_ij‖²`, zero where the coupling is weak
record Strength(SparseMatrix matrix, int components, int[] rowStart, int[] neighbours, float[] sizes) {
  static Strength of(SparseMatrix matrix, int components, double threshold, WorkerTeam team) {
    return components == 1 ? ofUnknowns(matrix, threshold, team)
        : ofNodes(matrix, components, threshold, team);
  }

  int size() {
    return rowStart.length - 1;
  }

  /// The couplings of single unknowns are the entries of the matrix themselves.
  private static Strength ofUnknowns(SparseMatrix matrix, double threshold, WorkerTeam team) {
    double[] diagonal = matrix.diagonal();
    float[] sizes = new float[matrix.columns().length];
    double square = threshold * threshold;
    new RangeLoop(team, matrix.size()).run((from, until) -> {
      for (int i = from; i < until; i++) {
        for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
          int j = matrix.columns()[k];
          double value = matrix.values()[k];
          if (j != i && value * value > square * Math.abs(diagonal[i] * diagonal[j])) {
            sizes[k] = (float) (value * value / Math.abs(diagonal[i] * diagonal[j]));
          }
        }
      }
    });
    return new Strength(matrix, 1, matrix.rowStart(), matrix.columns(), sizes);
  }

  private static Strength ofNodes(SparseMatrix matrix, int components, double threshold, WorkerTeam team) {
    int nodes = matrix.size() / components;
    int[] start = new int[nodes + 1];
    RangeLoop loop = new RangeLoop(team, nodes);
    // Every unknown of a node has the same neighbours: the first one's row tells how many there are at most.
    for (int node = 0; node < nodes; node++) {
      int most = 0;
      for (int i = node * components; i < (node + 1) * components; i++) {
        most += matrix.rowStart()[i + 1] - matrix.rowStart()[i];
      }
      start[node + 1] = start[node] + most;
    }
    int[] columns = new int[start[nodes]];
    double[] squares = new double[start[nodes]];
    int[] counts = new int[nodes];
    double[] own = new double[nodes];
    loop.run((from, until) -> {
      for (int node = from; node < until; node++) {
        int begin = start[node];
        int count = 0;
        for (int i = node * components; i < (node + 1) * components; i++) {
          for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
            int other = matrix.columns()[k] / components;
            int at = begin;
            while (at < begin + count && columns[at] != other) {
              at++;
            }
            if (at == begin + count) {
              columns[at] = other;
              count++;
            }
            squares[at] += matrix.values()[k] * matrix.values()[k];
            if (other == node) {
              own[node] += matrix.values()[k] * matrix.values()[k];
            }
          }
        }
        counts[node] = count;
      }
    });
    float[] sizes = new float[start[nodes]];
    double square = threshold * threshold;
    loop.run((from, until) -> {
      for (int node = from; node < until; node++) {
        for (int k = start[node]; k < start[node] + counts[node]; k++) {
          double both = Math.sqrt(own[node] * own[columns[k]]);
          if (columns[k] != node && squares[k] > square * both) {
            sizes[k] = (float) (squares[k] / both);
          }
        }
        // Room that was not needed: the node itself, which is no neighbour.
        for (int k = start[node] + counts[node]; k < start[node + 1]; k++) {
          columns[k] = node;
        }
      }
    });
    return new Strength(matrix, components, start, columns, sizes);
  }

  boolean isStrong(int coupling) {
    return sizes[coupling] > 0;
  }
}
