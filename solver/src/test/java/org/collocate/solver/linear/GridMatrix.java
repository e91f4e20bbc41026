package org.collocate.solver.linear;

import java.util.function.IntToDoubleFunction;

/// Matrices of five-point schemes on a grid of `nx × ny` unknowns.
public final class GridMatrix {
  private GridMatrix() {}

  public static double[][] coordinates(int nx, int ny) {
    double[][] coordinates = new double[2][nx * ny];
    for (int y = 0; y < ny; y++) {
      for (int x = 0; x < nx; x++) {
        coordinates[0][y * nx + x] = x;
        coordinates[1][y * nx + x] = y;
      }
    }
    return coordinates;
  }

  /// `−Δ u + wind · ∇u` with central differences and Dirichlet values outside.
  public static SparseMatrix diffusion(int nx, int ny, double wind) {
    SparsePattern pattern = new SparsePattern(nx * ny);

    for (int i = 0; i < nx * ny; i++) {
      pattern.add(i, i);
      for (int neighbour : neighbours(i, nx, ny)) {
        if (neighbour >= 0) {
          pattern.add(i, neighbour);
        }
      }
    }
    SparseMatrix matrix = pattern.matrix();
    for (int i = 0; i < nx * ny; i++) {
      matrix.add(i, i, 4);
      int[] neighbours = neighbours(i, nx, ny);
      double[] values = {-1 + wind, -1 - wind, -1 + wind, -1 - wind};
      for (int k = 0; k < 4; k++) {
        if (neighbours[k] >= 0) {
          matrix.add(i, neighbours[k], values[k]);
        }
      }
    }
    return matrix;
  }

  /// `−∇·(k ∇u)` with harmonic means on the faces and Dirichlet values outside.
  ///
  /// @param coefficient `k`, of the number of the point
  public static SparseMatrix weighted(int nx, int ny, IntToDoubleFunction coefficient) {
    SparseMatrix matrix = diffusion(nx, ny, 0);
    for (int i = 0; i < matrix.size(); i++) {
      double sum = 0;
      double a = coefficient.applyAsDouble(i);
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        int j = matrix.columns()[k];
        if (j != i) {
          double b = coefficient.applyAsDouble(j);
          matrix.values()[k] = -2 * a * b / (a + b);
          sum -= matrix.values()[k];
        }
      }
      int missing = 4 - (matrix.rowStart()[i + 1] - matrix.rowStart()[i] - 1);
      matrix.values()[matrix.find(i, i)] = sum + missing * a;
    }
    return matrix;
  }

  /// The same with `k` 1 and `contrast` on a checkerboard of 4 × 4 fields.
  public static SparseMatrix checkerboard(int side, double contrast) {
    return weighted(side, side,
        i -> (4 * (i % side) / side + 4 * (i / side) / side) % 2 == 0 ? 1 : contrast);
  }

  private static int[] neighbours(int i, int nx, int ny) {
    int x = i % nx;
    int y = i / nx;
    return new int[] {x + 1 < nx ? i + 1 : -1, x > 0 ? i - 1 : -1, y + 1 < ny ? i + nx : -1,
        y > 0 ? i - nx : -1};
  }
}
