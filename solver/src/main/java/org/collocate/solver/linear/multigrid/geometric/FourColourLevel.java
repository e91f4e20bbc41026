package org.collocate.solver.linear.multigrid.geometric;

import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.EVEN;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.LANES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.ODD;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.SPECIES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Solution, right side and residual on a level whose points are coupled with their eight neighbours, and Gauss–Seidel sweeps
/// over points in four colours.
///
/// Points of one colour are not coupled, so that threads share them: the even rows, in each the even columns, then the odd,
/// and then the odd rows so. Backward sweeps take the colours the other way round, which makes the cycle symmetric. What a
/// row has from the rows around it is the same for both of its colours and is summed once; of each whole vector then
/// the lanes of one colour are kept.
final class FourColourLevel implements FinestLevel {
  final float[] x;
  final float[] b;
  /// While a row is relaxed, its right side less what it has from other rows; then the residual.
  final float[] r;
  private final GridOperator operator;
  private final PaddedRows points;
  private final int stride;
  private final float[] inverse;
  private final RangeLoop rows;

  FourColourLevel(GridOperator operator, WorkerTeam team) {
    this.operator = operator;
    points = operator.points;
    stride = points.stride();
    x = new float[points.size()];
    b = new float[points.size()];
    r = new float[points.size()];
    inverse = new float[points.size()];
    rows = GridOperator.rows(operator.shape, team);
    rows.run((from, until) -> {
      for (int c = start(from); c < start(until); c++) {
        inverse[c] = operator.inverse(c);
      }
    });
  }

  GridOperator operator() {
    return operator;
  }

  /// The slot of the first point of a row.
  int start(int row) {
    return points.start(row);
  }

  int columns() {
    return points.columns();
  }

  @Override
  public void read(double[] values, double factor) {
    rows.run((from, until) -> points.read(from, until, values, factor, b));
  }

  @Override
  public void write(double factor, double[] values) {
    rows.run((from, until) -> points.write(from, until, x, factor, values));
  }

  @Override
  public void descend(GridTransfer transfer, float[] coarse) {
    everyOtherRow(0, row -> {
      begin(row, b);
      relax(row, b, ODD);
    });
    everyOtherRow(1, row -> {
      subtractOtherRows(row);
      begin(row, r);
      relax(row, r, ODD);
    });
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        if ((row & 1) == 0) {
          subtractOtherRows(row);
        }
        subtractOwnRow(row);
      }
    });
    transfer.restrict(r, coarse);
  }

  @Override
  public void ascend(GridTransfer transfer, float[] coarse) {
    transfer.add(coarse, x);
    for (int parity = 1; parity >= 0; parity--) {
      everyOtherRow(parity, row -> {
        subtractOtherRows(row);
        relax(row, r, ODD);
        relax(row, r, EVEN);
      });
    }
  }

  /// Writes the residual `r = b − A x`.
  void residual() {
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        subtractOtherRows(row);
        subtractOwnRow(row);
      }
    });
  }

  @FunctionalInterface
  private interface RowBody {
    void run(int row);
  }

  private void everyOtherRow(int parity, RowBody body) {
    rows.run((from, until) -> {
      for (int row = from + (from + parity & 1); row < until; row += 2) {
        body.run(row);
      }
    });
  }

  /// Relaxes the even columns of a row that is zero.
  private void begin(int row, float[] side) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int c = start(row); c < start(row) + columns(); c += LANES) {
      zero.blend(load(inverse, c).mul(load(side, c)), EVEN).intoArray(x, c);
    }
  }

  /// Relaxes the columns of one colour, given what the rows around leave of the right side.
  private void relax(int row, float[] side, VectorMask<Float> colour) {
    float[] east = operator.east;
    for (int c = start(row); c < start(row) + columns(); c += LANES) {
      FloatVector rest = load(side, c).sub(load(east, c).mul(load(x, c + 1)));
      rest = rest.sub(load(east, c - 1).mul(load(x, c - 1)));
      load(x, c).blend(rest.mul(load(inverse, c)), colour).intoArray(x, c);
    }
  }

  private void subtractOtherRows(int row) {
    float[] north = operator.north;
    float[] northEast = operator.northEast;
    float[] northWest = operator.northWest;
    for (int c = start(row); c < start(row) + columns(); c += LANES) {
      int up = c + stride;
      int down = c - stride;
      FloatVector sum = load(north, c).mul(load(x, up));
      sum = load(north, down).fma(load(x, down), sum);
      sum = load(northEast, c).fma(load(x, up + 1), sum);
      sum = load(northEast, down - 1).fma(load(x, down - 1), sum);
      sum = load(northWest, c).fma(load(x, up - 1), sum);
      sum = load(northWest, down + 1).fma(load(x, down + 1), sum);
      load(b, c).sub(sum).intoArray(r, c);
    }
  }

  private void subtractOwnRow(int row) {
    float[] diagonal = operator.diagonal;
    float[] east = operator.east;
    for (int c = start(row); c < start(row) + columns(); c += LANES) {
      FloatVector sum = load(diagonal, c).mul(load(x, c));
      sum = load(east, c).fma(load(x, c + 1), sum);
      sum = load(east, c - 1).fma(load(x, c - 1), sum);
      load(r, c).sub(sum).intoArray(r, c);
    }
  }
}
