package org.collocate.models.kernel;

import java.util.Arrays;
import org.collocate.solver.parallel.WorkerTeam;

/// Gram matrices and their factorization, on all threads of a team.
///
/// ```
/// G = JᵀJ          G + μI = L·Lᵀ          (G + μI)·x = b
/// ```
///
/// Blocked: panels of 64 columns, whose influence on what follows is a matrix product. Work n³/3 flops. A pivot that is not
/// positive, which rounding makes of a matrix that is singular in this precision, ends the factorization ([#factor] returns
/// `false`); a larger μ helps. The result does not depend on the number of threads.
public final class Cholesky {
  private static final int PANEL = 64;
  /// Rows of J that one product takes: both operands stay in the second-level cache.
  private static final int DEPTH = 192;

  private final WorkerTeam team;
  private final int size;
  private final int stride;
  /// Lower triangle, row-major; panels hold the inverses of their diagonal blocks' transposes apart.
  private final double[] lower;
  private final double[] inverses;
  private final double[] transposed;

  /// Room for matrices of that size.
  public Cholesky(int size, WorkerTeam team) {
    this.team = team;
    this.size = size;
    stride = MatrixProduct.padded(size);
    lower = new double[size * stride];
    inverses = new double[PANEL * (panels() * PANEL)];
    transposed = new double[stride * PANEL];
  }

  private int panels() {
    return (size + PANEL - 1) / PANEL;
  }

  /// Row length of the matrix given to [#factor].
  public int stride() {
    return stride;
  }

  /// The lower triangle of `JᵀJ` in blocks of 64, `[size, stride]`, from J `[rows, jStride]`.
  public void gram(int rows, double[] j, int jStride, double[] gram) {
    int blocks = panels();
    team.run(blocks * (blocks + 1) / 2, (tile, worker) -> {
      int row = (int) ((Math.sqrt(8.0 * tile + 1) - 1) / 2);
      while ((row + 1) * (row + 2) / 2 <= tile) {
        row++;
      }
      int column = tile - row * (row + 1) / 2;
      int height = Math.min(PANEL, size - row * PANEL);
      int width = Math.min(PANEL, stride - column * PANEL);
      for (int from = 0; from < rows; from += DEPTH) {
        int depth = Math.min(DEPTH, rows - from);
        MatrixProduct.multiplyTransposedLeft(height, depth, width, j, from * jStride + row * PANEL, jStride,
            j,
            from * jStride + column * PANEL, jStride, gram, row * PANEL * stride + column * PANEL, stride,
            from > 0);
      }
    });
  }

  /// Factors `G + shift·I`, of which the lower triangle is read; `false` if it is not positive definite.
  public boolean factor(double[] gram, double shift) {
    for (int i = 0; i < size; i++) {
      System.arraycopy(gram, i * stride, lower, i * stride, i + 1);
      Arrays.fill(lower, i * stride + i + 1, (i + 1) * stride, 0);
      lower[i * stride + i] += shift;
    }
    for (int panel = 0; panel < panels(); panel++) {
      int first = panel * PANEL;
      int width = Math.min(PANEL, size - first);
      subtractEarlier(first, width);
      if (!factorDiagonal(first, width) || !invertDiagonal(first, width)) {
        return false;
      }
      int below = size - first - width;
      int chunks = (below + PANEL - 1) / PANEL;
      team.run(chunks, (chunk, worker) -> {
        int row = first + width + chunk * PANEL;
        int count = Math.min(PANEL, size - row);
        double[] solved = new double[count * PANEL];
        MatrixProduct.multiply(count, width, PANEL, lower, row * stride + first, stride, inverses,
            first * PANEL,
            PANEL, solved, 0, PANEL, false);
        for (int i = 0; i < count; i++) {
          System.arraycopy(solved, i * PANEL, lower, (row + i) * stride + first, width);
        }
      });
    }
    return true;
  }

  /// `A[first…, panel] −= L[first…, 0…first]·L[panel, 0…first]ᵀ`
  private void subtractEarlier(int first, int width) {
    if (first == 0) {
      return;
    }
    for (int i = 0; i < width; i++) {
      for (int k = 0; k < first; k++) {
        transposed[k * PANEL + i] = -lower[(first + i) * stride + k];
      }
    }
    int chunks = (size - first + PANEL - 1) / PANEL;
    team.run(chunks, (chunk, worker) -> {
      int row = first + chunk * PANEL;
      int count = Math.min(PANEL, size - row);
      MatrixProduct.multiply(count, first, width, lower, row * stride, stride, transposed, 0, PANEL, lower,
          row * stride + first, stride, true);
    });
  }

  private boolean factorDiagonal(int first, int width) {
    for (int j = first; j < first + width; j++) {
      double pivot = lower[j * stride + j]
          - VectorSums.dot(j - first, lower, j * stride + first, lower, j * stride + first);
      if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
        return false;
      }
      double root = Math.sqrt(pivot);
      lower[j * stride + j] = root;
      for (int i = j + 1; i < first + width; i++) {
        double entry = lower[i * stride + j]
            - VectorSums.dot(j - first, lower, i * stride + first, lower, j * stride + first);
        lower[i * stride + j] = entry / root;
      }
      Arrays.fill(lower, j * stride + j + 1, j * stride + first + width, 0);
    }
    return true;
  }

  /// Writes the inverse of the diagonal block's transpose, `[width, PANEL]`.
  private boolean invertDiagonal(int first, int width) {
    int at = first * PANEL;
    Arrays.fill(inverses, at, at + width * PANEL, 0);
    // Column c of L⁻¹ is row c of L⁻ᵀ.
    for (int c = 0; c < width; c++) {
      int row = at + c * PANEL;
      for (int i = c; i < width; i++) {
        int entry = (first + i) * stride + first;
        double sum = (i == c ? 1 : 0) - VectorSums.dot(i - c, lower, entry + c, inverses, row + c);
        inverses[row + i] = sum / lower[entry + i];
      }
    }
    return Double.isFinite(inverses[at + (width - 1) * PANEL + width - 1]);
  }

  /// The solution for the matrix factored last.
  public double[] solve(double[] right) {
    double[] x = Arrays.copyOf(right, size);
    for (int i = 0; i < size; i++) {
      x[i] = (x[i] - VectorSums.dot(i, lower, i * stride, x, 0)) / lower[i * stride + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      x[i] /= lower[i * stride + i];
      VectorSums.add(i, -x[i], lower, i * stride, x, 0);
    }
    return x;
  }
}
