package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import java.util.Optional;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.parallel.WorkerTeam;

/// Unknowns in rows and columns: number `y · columns + x` is column `x` of row `y`.
public record GridShape(int columns, int rows) {
  /// Points are smoothed one by one, which leaves errors alone that vary across the weaker of two directions.
  private static final double MOST_UNEQUAL = 4;
  private static final int ROWS_AT_ONCE = 32;

  /// The grid that unknowns in the plane lie on, one at each point, ordered by rows from below and from left to right in
  /// each; empty if they do not.
  public static Optional<GridShape> of(Unknowns unknowns) {
    if (unknowns.components() != 1 || unknowns.coordinates().length != 2) {
      return Optional.empty();
    }
    double[] x = unknowns.coordinates()[0];
    double[] y = unknowns.coordinates()[1];
    int columns = 1;
    while (columns < x.length && x[columns] > x[columns - 1]) {
      columns++;
    }
    if (x.length % columns != 0) {
      return Optional.empty();
    }
    GridShape shape = new GridShape(columns, x.length / columns);
    return shape.columns > 1 && shape.rows > 1 && shape.fits(x, y) ? Optional.of(shape) : Optional.empty();
  }

  private boolean fits(double[] x, double[] y) {
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      if (row > 0 && !(y[start] > y[start - 1])) {
        return false;
      }
      for (int column = 0; column < columns; column++) {
        if (x[start + column] != x[column] || y[start + column] != y[start]) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether multigrid on this grid is a good preconditioner for a symmetric matrix: points are coupled with their eight
  /// neighbours at most, and in both directions about equally.
  public boolean suits(SparseMatrix matrix, WorkerTeam team) {
    int pieces = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    double[] along = new double[pieces];
    double[] across = new double[pieces];
    team.run(pieces, (piece, _) -> {
      int until = Math.min(rows, (piece + 1) * ROWS_AT_ONCE);
      for (int row = piece * ROWS_AT_ONCE; row < until; row++) {
        addCouplings(matrix, row, piece, along, across);
      }
    });
    double x = Arrays.stream(along).sum();
    double y = Arrays.stream(across).sum();
    return x <= MOST_UNEQUAL * y && y <= MOST_UNEQUAL * x;
  }

  /// Adds how strongly the points of a row are coupled in either direction; NaN where a coupling goes further than to
  /// neighbours.
  private void addCouplings(SparseMatrix matrix, int row, int piece, double[] along, double[] across) {
    double sumAlong = 0;
    double sumAcross = 0;
    for (int column = 0; column < columns; column++) {
      int i = row * columns + column;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        int offset = matrix.columns()[k] - i;
        double size = Math.abs(matrix.values()[k]);
        if (offset == 0 || size == 0) {
          continue;
        }
        int up = rowsUp(column, offset);
        sumAlong += isFar(column, offset) ? Double.NaN : up == 0 ? size : 0;
        sumAcross += offset == up * columns ? size : 0;
      }
    }
    along[piece] += sumAlong;
    across[piece] += sumAcross;
  }

  /// How many rows up a coupling goes from a point in some column, if it goes no further than to the next rows.
  int rowsUp(int column, int offset) {
    int to = column + offset;
    return to < 0 ? -1 : to < columns ? 0 : 1;
  }

  /// Whether a coupling goes to none of the eight neighbours.
  boolean isFar(int column, int offset) {
    int right = offset - rowsUp(column, offset) * columns;
    return right < -1 || right > 1 || column + right < 0 || column + right >= columns;
  }
}
