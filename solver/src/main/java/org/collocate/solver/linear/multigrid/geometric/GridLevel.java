package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Solution, right side and residual on one level, and Gauss–Seidel sweeps over points in colours.
///
/// Points of one colour are not coupled, so that threads share them: with couplings to four neighbours red ones (even
/// `x + y`), then black ones; with eight the even rows, in each the even columns, then the odd, and then the odd rows so.
/// Backward sweeps take the colours the other way round, which makes the cycle symmetric.
final class GridLevel {
  final float[] x;
  final float[] b;
  final float[] r;
  private final GridOperator operator;
  private final RangeLoop rows;

  GridLevel(GridOperator operator, WorkerTeam team) {
    this.operator = operator;
    x = new float[operator.size()];
    b = new float[operator.size()];
    r = new float[operator.size()];
    rows = GridOperator.rows(operator.shape, team);
  }

  /// Goes over the rows.
  void forRows(RangeLoop.Body body) {
    rows.run(body);
  }

  /// The number of the first point of a row.
  int start(int row) {
    return (row + 1) * operator.stride + 1;
  }

  int columns() {
    return operator.shape.columns();
  }

  /// One forward sweep from zero, and the residual after it.
  void smoothFromZero() {
    if (operator.hasCorners()) {
      Arrays.fill(x, 0);
      relaxRows(0, 0);
      relaxRows(1, 0);
    } else {
      rows.run((from, until) -> {
        for (int row = from; row < until; row++) {
          int end = start(row) + columns();
          for (int c = start(row) + (row & 1); c < end; c += 2) {
            x[c] = operator.inverse[c] * b[c];
          }
        }
      });
      relaxColour(1);
    }
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        residual(row);
      }
    });
  }

  /// One backward sweep.
  void smoothBackward() {
    if (operator.hasCorners()) {
      relaxRows(1, 1);
      relaxRows(0, 1);
    } else {
      relaxColour(1);
      relaxColour(0);
    }
  }

  private void relaxColour(int colour) {
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        relaxFour(row, row + colour & 1);
      }
    });
  }

  private void relaxRows(int parity, int firstColumn) {
    rows.run((from, until) -> {
      for (int row = from + (from + parity & 1); row < until; row += 2) {
        relaxEight(row, firstColumn);
        relaxEight(row, 1 - firstColumn);
      }
    });
  }

  private void relaxFour(int row, int first) {
    int stride = operator.stride;
    int end = start(row) + columns();
    float[] east = operator.east;
    float[] north = operator.north;
    float[] inverse = operator.inverse;
    float[] x = this.x;
    float[] b = this.b;
    for (int c = start(row) + first; c < end; c += 2) {
      x[c] = inverse[c] * (b[c] - east[c] * x[c + 1] - east[c - 1] * x[c - 1] - north[c] * x[c + stride]
          - north[c - stride] * x[c - stride]);
    }
  }

  private void relaxEight(int row, int first) {
    int stride = operator.stride;
    int end = start(row) + columns();
    float[] east = operator.east;
    float[] north = operator.north;
    float[] northEast = operator.northEast;
    float[] northWest = operator.northWest;
    float[] inverse = operator.inverse;
    float[] x = this.x;
    float[] b = this.b;
    for (int c = start(row) + first; c < end; c += 2) {
      int up = c + stride;
      int down = c - stride;
      x[c] = inverse[c] * (b[c] - east[c] * x[c + 1] - east[c - 1] * x[c - 1] - north[c] * x[up]
          - north[down] * x[down] - northEast[c] * x[up + 1] - northEast[down - 1] * x[down - 1]
          - northWest[c] * x[up - 1] - northWest[down + 1] * x[down + 1]);
    }
  }

  private void residual(int row) {
    int stride = operator.stride;
    int start = start(row);
    int end = start + columns();
    float[] diagonal = operator.diagonal;
    float[] east = operator.east;
    float[] north = operator.north;
    float[] x = this.x;
    float[] b = this.b;
    float[] r = this.r;
    for (int c = start; c < end; c++) {
      r[c] = b[c] - diagonal[c] * x[c] - east[c] * x[c + 1] - east[c - 1] * x[c - 1]
          - north[c] * x[c + stride]
          - north[c - stride] * x[c - stride];
    }
    if (operator.hasCorners()) {
      float[] northEast = operator.northEast;
      float[] northWest = operator.northWest;
      for (int c = start; c < end; c++) {
        r[c] -= northEast[c] * x[c + stride + 1] + northEast[c - stride - 1] * x[c - stride - 1]
            + northWest[c] * x[c + stride - 1] + northWest[c - stride + 1] * x[c - stride + 1];
      }
    }
  }
}
