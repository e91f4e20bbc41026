package org.collocate.solver.linear.multigrid.geometric;

import org.collocate.solver.parallel.WorkerTeam;

/// The operator of the next level, `Pᵀ A P`, which couples eight neighbours again.
///
/// Rows of `A P` are made point by point: of a coarse point, of the point east of it and of the one north of it. Those of points between
/// four coarse ones are zero, since interpolation leaves no residual there; see {@link GridTransfer}. Coarse couplings are
/// then sums of them, weighed by what these points take from a coarse one. A point's coarse neighbours are called by the
/// compass, seen from the coarse point `c` to which it belongs.
final class GalerkinProduct {
  private final GridOperator fine;
  private final GridTransfer transfer;
  private final GridOperator product;
  /// Of the points north of the coarse points of one row and of the row below it: what they have in their row of `A P`.
  private North here;
  private North below;

  /// Rows of `A P` at the points north of a row of coarse points, `[column]`: the six coarse points they are coupled with.
  private record North(double[] own, double[] north, double[] east, double[] northEast, double[] west,
      double[] northWest) {
    North(int columns) {
      this(new double[columns], new double[columns], new double[columns], new double[columns],
          new double[columns], new double[columns]);
    }
  }

  private GalerkinProduct(GridOperator fine, GridTransfer transfer, GridOperator product) {
    this.fine = fine;
    this.transfer = transfer;
    this.product = product;
    here = new North(transfer.coarse.columns());
    below = new North(transfer.coarse.columns());
  }

  static GridOperator of(GridOperator fine, GridTransfer transfer, WorkerTeam team) {
    GridOperator product = GridOperator.coarse(transfer.coarse);
    GridOperator.rows(transfer.coarse, team).run((from, until) -> {
      GalerkinProduct own = new GalerkinProduct(fine, transfer, product);
      if (from > 0) {
        own.north(from - 1, own.below);
      }
      for (int row = from; row < until; row++) {
        own.north(row, own.here);
        own.row(row);
        North free = own.below;
        own.below = own.here;
        own.here = free;
      }
    });
    return product;
  }

  private void north(int row, North target) {
    GridTransfer p = transfer;
    boolean corners = fine.hasCorners();
    int stride = fine.stride;
    for (int column = 0; column < p.coarse.columns(); column++) {
      int c = p.coarsePoint(row) + column;
      int u = c + p.coarseStride;
      int f = p.finePoint(row) + 2 * column + stride;
      double west = fine.east[f - 1];
      double east = fine.east[f];
      double own = fine.diagonal[f];
      double toOwn = fine.north[f - stride] + own * p.columnSouth[c] + east * p.southWest[c]
          + west * p.southEast[c - 1];
      double toNorth = fine.north[f] + own * p.columnNorth[c] + east * p.northWest[c]
          + west * p.northEast[c - 1];
      double toEast = east * p.southEast[c];
      double toNorthEast = east * p.northEast[c];
      double toWest = west * p.southWest[c - 1];
      double toNorthWest = west * p.northWest[c - 1];
      if (corners) {
        double southWest = fine.northEast[f - stride - 1];
        double southEast = fine.northWest[f - stride + 1];
        double northWest = fine.northWest[f];
        double northEast = fine.northEast[f];
        toOwn += southEast * p.rowWest[c] + southWest * p.rowEast[c - 1];
        toNorth += northEast * p.rowWest[u] + northWest * p.rowEast[u - 1];
        toEast += southEast * p.rowEast[c];
        toNorthEast += northEast * p.rowEast[u];
        toWest += southWest * p.rowWest[c - 1];
        toNorthWest += northWest * p.rowWest[u - 1];
      }
      target.own[column] = toOwn;
      target.north[column] = toNorth;
      target.east[column] = toEast;
      target.northEast[column] = toNorthEast;
      target.west[column] = toWest;
      target.northWest[column] = toNorthWest;
    }
  }

  private void row(int row) {
    GridTransfer p = transfer;
    boolean corners = fine.hasCorners();
    boolean last = row == p.coarse.rows() - 1;
    int columns = p.coarse.columns();
    int stride = fine.stride;
    // Of the row of the point west of c: what it has for c, and for the two above c and its western neighbour.
    double westForOwn = 0;
    double westForNorth = 0;
    double westForNorthWest = 0;
    for (int column = 0; column < columns; column++) {
      int c = p.coarsePoint(row) + column;
      int d = c - p.coarseStride;
      int f = p.finePoint(row) + 2 * column;
      int e = f + 1;
      double upward = fine.north[e];
      double downward = fine.north[e - stride];
      double eastOwn = fine.diagonal[e];
      // The point east of c.
      double eastForOwn = fine.east[f] + eastOwn * p.rowWest[c] + upward * p.southWest[c]
          + downward * p.northWest[d];
      double eastForEast = fine.east[e] + eastOwn * p.rowEast[c] + upward * p.southEast[c]
          + downward * p.northEast[d];
      double eastForNorth = upward * p.northWest[c];
      double eastForNorthEast = upward * p.northEast[c];
      // The coarse point itself.
      double own = fine.diagonal[f] + fine.east[f] * p.rowWest[c] + fine.east[f - 1] * p.rowEast[c - 1]
          + fine.north[f] * p.columnSouth[c] + fine.north[f - stride] * p.columnNorth[d];
      double east = fine.east[f] * p.rowEast[c];
      double north = fine.north[f] * p.columnNorth[c];
      double northEast = 0;
      double northWest = 0;
      if (corners) {
        double a0 = fine.northEast[e - stride - 1];
        double a2 = fine.northWest[e - stride + 1];
        double a6 = fine.northWest[e];
        double a8 = fine.northEast[e];
        eastForOwn += a6 * p.columnSouth[c] + a0 * p.columnNorth[d];
        eastForEast += a8 * p.columnSouth[c + 1] + a2 * p.columnNorth[d + 1];
        eastForNorth += a6 * p.columnNorth[c];
        eastForNorthEast += a8 * p.columnNorth[c + 1];
        double toSouthWest = fine.northEast[f - stride - 1];
        double toSouthEast = fine.northWest[f - stride + 1];
        double toNorthWest = fine.northWest[f];
        double toNorthEast = fine.northEast[f];
        own += toNorthEast * p.southWest[c] + toNorthWest * p.southEast[c - 1] + toSouthEast * p.northWest[d]
            + toSouthWest * p.northEast[d - 1];
        east += toNorthEast * p.southEast[c] + toSouthEast * p.northEast[d];
        north += toNorthEast * p.northWest[c] + toNorthWest * p.northEast[c - 1];
        northEast = toNorthEast * p.northEast[c];
        northWest = toNorthWest * p.northWest[c - 1];
      }
      double fromWest = p.rowEast[c - 1];
      double fromEast = p.rowWest[c];
      double fromNorth = p.columnSouth[c];
      double fromSouth = p.columnNorth[d];
      product.diagonal[c] = (float) (own + fromEast * eastForOwn + fromWest * westForOwn
          + fromNorth * here.own[column]
          + fromSouth * below.north[column]);
      if (column < columns - 1) {
        product.east[c] = (float) (east + fromEast * eastForEast + fromNorth * here.east[column]
            + fromSouth * below.northEast[column]);
      }
      if (!last) {
        product.north[c] = (float) (north + fromEast * eastForNorth + fromWest * westForNorth
            + fromNorth * here.north[column]);
        if (column < columns - 1) {
          product.northEast[c] = (float) (northEast + fromEast * eastForNorthEast
              + fromNorth * here.northEast[column]);
        }
        if (column > 0) {
          product.northWest[c] = (float) (northWest + fromWest * westForNorthWest
              + fromNorth * here.northWest[column]);
        }
      }
      westForOwn = eastForEast;
      westForNorth = eastForNorthEast;
      westForNorthWest = eastForNorth;
    }
  }
}
