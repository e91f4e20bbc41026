package org.collocate.solver.discretization.spectral;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.collocate.solver.parallel.Transforms;
import org.collocate.solver.parallel.WorkerTeam;
import org.jtransforms.fft.DoubleFFT_1D;

/// The way from amplitudes to values at points and back, for functions and their derivatives.
///
/// Rows and columns are transformed each by itself, so that the result does not depend on the number of threads.
public final class WaveTransform {
  private static final int ROWS_AT_ONCE = 8;
  /// Complex columns that fill a cache line.
  private static final int COLUMNS_AT_ONCE = 4;
  /// Of powers of `i`.
  private static final int[] COSINES = {1, 0, -1, 0};
  private static final int[] SINES = {0, 1, 0, -1};

  private final WaveGrid grid;
  private final WorkerTeam team;
  private final DoubleFFT_1D alongX;
  private final DoubleFFT_1D alongY;
  private final int lines;
  /// Transformed along y only, `[y][complex k_x]`.
  private final double[] half;
  private final double[][] scratch;

  /// @param team shares rows and columns; one transform at a time
  public WaveTransform(WaveGrid grid, WorkerTeam team) {
    this.grid = grid;
    this.team = team;
    lines = grid.dimension() == 1 ? 1 : grid.points(1);
    alongX = Transforms.fourier(grid.points(0));
    alongY = Transforms.fourier(lines);
    half = new double[2 * grid.width() * lines];
    scratch = new double[team.size()][2 * lines];
  }

  /// Writes the values of a derivative at the points.
  ///
  /// @param spectrum holds the amplitudes from `offset` on
  /// @param orders of the derivative along each axis
  public void values(double[] spectrum, int offset, int[] orders, double[] values) {
    double[] alongRows = alongRows(orders);
    inColumns((kx, column) -> {
      gather(spectrum, offset + 2 * kx, alongColumns(orders, kx, grid.points(0)), turns(orders), alongRows,
          column);
      if (lines > 1) {
        alongY.complexInverse(column, false);
      }
      for (int j = 0; j < lines; j++) {
        int at = 2 * (j * grid.width() + kx);
        half[at] = column[2 * j];
        half[at + 1] = column[2 * j + 1];
      }
    });
    int count = grid.points(0);
    inRows(j -> {
      int row = j * count;
      Arrays.fill(values, row, row + count, 0);
      System.arraycopy(half, 2 * j * grid.width(), values, row, 2 * grid.width());
      // In the place of the imaginary part of the mean stands the amplitude of the shortest wave, which is none of ours.
      values[row + 1] = 0;
      alongX.realInverse(values, row, true);
    });
  }

  /// One column of a spectrum, with zeros for the waves that it does not carry, times `(iκ)^α` and what the inverse
  /// transform along x divides by.
  private void gather(double[] spectrum, int first, double factor, int turns, double[] alongRows,
      double[] column) {
    double re = factor * COSINES[turns];
    double im = factor * SINES[turns];
    int below = lines - grid.rows();
    Arrays.fill(column, 2 * (grid.rows() / 2 + 1), 2 * (grid.rows() / 2 + 1 + below), 0);
    for (int row = 0; row < grid.rows(); row++) {
      int from = first + 2 * row * grid.width();
      int to = 2 * (row <= grid.rows() / 2 ? row : row + below);
      double x = alongRows[row] * spectrum[from];
      double y = alongRows[row] * spectrum[from + 1];
      column[to] = re * x - im * y;
      column[to + 1] = re * y + im * x;
    }
  }

  private static int turns(int[] orders) {
    return Arrays.stream(orders).sum() & 3;
  }

  /// `factor κ_x^α` of the waves of a column.
  private double alongColumns(int[] orders, int kx, double factor) {
    return factor * power(grid.waveNumber(0, kx), orders[0]);
  }

  /// `κ_y^α` of the rows of a spectrum.
  private double[] alongRows(int[] orders) {
    double[] powers = new double[grid.rows()];
    Arrays.fill(powers, 1);
    for (int row = 0; orders.length > 1 && orders[1] > 0 && row < powers.length; row++) {
      powers[row] = power(grid.waveNumber(1, grid.rowWave(row)), orders[1]);
    }
    return powers;
  }

  static double power(double base, int exponent) {
    double power = 1;
    for (int n = 0; n < exponent; n++) {
      power *= base;
    }
    return power;
  }

  /// Writes the amplitudes of values at the points; shorter waves are dropped. The values are lost.
  public void amplitudes(double[] values, double[] spectrum, int offset) {
    Arrays.fill(spectrum, offset, offset + grid.spectrumSize(), 0);
    addDerivative(values, new int[grid.dimension()], spectrum, offset);
  }

  /// Adds the amplitudes of a derivative of a function that is given at the points; shorter waves are dropped. The values are lost.
  public void addDerivative(double[] values, int[] orders, double[] spectrum, int offset) {
    int count = grid.points(0);
    inRows(j -> {
      int row = j * count;
      alongX.realForward(values, row);
      values[row + 1] = 0;
      System.arraycopy(values, row, half, 2 * j * grid.width(), 2 * grid.width());
    });
    double scale = 1.0 / grid.pointCount();
    double[] alongRows = alongRows(orders);
    inColumns((kx, column) -> {
      for (int j = 0; j < lines; j++) {
        int at = 2 * (j * grid.width() + kx);
        column[2 * j] = half[at];
        column[2 * j + 1] = half[at + 1];
      }
      if (lines > 1) {
        alongY.complexForward(column);
      }
      scatter(column, alongColumns(orders, kx, scale), turns(orders), alongRows, spectrum, offset + 2 * kx);
    });
  }

  private void scatter(double[] column, double factor, int turns, double[] alongRows, double[] spectrum,
      int first) {
    double re = factor * COSINES[turns];
    double im = factor * SINES[turns];
    int below = lines - grid.rows();
    for (int row = 0; row < grid.rows(); row++) {
      int from = 2 * (row <= grid.rows() / 2 ? row : row + below);
      int to = first + 2 * row * grid.width();
      double x = alongRows[row] * column[from];
      double y = alongRows[row] * column[from + 1];
      spectrum[to] += re * x - im * y;
      spectrum[to + 1] += re * y + im * x;
    }
  }

  @FunctionalInterface
  private interface ColumnTask {
    void run(int kx, double[] column);
  }

  private void inColumns(ColumnTask task) {
    int blocks = (grid.width() + COLUMNS_AT_ONCE - 1) / COLUMNS_AT_ONCE;
    team.run(blocks, (block, worker) -> {
      int until = Math.min(grid.width(), (block + 1) * COLUMNS_AT_ONCE);
      for (int kx = block * COLUMNS_AT_ONCE; kx < until; kx++) {
        task.run(kx, scratch[worker]);
      }
    });
  }

  private void inRows(IntConsumer task) {
    int blocks = (lines + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    team.run(blocks, (block, _) -> {
      int until = Math.min(lines, (block + 1) * ROWS_AT_ONCE);
      for (int j = block * ROWS_AT_ONCE; j < until; j++) {
        task.accept(j);
      }
    });
  }
}
