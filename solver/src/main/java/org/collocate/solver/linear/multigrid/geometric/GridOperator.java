package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A symmetric matrix that couples each point of a grid with its eight neighbours, in single precision.
///
/// Each point holds its diagonal entry and its couplings to the east, north, north-east and north-west; the other four are
/// those of its neighbours. They lie in {@link PaddedRows}.
final class GridOperator {
  /// Points that one thread works on at a time.
  private static final int PIECE = 1 << 14;

  final GridShape shape;
  final PaddedRows points;
  final int stride;
  final float[] diagonal;
  final float[] east;
  final float[] north;
  /// The sum of each row, of the operator of a matrix; empty elsewhere. Products by differences, `Σ a_k (u_k − u)` and this times
  /// `u`, are not spoilt by the rounding of large couplings that cancel.
  final float[] excess;
  /// Empty where no point is coupled across a corner.
  final float[] northEast;
  /// Empty where no point is coupled across a corner.
  final float[] northWest;
  private volatile boolean lumped;

  private GridOperator(GridShape shape, boolean corners, boolean finest) {
    this.shape = shape;
    points = PaddedRows.of(shape.columns(), shape.rows());
    stride = points.stride();
    int size = points.size();
    diagonal = new float[size];
    east = new float[size];
    north = new float[size];
    excess = new float[finest ? size : 0];
    northEast = new float[corners ? size : 0];
    northWest = new float[corners ? size : 0];
  }

  /// An operator full of zeros.
  static GridOperator coarse(GridShape shape) {
    return new GridOperator(shape, true, false);
  }

  /// The operator of a symmetric matrix. Couplings beyond the eight neighbours are added to the diagonal: sums of rows stay.
  static GridOperator of(SparseMatrix matrix, GridShape shape, WorkerTeam team) {
    return of(matrix, shape, hasCorners(matrix, shape, team), team);
  }

  /// The same with couplings across corners, which may be zero.
  static GridOperator withCorners(SparseMatrix matrix, GridShape shape, WorkerTeam team) {
    return of(matrix, shape, true, team);
  }

  private static GridOperator of(SparseMatrix matrix, GridShape shape, boolean corners, WorkerTeam team) {
    GridOperator operator = new GridOperator(shape, corners, true);
    rows(shape, team).run((from, until) -> {
      for (int row = from; row < until; row++) {
        operator.readRow(matrix, row);
      }
    });
    return operator;
  }

  private static boolean hasCorners(SparseMatrix matrix, GridShape shape, WorkerTeam team) {
    AtomicBoolean corners = new AtomicBoolean(shape.columns() < 3 || shape.rows() < 3);
    // Rows at the boundary are short, but the same couplings come from inside.
    rows(shape, team).run((from, until) -> {
      for (int i = from * shape.columns(); i < until * shape.columns(); i++) {
        // A five-point row has no more entries; only longer ones have to be looked at.
        if (matrix.rowStart()[i + 1] - matrix.rowStart()[i] > 5) {
          corners.set(true);
          return;
        }
      }
    });
    return corners.get();
  }

  private void readRow(SparseMatrix matrix, int row) {
    int columns = shape.columns();
    int[] rowStart = matrix.rowStart();
    double[] values = matrix.values();
    for (int column = 0; column < columns; column++) {
      int i = row * columns + column;
      int c = points.start(row) + column;
      int k = rowStart[i];
      if (rowStart[i + 1] - k == 5 && isCross(matrix.columns(), k, i)) {
        diagonal[c] = (float) values[k + 2];
        east[c] = (float) values[k + 3];
        north[c] = (float) values[k + 4];
        excess[c] = (float) (values[k] + values[k + 1] + values[k + 2] + values[k + 3] + values[k + 4]);
      } else {
        readPoint(matrix, i, c);
      }
    }
  }

  /// Whether the five entries of a row are those of a point and its four neighbours.
  private boolean isCross(int[] column, int k, int i) {
    int columns = shape.columns();
    return column[k] == i - columns && column[k + 1] == i - 1 && column[k + 2] == i && column[k + 3] == i + 1
        && column[k + 4] == i + columns;
  }

  private void readPoint(SparseMatrix matrix, int i, int c) {
    int column = i % shape.columns();
    double own = 0;
    double far = 0;
    double sum = 0;
    for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
      int offset = matrix.columns()[k] - i;
      double value = matrix.values()[k];
      sum += value;
      if (offset == 0) {
        own = value;
      } else if (isKept(column, offset)) {
        put(c, column, offset, (float) value);
      } else {
        far += value;
        lumped = true;
      }
    }
    diagonal[c] = (float) (own + far > 0 ? own + far : own);
    excess[c] = (float) sum;
  }

  private boolean isKept(int column, int offset) {
    boolean straight = Math.abs(offset) == 1 || Math.abs(offset) == shape.columns();
    return !shape.isFar(column, offset) && (straight || hasCorners());
  }

  private void put(int c, int column, int offset, float value) {
    int up = shape.rowsUp(column, offset);
    int right = offset - up * shape.columns();
    if (up == 0 && right == 1) {
      east[c] = value;
    } else if (up == 1 && right == 0) {
      north[c] = value;
    } else if (up == 1 && northEast.length > 0) {
      (right == 1 ? northEast : northWest)[c] = value;
    }
  }

  /// What a point's residual is multiplied by when it is relaxed; zero where there is no point.
  float inverse(int c) {
    return diagonal[c] > 0 ? 1 / diagonal[c] : 0;
  }

  /// Whether it is the matrix up to rounding, and couples each point with four neighbours only.
  boolean isFivePoint() {
    return !lumped && !hasCorners();
  }

  boolean hasCorners() {
    return northEast.length > 0;
  }

  /// A loop over the rows of a grid, a number of them at a time.
  static RangeLoop rows(GridShape shape, WorkerTeam team) {
    return new RangeLoop(team, shape.rows(), Math.max(1, PIECE / shape.columns()));
  }

  /// Writes the nine couplings of a point, from south-west by rows to north-east.
  void couplings(int c, double[] nine) {
    boolean corners = hasCorners();
    nine[0] = corners ? northEast[c - stride - 1] : 0;
    nine[1] = north[c - stride];
    nine[2] = corners ? northWest[c - stride + 1] : 0;
    nine[3] = east[c - 1];
    nine[4] = diagonal[c];
    nine[5] = east[c];
    nine[6] = corners ? northWest[c] : 0;
    nine[7] = north[c];
    nine[8] = corners ? northEast[c] : 0;
  }

  /// The matrix in rows, for elimination.
  SparseMatrix matrix() {
    int columns = shape.columns();
    int[] start = new int[columns * shape.rows() + 1];
    int[] column = new int[9 * columns * shape.rows()];
    double[] values = new double[column.length];
    double[] nine = new double[9];
    int count = 0;
    for (int i = 0; i < start.length - 1; i++) {
      int x = i % columns;
      int y = i / columns;
      couplings(points.start(y) + x, nine);
      for (int k = 0; k < 9; k++) {
        int toX = x + k % 3 - 1;
        int toY = y + k / 3 - 1;
        if (toX >= 0 && toX < columns && toY >= 0 && toY < shape.rows()) {
          column[count] = toY * columns + toX;
          values[count++] = nine[k];
        }
      }
      start[i + 1] = count;
    }
    return new SparseMatrix(start, Arrays.copyOf(column, count),
        Arrays.copyOf(values, count));
  }
}
