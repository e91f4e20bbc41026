package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import org.collocate.solver.parallel.WorkerTeam;

/// The operator of the next level, `Pᵀ A P`, which couples eight neighbours again.
final class GalerkinProduct {
  private static final int WIDTH = 5;

  private final GridOperator fine;
  private final GridTransfer transfer;
  private final GridOperator product;
  /// Of one point; each thread has a product of its own.
  private final double[] basis = new double[9];
  private final double[] couplings = new double[9];
  /// The operator on the basis function of one coarse point, on the 5 × 5 points around it.
  private final double[] image = new double[WIDTH * WIDTH];

  private GalerkinProduct(GridOperator fine, GridTransfer transfer, GridOperator product) {
    this.fine = fine;
    this.transfer = transfer;
    this.product = product;
  }

  static GridOperator of(GridOperator fine, GridTransfer transfer, WorkerTeam team) {
    GridOperator product = GridOperator.coarse(transfer.coarse);
    GridOperator.rows(transfer.coarse, team).run((from, until) -> {
      GalerkinProduct own = new GalerkinProduct(fine, transfer, product);
      for (int row = from; row < until; row++) {
        own.row(row);
      }
    });
    return product;
  }

  private void row(int row) {
    int stride = transfer.coarseStride;
    boolean last = row == transfer.coarse.rows() - 1;
    for (int column = 0; column < transfer.coarse.columns(); column++) {
      int c = transfer.coarsePoint(row) + column;
      boolean atEnd = column == transfer.coarse.columns() - 1;
      apply(c, transfer.finePoint(row) + 2 * column);
      product.setDiagonal(c, with(c, 0, 0));
      product.east[c] = atEnd ? 0 : (float) with(c + 1, 1, 0);
      product.north[c] = last ? 0 : (float) with(c + stride, 0, 1);
      product.northEast[c] = last || atEnd ? 0 : (float) with(c + stride + 1, 1, 1);
      product.northWest[c] = last || column == 0 ? 0 : (float) with(c + stride - 1, -1, 1);
    }
  }

  private void apply(int c, int f) {
    transfer.basis(c, basis);
    Arrays.fill(image, 0);
    for (int p = 0; p < 9; p++) {
      double weight = basis[p];
      // Beyond the grid, where the operator has no rows, weights are zero.
      if (weight == 0) {
        continue;
      }
      int x = p % 3;
      int y = p / 3;
      fine.couplings(f + (y - 1) * fine.stride + x - 1, couplings);
      int at = y * WIDTH + x;
      for (int line = 0; line < 3; line++) {
        image[at] += weight * couplings[3 * line];
        image[at + 1] += weight * couplings[3 * line + 1];
        image[at + 2] += weight * couplings[3 * line + 2];
        at += WIDTH;
      }
    }
  }

  /// The image times the basis function of a coarse point so many columns and rows on.
  private double with(int c, int right, int up) {
    transfer.basis(c, basis);
    double sum = 0;
    for (int y = 0; y < 3; y++) {
      int line = 1 + y + 2 * up;
      for (int x = 0; x < 3 && line < WIDTH; x++) {
        int column = 1 + x + 2 * right;
        if (column >= 0 && column < WIDTH) {
          sum += basis[3 * y + x] * image[line * WIDTH + column];
        }
      }
    }
    return sum;
  }
}
