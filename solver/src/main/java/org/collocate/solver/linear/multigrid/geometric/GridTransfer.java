package org.collocate.solver.linear.multigrid.geometric;

import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.LANES;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.everyOther;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.firstByTurns;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.load;
import static org.collocate.solver.linear.multigrid.geometric.PaddedRows.secondByTurns;

import jdk.incubator.vector.FloatVector;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// Interpolation from every other point of every other row, as the operator has it: what a point between two coarse ones
/// takes from each leaves no residual there, so that fluxes stay continuous where coefficients jump.
///
/// ```
/// on a row:        u = (w u_W + e u_E) / d      w, e, d = −Σ, −Σ, Σ of the columns of couplings to the west, east, own
/// on a column:     the same with rows
/// between both:    d u = −Σ of the eight couplings times the values interpolated so
/// ```
///
/// Beside a row whose values are prescribed, and which is therefore not coupled, a point's own column is continued by its mirror image:
/// without that what is interpolated along a boundary would be too small, and full multigrid of order 1 only.
///
/// Restriction is the transpose. Source: J. E. Dendy, J. Comput. Phys. 48 (1982), doi 10.1016/0021-9991(82)90057-2.
final class GridTransfer {
  final GridShape coarse;
  final PaddedRows coarsePoints;
  final int coarseStride;
  /// Of the point east of coarse point `c`: what it takes from the west, `c`, and the east.
  final float[] rowWest;
  final float[] rowEast;
  /// Of the point north of `c`: what it takes from the south, `c`, and the north.
  final float[] columnSouth;
  final float[] columnNorth;
  /// Of the point north-east of `c`: what it takes from `c` and the other three corners.
  final float[] southWest;
  final float[] southEast;
  final float[] northWest;
  final float[] northEast;
  private final RangeLoop rows;
  private final PaddedRows finePoints;
  private final int stride;

  GridTransfer(GridOperator fine, WorkerTeam team) {
    coarse = new GridShape((fine.shape.columns() + 1) / 2, (fine.shape.rows() + 1) / 2);
    coarsePoints = PaddedRows.of(coarse.columns(), coarse.rows());
    coarseStride = coarsePoints.stride();
    finePoints = fine.points;
    stride = fine.stride;
    int size = coarsePoints.size();
    rowWest = new float[size];
    rowEast = new float[size];
    columnSouth = new float[size];
    columnNorth = new float[size];
    southWest = new float[size];
    southEast = new float[size];
    northWest = new float[size];
    northEast = new float[size];
    rows = GridOperator.rows(coarse, team);
    rows.run((from, until) -> {
      double[] a = new double[9];
      for (int row = from; row < until; row++) {
        lines(fine, row, a);
      }
    });
    rows.run((from, until) -> {
      double[] a = new double[9];
      for (int row = from; row < until; row++) {
        middles(fine, row, a);
      }
    });
  }

  /// How the points lie from which it restricts.
  PaddedRows finePoints() {
    return finePoints;
  }

  int coarsePoint(int row) {
    return coarsePoints.start(row);
  }

  int finePoint(int row) {
    return finePoints.start(2 * row);
  }

  private void lines(GridOperator fine, int row, double[] a) {
    boolean above = 2 * row + 1 < fine.shape.rows();
    for (int column = 0; column < coarse.columns(); column++) {
      int c = coarsePoint(row) + column;
      int f = finePoint(row) + 2 * column;
      if (2 * column + 1 < fine.shape.columns()) {
        fine.couplings(f + 1, a);
        double west = -(a[0] + a[3] + a[6]);
        double east = -(a[2] + a[5] + a[8]);
        double own = Math.max(a[4] + both(a[1], a[7]), west + east);
        rowWest[c] = share(west, own);
        rowEast[c] = share(east, own);
      }
      if (above) {
        fine.couplings(f + stride, a);
        double south = -(a[0] + a[1] + a[2]);
        double north = -(a[6] + a[7] + a[8]);
        double own = Math.max(a[4] + both(a[3], a[5]), south + north);
        columnSouth[c] = share(south, own);
        columnNorth[c] = share(north, own);
      }
    }
  }

  /// The sum of the couplings to two neighbours on opposite sides. Where one is missing, its place is taken to be prescribed, and
  /// the solution to go through it in a straight line.
  private static double both(double one, double other) {
    return one == 0 ? 2 * other : other == 0 ? 2 * one : one + other;
  }

  private static float share(double part, double own) {
    return own > 0 ? (float) (part / own) : 0;
  }

  private void middles(GridOperator fine, int row, double[] a) {
    if (2 * row + 1 >= fine.shape.rows()) {
      return;
    }
    for (int column = 0; 2 * column + 1 < fine.shape.columns(); column++) {
      int c = coarsePoint(row) + column;
      int up = c + coarseStride;
      fine.couplings(finePoint(row) + 2 * column + stride + 1, a);
      southWest[c] = share(-(a[0] + a[1] * rowWest[c] + a[3] * columnSouth[c]), a[4]);
      southEast[c] = share(-(a[2] + a[1] * rowEast[c] + a[5] * columnSouth[c + 1]), a[4]);
      northWest[c] = share(-(a[6] + a[7] * rowWest[up] + a[3] * columnNorth[c]), a[4]);
      northEast[c] = share(-(a[8] + a[7] * rowEast[up] + a[5] * columnNorth[c + 1]), a[4]);
    }
  }

  /// Writes `b = Pᵀ r`.
  void restrict(float[] r, float[] b) {
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        restrictRow(row, r, b);
      }
    });
  }

  private void restrictRow(int row, float[] r, float[] b) {
    int first = coarsePoint(row);
    int end = first + coarse.columns();
    int f = finePoint(row);
    int c = first;
    for (; c <= end - LANES; c += LANES) {
      int below = c - coarseStride;
      FloatVector sum = everyOther(r, f);
      sum = load(rowEast, c - 1).fma(everyOther(r, f - 1), sum);
      sum = load(rowWest, c).fma(everyOther(r, f + 1), sum);
      sum = load(columnNorth, below).fma(everyOther(r, f - stride), sum);
      sum = load(columnSouth, c).fma(everyOther(r, f + stride), sum);
      sum = load(northEast, below - 1).fma(everyOther(r, f - stride - 1), sum);
      sum = load(northWest, below).fma(everyOther(r, f - stride + 1), sum);
      sum = load(southEast, c - 1).fma(everyOther(r, f + stride - 1), sum);
      sum = load(southWest, c).fma(everyOther(r, f + stride + 1), sum);
      sum.intoArray(b, c);
      f += 2 * LANES;
    }
    for (; c < end; c++) {
      int below = c - coarseStride;
      b[c] = r[f] + rowEast[c - 1] * r[f - 1] + rowWest[c] * r[f + 1]
          + columnNorth[below] * r[f - stride] + columnSouth[c] * r[f + stride]
          + northEast[below - 1] * r[f - stride - 1] + northWest[below] * r[f - stride + 1]
          + southEast[c - 1] * r[f + stride - 1] + southWest[c] * r[f + stride + 1];
      f += 2;
    }
  }

  /// `x += P e`.
  void add(float[] e, float[] x) {
    rows.run((from, until) -> {
      for (int row = from; row < until; row++) {
        addRow(row, e, x);
      }
    });
  }

  private void addRow(int row, float[] e, float[] x) {
    int first = coarsePoint(row);
    int end = first + coarse.columns();
    int f = finePoint(row);
    int c = first;
    for (; c <= end - LANES; c += LANES) {
      int up = c + coarseStride;
      FloatVector own = load(e, c);
      FloatVector east = load(e, c + 1);
      FloatVector north = load(e, up);
      addTwo(own, load(rowWest, c).mul(own).add(load(rowEast, c).mul(east)), x, f);
      FloatVector middle = load(southWest, c).mul(own);
      middle = load(southEast, c).fma(east, middle);
      middle = load(northWest, c).fma(north, middle);
      middle = load(northEast, c).fma(load(e, up + 1), middle);
      addTwo(load(columnSouth, c).mul(own).add(load(columnNorth, c).mul(north)), middle, x, f + stride);
      f += 2 * LANES;
    }
    for (; c < end; c++) {
      int up = c + coarseStride;
      x[f] += e[c];
      // Beyond the last column and row the shares are zero: the frame stays as it is.
      x[f + 1] += rowWest[c] * e[c] + rowEast[c] * e[c + 1];
      x[f + stride] += columnSouth[c] * e[c] + columnNorth[c] * e[up];
      x[f + stride + 1] += southWest[c] * e[c] + southEast[c] * e[c + 1] + northWest[c] * e[up]
          + northEast[c] * e[up + 1];
      f += 2;
    }
  }

  /// Adds two vectors, their lanes by turns, to numbers that follow each other.
  private static void addTwo(FloatVector even, FloatVector odd, float[] x, int at) {
    load(x, at).add(firstByTurns(even, odd)).intoArray(x, at);
    load(x, at + LANES).add(secondByTurns(even, odd)).intoArray(x, at + LANES);
  }
}
