package org.collocate.solver.linear;

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

  private static int[] neighbours(int i, int nx, int ny) {
    int x = i % nx;
    int y = i / nx;
    return new int[] {x + 1 < nx ? i + 1 : -1, x > 0 ? i - 1 : -1, y + 1 < ny ? i + nx : -1,
        y > 0 ? i - nx : -1};
  }
}
