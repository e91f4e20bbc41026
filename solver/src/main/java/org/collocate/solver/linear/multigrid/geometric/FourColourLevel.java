package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Solution, right side and residual on a level whose points are coupled with their eight neighbours, and Gauss–Seidel sweeps
/// over points in four colours.
///
/// Points of one colour are not coupled, so that threads share them: the even rows, in each the even columns, then the odd,
/// and then the odd rows so. Backward sweeps take the colours the other way round, which makes the cycle symmetric.
final class FourColourLevel implements FinestLevel {
  final float[] x;
  final float[] b;
  final float[] r;
  private final GridOperator operator;
  private final RangeLoop rows;

  FourColourLevel(GridOperator operator, WorkerTeam team) {
    this.operator = operator;
    x = new float[operator.size()];
    b = new float[operator.size()];
    r = new float[operator.size()];
    rows = GridOperator.rows(operator.shape, team);
  }

  /// The number of the first point of a row.
  int start(int row) {
    return (row + 1) * operator.stride + 1;
  }

  int columns() {
    return operator.shape.columns();
  }

  @Override
  public void descend(RowSource residual, GridTransfer transfer, float[] coarse) {
    rows.run((from, until) -> {
      double[] line = new double[columns()];
      for (int row = from; row < until; row++) {
        residual.read(row, line);
        int start = start(row);
        for (int i = 0; i < line.length; i++) {
          b[start + i] = (float) line[i];
        }
      }
    });
    descend(transfer, coarse);
  }

  /// The same with the right side `b`.
  void descend(GridTransfer transfer, float[] coarse) {
    Arrays.fill(x, 0);
    relaxRows(0, 0);
    relaxRows(1, 0);
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        residual(row);
      }
    });
    transfer.restrict(r, coarse);
  }

  @Override
  public void ascend(GridTransfer transfer, float[] coarse, RowSink correction) {
    ascend(transfer, coarse);
    rows.run((from, until) -> {
      double[] line = new double[columns()];
      for (int row = from; row < until; row++) {
        int start = start(row);
        for (int i = 0; i < line.length; i++) {
          line[i] = x[start + i];
        }
        correction.write(row, line);
      }
    });
  }

  /// The same into the solution `x`.
  void ascend(GridTransfer transfer, float[] coarse) {
    transfer.add(coarse, x);
    relaxRows(1, 1);
    relaxRows(0, 1);
  }

  private void relaxRows(int parity, int firstColumn) {
    rows.run((from, until) -> {
      for (int row = from + (from + parity & 1); row < until; row += 2) {
        relaxEight(row, firstColumn);
        relaxEight(row, 1 - firstColumn);
      }
    });
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
    int end = start(row) + columns();
    float[] diagonal = operator.diagonal;
    float[] east = operator.east;
    float[] north = operator.north;
    float[] northEast = operator.northEast;
    float[] northWest = operator.northWest;
    float[] x = this.x;
    float[] b = this.b;
    float[] r = this.r;
    for (int c = start(row); c < end; c++) {
      int up = c + stride;
      int down = c - stride;
      r[c] = b[c] - diagonal[c] * x[c] - east[c] * x[c + 1] - east[c - 1] * x[c - 1] - north[c] * x[up]
          - north[down] * x[down] - northEast[c] * x[up + 1] - northEast[down - 1] * x[down - 1]
          - northWest[c] * x[up - 1] - northWest[down + 1] * x[down + 1];
    }
  }
}
