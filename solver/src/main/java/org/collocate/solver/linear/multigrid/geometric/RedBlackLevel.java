package org.collocate.solver.linear.multigrid.geometric;

import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.LANES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A level whose points are coupled with their four neighbours. Red points and black ones are stored apart, so that one colour is
/// relaxed with whole vectors, and each half of the cycle goes once through memory.
///
/// A sweep from zero relaxes red points, then black ones, and leaves no residual at the latter; after the correction black
/// points are relaxed first, so that it is needed at red points only. Rows follow each other as soon as their neighbours
/// are done, and what a piece of rows needs on the way is kept for four rows only. Pieces are independent: what they need
/// of rows beyond their ends they compute for themselves, as others do, to the same numbers.
final class RedBlackLevel implements FinestLevel {
  private static final int FEWEST_ROWS = 8;
  private static final int PIECES = 16;
  private static final int KEPT = 4;

  final ColouredVector side;
  final ColouredVector correction;
  private final GridShape shape;
  private final PaddedRows points;
  private final int stride;
  private final float[] redInverse;
  private final float[] blackInverse;
  /// Couplings of red points, which are those of black ones seen from the other end.
  private final float[] west;
  private final float[] east;
  private final float[] south;
  private final float[] north;
  private final RangeLoop coarseRows;
  private final RangeLoop fineRows;

  RedBlackLevel(GridOperator operator, WorkerTeam team) {
    shape = operator.shape;
    side = new ColouredVector(shape);
    correction = new ColouredVector(shape);
    points = side.points();
    stride = points.stride();
    int size = points.size();
    redInverse = new float[size];
    blackInverse = new float[size];
    west = new float[size];
    east = new float[size];
    south = new float[size];
    north = new float[size];
    int piece = Math.max(FEWEST_ROWS, (shape.rows() + PIECES - 1) / PIECES + 1 & ~1);
    coarseRows = new RangeLoop(team, (shape.rows() + 1) / 2, piece / 2);
    fineRows = new RangeLoop(team, shape.rows(), piece);
    fineRows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        take(operator, row);
      }
    });
  }

  private void take(GridOperator operator, int row) {
    int odd = row & 1;
    for (int x = 0; x < shape.columns(); x++) {
      int f = operator.points.start(row) + x;
      int c = points.start(row) + x / 2;
      if ((x & 1) == odd) {
        redInverse[c] = operator.inverse(f);
        west[c] = operator.east[f - 1];
        east[c] = operator.east[f];
        south[c] = operator.north[f - operator.stride];
        north[c] = operator.north[f];
      } else {
        blackInverse[c] = operator.inverse(f);
      }
    }
  }

  @Override
  public void read(double[] values, double factor) {
    int columns = shape.columns();
    fineRows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = points.start(row);
        int first = row * columns;
        float[] even = side.even(row);
        float[] odd = side.odd(row);
        for (int x = 0; x < columns; x += 2) {
          even[start + x / 2] = (float) (factor * values[first + x]);
        }
        for (int x = 1; x < columns; x += 2) {
          odd[start + x / 2] = (float) (factor * values[first + x]);
        }
      }
    });
  }

  @Override
  public void write(double factor, double[] values) {
    int columns = shape.columns();
    fineRows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = points.start(row);
        int first = row * columns;
        float[] even = correction.even(row);
        float[] odd = correction.odd(row);
        for (int x = 0; x < columns; x += 2) {
          values[first + x] = factor * even[start + x / 2];
        }
        for (int x = 1; x < columns; x += 2) {
          values[first + x] = factor * odd[start + x / 2];
        }
      }
    });
  }

  /// Writes a row of `q = A p` by differences.
  ///
  /// @param excess sums of the matrix's rows
  void multiply(int row, ColouredVector excess, ColouredVector p, ColouredVector q) {
    int odd = row & 1;
    int start = points.start(row);
    for (int c = start; c < start + stride; c += LANES) {
      FloatVector red = load(p.red(), c);
      FloatVector sum = load(excess.red(), c).mul(red);
      sum = load(west, c).fma(load(p.black(), c + odd - 1).sub(red), sum);
      sum = load(east, c).fma(load(p.black(), c + odd).sub(red), sum);
      sum = load(south, c).fma(load(p.black(), c - stride).sub(red), sum);
      load(north, c).fma(load(p.black(), c + stride).sub(red), sum).intoArray(q.red(), c);
      FloatVector black = load(p.black(), c);
      sum = load(excess.black(), c).mul(black);
      sum = load(east, c - odd).fma(load(p.red(), c - odd).sub(black), sum);
      sum = load(west, c + 1 - odd).fma(load(p.red(), c + 1 - odd).sub(black), sum);
      sum = load(south, c + stride).fma(load(p.red(), c + stride).sub(black), sum);
      load(north, c - stride).fma(load(p.red(), c - stride).sub(black), sum).intoArray(q.black(), c);
    }
    // East of an even row's last slot lies the next row's first red point, which has a neighbour to the west.
    q.black()[start + stride - 1] = 0;
  }

  /// The first slot of a row among the few that are kept.
  private int kept(int row) {
    return LANES + (row & KEPT - 1) * stride;
  }

  private float[] keptRows() {
    return new float[KEPT * stride + 2 * LANES];
  }

  /// Whether a row lies outside the grid; then it is zero.
  private boolean clearIfOutside(int row, float[] kept) {
    boolean outside = row < 0 || row >= shape.rows();
    if (outside) {
      Arrays.fill(kept, kept(row), kept(row) + stride, 0);
    }
    return outside;
  }

  @Override
  public void descend(GridTransfer transfer, float[] coarse) {
    coarseRows.run((from, until) -> {
      float[] red = keptRows();
      float[] black = keptRows();
      float[] residual = keptRows();
      // Rows 2i − 1 … 2i + 1 are restricted to row i, and their residual needs two more of red points.
      for (int row = 2 * from - 3; row <= 2 * until + 1; row++) {
        if (!clearIfOutside(row, red)) {
          begin(row, red);
        }
        if (row - 1 >= 2 * from - 2 && !clearIfOutside(row - 1, black)) {
          relaxBlack(row - 1, red, black);
        }
        if (row - 2 >= 2 * from - 1 && !clearIfOutside(row - 2, residual)) {
          redResidual(row - 2, black, residual);
        }
        if ((row & 1) == 1 && row - 3 >= 2 * from) {
          restrict(transfer, (row - 3) / 2, residual, coarse);
        }
      }
    });
  }

  /// Relaxes the red points of a row from zero.
  private void begin(int row, float[] red) {
    int start = points.start(row);
    int k = kept(row);
    for (int c = start; c < start + stride; c += LANES) {
      load(redInverse, c).mul(load(side.red(), c)).intoArray(red, k);
      k += LANES;
    }
  }

  private void relaxBlack(int row, float[] red, float[] black) {
    int toWest = -(row & 1);
    int toEast = toWest + 1;
    int start = points.start(row);
    int k = kept(row);
    int up = kept(row + 1);
    int down = kept(row - 1);
    for (int i = 0; i < stride; i += LANES) {
      int c = start + i;
      FloatVector sum = load(east, c + toWest).mul(load(red, k + i + toWest));
      sum = load(west, c + toEast).fma(load(red, k + i + toEast), sum);
      sum = load(south, c + stride).fma(load(red, up + i), sum);
      sum = load(north, c - stride).fma(load(red, down + i), sum);
      load(blackInverse, c).mul(load(side.black(), c).sub(sum)).intoArray(black, k + i);
    }
  }

  /// Couplings of red points times the black values around them.
  private FloatVector blackSum(int c, float[] black, int k, int up, int down, int toWest) {
    FloatVector sum = load(west, c).mul(load(black, k + toWest));
    sum = load(east, c).fma(load(black, k + toWest + 1), sum);
    sum = load(north, c).fma(load(black, up), sum);
    return load(south, c).fma(load(black, down), sum);
  }

  /// Red points were relaxed from zero: their own part is the right side, and only their neighbours' is left.
  private void redResidual(int row, float[] black, float[] residual) {
    int toWest = (row & 1) - 1;
    int start = points.start(row);
    int k = kept(row);
    int up = kept(row + 1);
    int down = kept(row - 1);
    for (int i = 0; i < stride; i += LANES) {
      blackSum(start + i, black, k + i, up + i, down + i, toWest).neg().intoArray(residual, k + i);
    }
  }

  private void restrict(GridTransfer transfer, int coarseRow, float[] residual, float[] coarse) {
    int first = transfer.coarsePoint(coarseRow);
    int own = kept(2 * coarseRow);
    int up = kept(2 * coarseRow + 1);
    int down = kept(2 * coarseRow - 1);
    for (int i = 0; i < transfer.coarseStride; i += LANES) {
      int c = first + i;
      int below = c - transfer.coarseStride;
      FloatVector sum = load(residual, own + i);
      sum = load(transfer.northEast, below - 1).fma(load(residual, down + i - 1), sum);
      sum = load(transfer.northWest, below).fma(load(residual, down + i), sum);
      sum = load(transfer.southEast, c - 1).fma(load(residual, up + i - 1), sum);
      sum = load(transfer.southWest, c).fma(load(residual, up + i), sum);
      sum.intoArray(coarse, c);
    }
  }

  @Override
  public void ascend(GridTransfer transfer, float[] coarse) {
    fineRows.run((from, until) -> {
      float[] red = keptRows();
      float[] black = keptRows();
      for (int row = from - 2; row <= until + 1; row++) {
        if (!clearIfOutside(row, red)) {
          correct(transfer, row, coarse, red);
        }
        int before = row - 1;
        if (before >= from - 1 && !clearIfOutside(before, black)) {
          relaxBlack(before, red, black);
          if (before >= from && before < until) {
            System.arraycopy(black, kept(before), correction.black(), points.start(before), stride);
          }
        }
        if (row - 2 >= from && row - 2 < until) {
          relaxRed(row - 2, black);
        }
      }
    });
  }

  private void correct(GridTransfer transfer, int row, float[] coarse, float[] red) {
    int start = points.start(row);
    int first = transfer.coarsePoint(row / 2);
    int k = kept(row);
    for (int i = 0; i < stride; i += LANES) {
      int c = first + i;
      FloatVector own = load(redInverse, start + i).mul(load(side.red(), start + i));
      if ((row & 1) == 0) {
        own = own.add(load(coarse, c));
      } else {
        // Beyond the last column the shares are zero.
        int up = c + transfer.coarseStride;
        own = load(transfer.southWest, c).fma(load(coarse, c), own);
        own = load(transfer.southEast, c).fma(load(coarse, c + 1), own);
        own = load(transfer.northWest, c).fma(load(coarse, up), own);
        own = load(transfer.northEast, c).fma(load(coarse, up + 1), own);
      }
      own.intoArray(red, k + i);
    }
  }

  private void relaxRed(int row, float[] black) {
    int toWest = (row & 1) - 1;
    int start = points.start(row);
    int k = kept(row);
    int up = kept(row + 1);
    int down = kept(row - 1);
    for (int i = 0; i < stride; i += LANES) {
      int c = start + i;
      FloatVector sum = blackSum(c, black, k + i, up + i, down + i, toWest);
      load(redInverse, c).mul(load(side.red(), c).sub(sum)).intoArray(correction.red(), c);
    }
  }
}
