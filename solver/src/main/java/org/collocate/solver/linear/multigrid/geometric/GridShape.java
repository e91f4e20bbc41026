package org.collocate.solver.linear.multigrid.geometric;

import java.util.Optional;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;

/// Unknowns in rows and columns: number `y · columns + x` is column `x` of row `y`.
public record GridShape(int columns, int rows) {
  /// Points are smoothed one by one, which leaves errors alone that vary across the weaker of two directions.
  private static final double MOST_UNEQUAL = 4;

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
  public boolean suits(SparseMatrix matrix) {
    double along = 0;
    double across = 0;
    for (int i = 0; i < matrix.size(); i++) {
      int column = i % columns;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        int offset = matrix.columns()[k] - i;
        double size = Math.abs(matrix.values()[k]);
        if (offset == 0 || size == 0) {
          continue;
        }
        int up = rowsUp(column, offset);
        int right = offset - up * columns;
        if (isFar(column, offset)) {
          return false;
        }
        along += up == 0 ? size : 0;
        across += right == 0 ? size : 0;
      }
    }
    return along <= MOST_UNEQUAL * across && across <= MOST_UNEQUAL * along;
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
