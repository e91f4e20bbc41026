package org.collocate.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CholeskyTest {
  private static double[] random(int rows, int columns, int stride) {
    SplittableRandom random = new SplittableRandom(rows + columns);
    double[] matrix = new double[rows * stride];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        matrix[i * stride + k] = random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 65, 200, 333})
  void theSolutionSatisfiesTheNormalEquations(int size) {
    int rows = size + 210;
    double[][] solutions = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        Cholesky cholesky = new Cholesky(size, team);
        double[] j = random(rows, size, cholesky.stride());
        double[] gram = new double[size * cholesky.stride()];
        cholesky.gram(rows, j, cholesky.stride(), gram);
        assertThat(cholesky.factor(gram, 0.5)).isTrue();
        double[] right = new double[size];
        for (int i = 0; i < size; i++) {
          right[i] = Math.sin(i);
        }
        double[] x = cholesky.solve(right);
        double[] image = new double[rows];
        for (int k = 0; k < rows; k++) {
          image[k] = VectorSums.dot(size, j, k * cholesky.stride(), x, 0);
        }
        for (int i = 0; i < size; i++) {
          double sum = 0.5 * x[i];
          for (int k = 0; k < rows; k++) {
            sum += j[k * cholesky.stride() + i] * image[k];
          }
          assertThat(sum).isCloseTo(right[i], within(1e-10));
        }
        solutions[threads - 1] = x;
      }
    }
    assertThat(solutions[1]).isEqualTo(solutions[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 130})
  void anIndefiniteMatrixIsNoticed(int size) {
    try (WorkerTeam team = new WorkerTeam(1)) {
      Cholesky cholesky = new Cholesky(size, team);
      double[] matrix = new double[size * cholesky.stride()];
      for (int i = 0; i < size; i++) {
        matrix[i * cholesky.stride() + i] = i == size - 1 ? -1 : 1;
      }
      assertThat(cholesky.factor(matrix, 0)).isFalse();
      assertThat(cholesky.factor(matrix, 1.5)).isTrue();
    }
  }
}
