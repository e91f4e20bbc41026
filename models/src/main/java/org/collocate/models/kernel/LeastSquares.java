package org.collocate.models.kernel;

import java.util.Arrays;
import org.collocate.solver.parallel.WorkerTeam;

/// Dense linear least squares with a small ridge, by blocked Householder reflections.
///
/// ```
/// min_c ‖A·c − b‖² + μ²‖D·c‖²        D = diag(column norms of A),  μ = ridge
/// ```
///
/// Columns are scaled to norm 1, the matrix is reduced to a triangle R by panels of 32 columns whose reflections act on
/// the rest as two matrix products (compact WY form, Schreiber & Van Loan 1989, doi 10.1137/0910005), and the ridge is
/// brought in by a second reduction of `[R; μI]`. Work `2m n² + 2n³/3` flops, on all threads of the team; backward
/// stable, so unlike normal equations it does not square the condition number.
///
/// Bases of random functions are numerically dependent: without the ridge the coefficients would grow until rounding
/// drowns the sum. With μ about 1e-14 the fit keeps its accuracy and the coefficients stay moderate. The result does
/// not depend on the number of threads.
public final class LeastSquares {
  private static final int PANEL = 32;
  /// Columns of the trailing matrix that one chunk of work treats.
  private static final int STRIP = 64;

  private final WorkerTeam team;
  private final int columns;
  private final int stride;
  private final double[] triangle;
  private final double[] scale;
  /// `Qᵀb`, first n entries.
  private final double[] projected;
  private final double outside;

  /// Reduces `[A | b]`. `matrix` is `[rows, padded(columns + 1)]` row-major with b in column `columns`; it is
  /// overwritten. Padding columns must be zero.
  public LeastSquares(int rows, int columns, double[] matrix, WorkerTeam team) {
    if (rows < columns) {
      throw new IllegalArgumentException(rows + " equations for " + columns + " coefficients");
    }
    this.team = team;
    this.columns = columns;
    stride = rowLength(columns);
    scale = normalize(rows, matrix);
    reduce(rows, matrix, rows);
    triangle = Arrays.copyOf(matrix, columns * stride);
    for (int i = 0; i < columns; i++) {
      Arrays.fill(triangle, i * stride, i * stride + i, 0);
    }
    projected = new double[columns];
    for (int i = 0; i < columns; i++) {
      projected[i] = matrix[i * stride + columns];
    }
    double sum = 0;
    for (int i = columns; i < rows; i++) {
      sum = Math.fma(matrix[i * stride + columns], matrix[i * stride + columns], sum);
    }
    outside = Math.sqrt(sum);
  }

  /// Length of the rows of `[A | b]` in memory.
  public static int rowLength(int columns) {
    return MatrixProduct.padded(columns + 1);
  }

  /// The part of ‖A·c − b‖ that no c can remove.
  public double unreachable() {
    return outside;
  }

  /// The coefficients for that ridge, relative to columns of norm 1; 0 for none.
  public double[] solve(double ridge) {
    double[] reduced = triangle;
    double[] right = projected;
    if (ridge > 0) {
      double[] stacked = Arrays.copyOf(triangle, 2 * columns * stride);
      for (int i = 0; i < columns; i++) {
        stacked[(columns + i) * stride + i] = ridge;
      }
      reduce(2 * columns, stacked, columns);
      reduced = stacked;
      right = new double[columns];
      for (int i = 0; i < columns; i++) {
        right[i] = stacked[i * stride + columns];
      }
    }
    double[] c = new double[columns];
    for (int i = columns - 1; i >= 0; i--) {
      double sum = right[i] - VectorSums.dot(columns - 1 - i, reduced, i * stride + i + 1, c, i + 1);
      double pivot = reduced[i * stride + i];
      c[i] = pivot == 0 ? 0 : sum / pivot;
    }
    for (int i = 0; i < columns; i++) {
      c[i] *= scale[i];
    }
    return c;
  }

  /// Scales columns to norm 1 and returns the factors; a zero column keeps its place.
  private double[] normalize(int rows, double[] matrix) {
    double[] squares = new double[stride];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = matrix[i * stride + j];
        squares[j] = Math.fma(value, value, squares[j]);
      }
    }
    double[] factors = new double[stride];
    for (int j = 0; j < stride; j++) {
      factors[j] = j < columns && squares[j] > 0 ? 1 / Math.sqrt(squares[j]) : 1;
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i * stride + j] *= factors[j];
      }
    }
    return factors;
  }

  /// Reduces the first columns of `matrix` to a triangle. In a stacked triangle `[R; μI]` the reflection of column k
  /// reaches `below + k` at most, which saves half of the work: `below` is the height of R, or all rows.
  private void reduce(int rows, double[] matrix, int below) {
    double[] panel = new double[PANEL * rows];
    double[] factor = new double[PANEL * PANEL];
    double[] reflections = new double[rows * PANEL];
    double[] product = new double[PANEL * stride];
    double[] weighted = new double[PANEL * stride];
    for (int first = 0; first < columns; first += PANEL) {
      int width = Math.min(PANEL, columns - first);
      int last = Math.min(rows, below + first + width);
      int height = last - first;
      // Columns of the panel become contiguous; its reflections come back as rows for the products.
      MatrixProduct.transpose(height, width, matrix, first * stride + first, stride, panel, 0, height);
      Panel.reduce(height, width, panel, factor);
      Panel.reflections(height, width, panel, reflections, PANEL);
      writeTriangle(first, width, height, matrix, panel);
      int from = first + width;
      int strips = (stride - from + STRIP - 1) / STRIP;
      int start = first * stride;
      team.run(strips, (strip, worker) -> {
        int column = from + strip * STRIP;
        int count = Math.min(STRIP, stride - column);
        // A ← A − V·(Tᵀ·(Vᵀ·A))
        MatrixProduct.multiplyTransposedLeft(width, height, count, reflections, 0, PANEL, matrix,
            start + column,
            stride, product, column, stride, false);
        MatrixProduct.multiplyTransposedLeft(width, width, count, factor, 0, PANEL, product, column, stride,
            weighted,
            column, stride, false);
        MatrixProduct.multiply(height, width, count, reflections, 0, PANEL, weighted, column, stride, matrix,
            start + column, stride, true);
      });
    }
  }

  private void writeTriangle(int first, int width, int height, double[] matrix, double[] panel) {
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < width; i++) {
        matrix[(first + i) * stride + first + j] = i <= j ? panel[j * height + i] : 0;
      }
    }
  }

  /// Reflections within one panel, on contiguous columns.
  private static final class Panel {
    /// Householder vectors (leading entry 1, left implicit) below the diagonal, R on and above; the factor T of
    /// `H₁H₂… = I − V·T·Vᵀ` is stored negated, so that products can be accumulated.
    static void reduce(int height, int width, double[] panel, double[] factor) {
      Arrays.fill(factor, 0);
      double[] overlaps = new double[PANEL];
      for (int j = 0; j < width; j++) {
        int column = j * height;
        double tau = reflect(height - j, panel, column + j);
        for (int k = j + 1; k < width; k++) {
          int other = k * height;
          double along = panel[other + j]
              + VectorSums.dot(height - j - 1, panel, column + j + 1, panel, other + j + 1);
          panel[other + j] -= tau * along;
          VectorSums.add(height - j - 1, -tau * along, panel, column + j + 1, panel, other + j + 1);
        }
        for (int k = 0; k < j; k++) {
          overlaps[k] = panel[k * height + j]
              + VectorSums.dot(height - j - 1, panel, k * height + j + 1, panel, column + j + 1);
        }
        // T[0…j, j] = −τ·T[0…j, 0…j]·(Vᵀv); with −T stored the signs turn.
        for (int i = 0; i < j; i++) {
          double sum = 0;
          for (int k = i; k < j; k++) {
            sum += factor[i * PANEL + k] * overlaps[k];
          }
          factor[i * PANEL + j] = -tau * sum;
        }
        factor[j * PANEL + j] = -tau;
      }
    }

    /// Turns the column from `at` into (norm, v) and returns τ of `H = I − τ·v·vᵀ`.
    private static double reflect(int length, double[] panel, int at) {
      double head = panel[at];
      double tail = VectorSums.dot(length - 1, panel, at + 1, panel, at + 1);
      if (tail == 0) {
        return 0;
      }
      double norm = -Math.copySign(Math.sqrt(head * head + tail), head);
      double pivot = head - norm;
      for (int i = 1; i < length; i++) {
        panel[at + i] /= pivot;
      }
      panel[at] = norm;
      return -pivot / norm;
    }

    static void reflections(int height, int width, double[] panel, double[] rows, int rowStride) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          rows[i * rowStride + j] = i > j ? panel[j * height + i] : i == j ? 1 : 0;
        }
      }
    }
  }
}
