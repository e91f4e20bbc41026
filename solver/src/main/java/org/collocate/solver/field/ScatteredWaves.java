package org.collocate.solver.field;

import java.util.Arrays;
import org.collocate.solver.parallel.Transforms;
import org.jtransforms.fft.DoubleFFT_1D;

/// A sum of waves on a rectangle, or its derivative, at many scattered points: a transform onto a grid of twice as many points as
/// waves, from which each point takes its neighbourhood.
///
/// ```
/// u(x) ≈ Σ_l b_l φ((x − l h) / (w h / 2)),    b = F⁻¹ (p û),    p_k = (2/w) / φ̂(π w k / n),    φ(z) = exp(β (√(1 − z²) − 1))
/// ```
///
/// with `w = 14` and `β = 2.3 w` to 12 digits of the largest value (A. H. Barnett, J. Magland, L. af Klinteberg, SIAM J. Sci. Comput.
/// 41 (2019) C479–C504, doi 10.1137/18M120885X: a nonuniform transform of type 2). A point costs `w²` operations, however many waves
/// there are.
final class ScatteredWaves {
  private static final int WIDTH = 14;
  private static final double SHAPE = 2.3 * WIDTH;
  /// Points of the trapezoidal rule for `φ̂`; the kernel falls to 1e-14 at its ends.
  private static final int QUADRATURE = 400;

  private final double[] lower;
  private final double[] lengths;
  private final int[] points;
  /// `[y][x]`.
  private final double[] grid;
  private final double[] alongX = new double[WIDTH];
  private final double[] alongY = new double[WIDTH];

  /// @param field on a rectangle
  /// @param axis along which the derivative is taken; −1 for the function itself
  ScatteredWaves(TrigonometricField field, int axis) {
    lower = field.lower();
    lengths = field.lengths();
    int[] waves = field.waves();
    points = new int[] {gridPoints(waves[0]), gridPoints(waves[1])};
    grid = new double[points[0] * points[1]];
    int width = waves[0] + 1;
    double[] ofX = corrections(waves[0], points[0]);
    double[] ofY = corrections(waves[1], points[1]);
    DoubleFFT_1D rows = Transforms.fourier(points[0]);
    DoubleFFT_1D columns = Transforms.fourier(points[1]);
    double[] column = new double[2 * points[1]];
    for (int kx = 0; kx < width; kx++) {
      Arrays.fill(column, 0);
      for (int row = 0; row <= 2 * waves[1]; row++) {
        int ky = row <= waves[1] ? row : row - 2 * waves[1] - 1;
        double factor = points[0] * ofX[kx] * ofY[Math.abs(ky)];
        double re = factor * field.amplitudes()[2 * (row * width + kx)];
        double im = factor * field.amplitudes()[2 * (row * width + kx) + 1];
        int to = 2 * Math.floorMod(ky, points[1]);
        double turn = axis < 0 ? 1 : 2 * Math.PI * (axis == 0 ? kx : ky) / lengths[axis];
        column[to] = axis < 0 ? re : -turn * im;
        column[to + 1] = axis < 0 ? im : turn * re;
      }
      columns.complexInverse(column, false);
      for (int j = 0; j < points[1]; j++) {
        grid[j * points[0] + 2 * kx] = column[2 * j];
        grid[j * points[0] + 2 * kx + 1] = column[2 * j + 1];
      }
    }
    for (int j = 0; j < points[1]; j++) {
      // In the place of the imaginary part of the mean stands the amplitude of the shortest wave, which is none of these.
      grid[j * points[0] + 1] = 0;
      rows.realInverse(grid, j * points[0], true);
    }
  }

  /// Whether this is less work than sums over all waves.
  ///
  /// @param lines how often the next point lies on another line parallel to x
  static boolean pays(int[] waves, int lines, int count) {
    double direct = (double) lines * (2 * waves[1] + 1) * (4.0 * waves[0] + 40) + 4.0 * count * waves[0];
    double scattered = 20.0 * gridPoints(waves[0]) * gridPoints(waves[1]) + 700.0 * count;
    return scattered < direct;
  }

  private static int gridPoints(int waves) {
    return Transforms.fastLength(Math.max(2 * WIDTH, 2 * (2 * waves + 1)));
  }

  private static double kernel(double z) {
    double square = 1 - z * z;
    return square <= 0 ? 0 : Math.exp(SHAPE * (Math.sqrt(square) - 1));
  }

  /// `p_k`.
  private static double[] corrections(int waves, int points) {
    double[] corrections = new double[waves + 1];
    for (int k = 0; k <= waves; k++) {
      double transformed = 1;
      for (int i = 1; i < QUADRATURE; i++) {
        double z = (double) i / QUADRATURE;
        transformed += 2 * kernel(z) * Math.cos(Math.PI * WIDTH * k * z / points);
      }
      corrections[k] = 2.0 / WIDTH * QUADRATURE / transformed;
    }
    return corrections;
  }

  /// The value at a point.
  double at(double x, double y) {
    int left = neighbourhood(0, x, alongX);
    int below = neighbourhood(1, y, alongY);
    double sum = 0;
    for (int j = 0; j < WIDTH; j++) {
      int row = wrapped(below + j, points[1]) * points[0];
      double line = 0;
      if (left + WIDTH <= points[0]) {
        for (int i = 0; i < WIDTH; i++) {
          line += alongX[i] * grid[row + left + i];
        }
      } else {
        for (int i = 0; i < WIDTH; i++) {
          line += alongX[i] * grid[row + wrapped(left + i, points[0])];
        }
      }
      sum += alongY[j] * line;
    }
    return sum;
  }

  private static int wrapped(int index, int count) {
    return index < count ? index : index - count;
  }

  /// Writes the weights of the grid points around a coordinate, and returns the first of them.
  private int neighbourhood(int axis, double coordinate, double[] weights) {
    double periods = (coordinate - lower[axis]) / lengths[axis];
    double at = (periods - Math.floor(periods)) * points[axis];
    int first = (int) Math.ceil(at - WIDTH / 2.0);
    for (int i = 0; i < WIDTH; i++) {
      weights[i] = kernel((at - first - i) / (WIDTH / 2.0));
    }
    return Math.floorMod(first, points[axis]);
  }
}
