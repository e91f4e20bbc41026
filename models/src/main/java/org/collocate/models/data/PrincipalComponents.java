package org.collocate.models.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.parallel.WorkerTeam;

/// The directions in which rows of numbers differ most from their mean.
///
/// Found by subspace iteration on `AᵀA` with a few directions to spare (Halko, Martinsson, Tropp 2011, SIAM Review 53,
/// doi 10.1137/090771806), then by Jacobi rotations in that subspace. Directions whose variances are nearly equal come out as some basis
/// of their span. The result does not depend on the number of threads.
///
/// @param components `[component][entry]`, orthonormal
/// @param variances of the rows along each, falling
/// @param total the variance in all directions
public record PrincipalComponents(double[][] components, double[] variances, double total) {
  private static final int SPARE = 8;
  private static final int ROUNDS = 12;
  private static final int SWEEPS = 30;
  private static final int CHUNK = 256;

  /// @param rows `[row][entry]`
  /// @param mean that is taken off each
  /// @param most directions
  public static PrincipalComponents of(double[][] rows, double[] mean, int most, WorkerTeam team) {
    int n = mean.length;
    int r = Math.min(Math.min(most + SPARE, n), rows.length);
    double[] a = new double[rows.length * n];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = rows[i][j] - mean[j];
      }
    }
    double total = VectorSums.dot(a, a) / rows.length;
    // Directions as rows, so that they are made orthogonal along memory.
    double[][] basis = new double[r][n];
    SplittableRandom random = new SplittableRandom(1);
    for (double[] direction : basis) {
      Arrays.setAll(direction, _ -> random.nextGaussian());
    }
    orthonormalize(basis);
    Product product = new Product(a, rows.length, n, team);
    double[][] image = basis;
    for (int round = 0; round < ROUNDS; round++) {
      image = product.of(basis);
      if (round + 1 < ROUNDS) {
        basis = image;
        orthonormalize(basis);
      }
    }
    return rotate(basis, image, Math.min(most, r), rows.length, total);
  }

  /// `w·AᵀA` for each direction w.
  private record Product(double[] a, int rows, int n, WorkerTeam team) {
    double[][] of(double[][] basis) {
      int r = basis.length;
      int stride = MatrixProduct.padded(r);
      double[] columns = new double[n * stride];
      for (int k = 0; k < r; k++) {
        for (int j = 0; j < n; j++) {
          columns[j * stride + k] = basis[k][j];
        }
      }
      double[] images = new double[rows * stride];
      team.run((rows + CHUNK - 1) / CHUNK, (chunk, _) -> {
        int from = chunk * CHUNK;
        MatrixProduct.multiply(Math.min(CHUNK, rows - from), n, stride, a, from * n, n, columns, 0, stride,
            images, from * stride, stride, false);
      });
      double[] back = new double[n * stride];
      team.run((n + CHUNK - 1) / CHUNK, (chunk, _) -> {
        int from = chunk * CHUNK;
        MatrixProduct.multiplyTransposedLeft(Math.min(CHUNK, n - from), rows, stride, a, from, n, images, 0,
            stride, back, from * stride, stride, false);
      });
      double[][] out = new double[r][n];
      for (int k = 0; k < r; k++) {
        for (int j = 0; j < n; j++) {
          out[k][j] = back[j * stride + k];
        }
      }
      return out;
    }
  }

  /// Gram–Schmidt, twice, which is enough. A direction that vanishes stays zero.
  private static void orthonormalize(double[][] basis) {
    for (int k = 0; k < basis.length; k++) {
      double before = VectorSums.norm(basis[k]);
      for (int pass = 0; pass < 2; pass++) {
        for (int l = 0; l < k; l++) {
          VectorSums.add(basis[k].length, -VectorSums.dot(basis[l], basis[k]), basis[l], 0, basis[k], 0);
        }
      }
      double norm = VectorSums.norm(basis[k]);
      double factor = norm > 1e-12 * before ? 1 / norm : 0;
      for (int j = 0; j < basis[k].length; j++) {
        basis[k][j] *= factor;
      }
    }
  }

  /// Diagonalizes `AᵀA` within the basis.
  private static PrincipalComponents rotate(double[][] basis, double[][] image, int most, int rows,
      double total) {
    int r = basis.length;
    double[][] small = new double[r][r];
    for (int i = 0; i < r; i++) {
      for (int j = 0; j <= i; j++) {
        small[i][j] = VectorSums.dot(basis[i], image[j]);
        small[j][i] = small[i][j];
      }
    }
    double[][] vectors = new double[r][r];
    for (int i = 0; i < r; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double off = 0;
      for (int p = 0; p < r; p++) {
        for (int q = p + 1; q < r; q++) {
          off += small[p][q] * small[p][q];
          jacobi(small, vectors, p, q);
        }
      }
      if (off < 1e-28 * total * rows * total * rows) {
        break;
      }
    }
    Integer[] order = new Integer[r];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(small[j][j], small[i][i]));
    double[][] components = new double[most][basis[0].length];
    double[] variances = new double[most];
    for (int k = 0; k < most; k++) {
      variances[k] = Math.max(0, small[order[k]][order[k]]) / rows;
      for (int i = 0; i < r; i++) {
        VectorSums.add(basis[i].length, vectors[order[k]][i], basis[i], 0, components[k], 0);
      }
    }
    return new PrincipalComponents(components, variances, total);
  }

  /// One rotation that makes `s[p][q]` zero; `v` keeps eigenvectors as rows.
  private static void jacobi(double[][] s, double[][] v, int p, int q) {
    if (s[p][q] == 0) {
      return;
    }
    double theta = (s[q][q] - s[p][p]) / (2 * s[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double d = t * c;
    for (int k = 0; k < s.length; k++) {
      double a = s[k][p];
      double b = s[k][q];
      s[k][p] = c * a - d * b;
      s[k][q] = d * a + c * b;
    }
    for (int k = 0; k < s.length; k++) {
      double a = s[p][k];
      double b = s[q][k];
      s[p][k] = c * a - d * b;
      s[q][k] = d * a + c * b;
      double x = v[p][k];
      double y = v[q][k];
      v[p][k] = c * x - d * y;
      v[q][k] = d * x + c * y;
    }
  }

  /// How many components hold all but a share of the variance.
  public int count(double share) {
    double rest = total;
    int count = 0;
    while (count < variances.length && rest > share * total) {
      rest -= variances[count++];
    }
    return count;
  }
}
