package org.collocate.solver.linear.multigrid.geometric;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// A level whose points are coupled with their four neighbours. Red points (even `x + y`) and black ones are stored apart,
/// so that one colour is relaxed with whole vectors, and each half of the cycle goes once through memory.
///
/// A sweep from zero relaxes red points, then black ones, and leaves no residual at the latter; after the correction black
/// points are relaxed first, so that it is needed at red points only. Rows follow each other as soon as their neighbours
/// are done. Pieces of rows are independent: what they need of rows beyond their ends they compute for themselves, as
/// others do, to the same numbers.
///
/// Row `y` has its red points `x = 2k + (y mod 2)` and its black points `x = 2k + 1 − (y mod 2)` in its slots `k`. Slots without a point have no couplings and stay zero.
final class RedBlackLevel implements FinestLevel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int FEWEST_ROWS = 8;
  private static final int PIECES = 16;

  private final GridShape shape;
  private final int slots;
  private final float[] redInverse;
  private final float[] blackInverse;
  /// Couplings of red points, which are those of black ones seen from the other end.
  private final float[] west;
  private final float[] east;
  private final float[] south;
  private final float[] north;
  private final float[] redSide;
  private final float[] blackSide;
  private final float[] red;
  private final float[] black;
  /// Residual at red points on the way down, corrected values on the way up.
  private final float[] redNext;
  private final RangeLoop coarseRows;
  private final RangeLoop fineRows;

  RedBlackLevel(GridOperator operator, WorkerTeam team) {
    shape = operator.shape;
    // At least one slot without a point ends each row, and is what lies before the next one.
    slots = (shape.columns() + 1) / 2 / LANES * LANES + LANES;
    int size = slots * (shape.rows() + 2) + 2 * LANES;
    redInverse = new float[size];
    blackInverse = new float[size];
    west = new float[size];
    east = new float[size];
    south = new float[size];
    north = new float[size];
    redSide = new float[size];
    blackSide = new float[size];
    red = new float[size];
    black = new float[size];
    redNext = new float[size];
    int piece = Math.max(FEWEST_ROWS, (shape.rows() + PIECES - 1) / PIECES + 1 & ~1);
    coarseRows = new RangeLoop(team, (shape.rows() + 1) / 2, piece / 2);
    fineRows = new RangeLoop(team, shape.rows(), piece);
    fineRows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        take(operator, row);
      }
    });
  }

  private int start(int row) {
    return LANES + (row + 1) * slots;
  }

  private void take(GridOperator operator, int row) {
    int odd = row & 1;
    for (int x = 0; x < shape.columns(); x++) {
      int f = (row + 1) * operator.stride + x + 1;
      int c = start(row) + x / 2;
      if ((x & 1) == odd) {
        redInverse[c] = operator.inverse[f];
        west[c] = operator.east[f - 1];
        east[c] = operator.east[f];
        south[c] = operator.north[f - operator.stride];
        north[c] = operator.north[f];
      } else {
        blackInverse[c] = operator.inverse[f];
      }
    }
  }

  @Override
  public void descend(RowSource residual, GridTransfer transfer, float[] coarse) {
    int rows = shape.rows();
    coarseRows.run((from, until) -> {
      double[] line = new double[shape.columns()];
      // Rows 2i − 1 … 2i + 1 are restricted to row i, and their residual needs two more of red points.
      for (int row = 2 * from - 3; row <= 2 * until + 1; row++) {
        if (row >= 0 && row < rows) {
          residual.read(row, line);
          begin(row, line);
        }
        if (row - 1 >= Math.max(0, 2 * from - 2) && row - 1 < rows) {
          relaxBlack(row - 1, red);
        }
        if (row - 2 >= Math.max(0, 2 * from - 1) && row - 2 < rows) {
          redResidual(row - 2);
        }
        if ((row & 1) == 1 && row - 3 >= 2 * from) {
          restrict(transfer, (row - 3) / 2, coarse);
        }
      }
    });
  }

  /// Splits a row of the right side and relaxes its red points from zero.
  private void begin(int row, double[] line) {
    int start = start(row);
    int odd = row & 1;
    int columns = shape.columns();
    int pairs = columns / 2;
    float[] even = odd == 0 ? redSide : blackSide;
    float[] other = odd == 0 ? blackSide : redSide;
    for (int k = 0; k < pairs; k++) {
      even[start + k] = (float) line[2 * k];
      other[start + k] = (float) line[2 * k + 1];
    }
    if ((columns & 1) == 1) {
      even[start + pairs] = (float) line[columns - 1];
    }
    for (int c = start; c < start + slots; c += LANES) {
      load(redInverse, c).mul(load(redSide, c)).intoArray(red, c);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  private void relaxBlack(int row, float[] reds) {
    int toWest = -(row & 1);
    int toEast = toWest + 1;
    for (int c = start(row); c < start(row) + slots; c += LANES) {
      FloatVector sum = load(east, c + toWest).mul(load(reds, c + toWest));
      sum = load(west, c + toEast).fma(load(reds, c + toEast), sum);
      sum = load(south, c + slots).fma(load(reds, c + slots), sum);
      sum = load(north, c - slots).fma(load(reds, c - slots), sum);
      load(blackInverse, c).mul(load(blackSide, c).sub(sum)).intoArray(black, c);
    }
  }

  /// Couplings of red points of a row times the black values around them.
  private FloatVector blackSum(int c, int toWest) {
    FloatVector sum = load(west, c).mul(load(black, c + toWest));
    sum = load(east, c).fma(load(black, c + toWest + 1), sum);
    sum = load(north, c).fma(load(black, c + slots), sum);
    return load(south, c).fma(load(black, c - slots), sum);
  }

  /// Red points were relaxed from zero: their own part is the right side, and only their neighbours' is left.
  private void redResidual(int row) {
    int toWest = (row & 1) - 1;
    for (int c = start(row); c < start(row) + slots; c += LANES) {
      blackSum(c, toWest).neg().intoArray(redNext, c);
    }
  }

  private void restrict(GridTransfer transfer, int coarseRow, float[] coarse) {
    int first = transfer.coarsePoint(coarseRow);
    int own = start(2 * coarseRow);
    for (int column = 0; column < transfer.coarse.columns(); column++) {
      int c = first + column;
      int below = c - transfer.coarseStride;
      int k = own + column;
      coarse[c] = redNext[k]
          + transfer.northEast[below - 1] * redNext[k - slots - 1]
          + transfer.northWest[below] * redNext[k - slots]
          + transfer.southEast[c - 1] * redNext[k + slots - 1]
          + transfer.southWest[c] * redNext[k + slots];
    }
  }

  @Override
  public void ascend(GridTransfer transfer, float[] coarse, RowSink correction) {
    int rows = shape.rows();
    fineRows.run((from, until) -> {
      double[] line = new double[shape.columns()];
      float[] last = new float[slots];
      for (int row = from - 2; row <= until + 1; row++) {
        if (row >= 0 && row < rows) {
          correct(transfer, row, coarse);
        }
        if (row - 1 >= Math.max(0, from - 1) && row - 1 < rows) {
          relaxBlack(row - 1, redNext);
        }
        if (row - 2 >= from && row - 2 < until) {
          relaxRed(row - 2, last);
          join(row - 2, last, line);
          correction.write(row - 2, line);
        }
      }
    });
  }

  private void correct(GridTransfer transfer, int row, float[] coarse) {
    int first = transfer.coarsePoint(row / 2);
    int start = start(row);
    int columns = transfer.coarse.columns();
    if ((row & 1) == 0) {
      for (int column = 0; column < columns; column++) {
        redNext[start + column] = red[start + column] + coarse[first + column];
      }
    } else {
      // Beyond the last column the shares are zero.
      for (int column = 0; column < columns; column++) {
        int c = first + column;
        int up = c + transfer.coarseStride;
        redNext[start + column] = red[start + column] + transfer.southWest[c] * coarse[c]
            + transfer.southEast[c] * coarse[c + 1] + transfer.northWest[c] * coarse[up]
            + transfer.northEast[c] * coarse[up + 1];
      }
    }
  }

  private void relaxRed(int row, float[] last) {
    int toWest = (row & 1) - 1;
    int start = start(row);
    for (int c = start; c < start + slots; c += LANES) {
      load(redInverse, c).mul(load(redSide, c).sub(blackSum(c, toWest))).intoArray(last, c - start);
    }
  }

  private void join(int row, float[] last, double[] line) {
    int start = start(row);
    int odd = row & 1;
    int columns = shape.columns();
    for (int k = 0; 2 * k + odd < columns; k++) {
      line[2 * k + odd] = last[k];
    }
    for (int k = 0; 2 * k + 1 - odd < columns; k++) {
      line[2 * k + 1 - odd] = black[start + k];
    }
  }
}
