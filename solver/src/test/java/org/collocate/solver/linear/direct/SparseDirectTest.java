package org.collocate.solver.linear.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.SingularMatrixException;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseDirectTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new SparseDirect.Provider();
  }

  @Override
  protected double tolerance() {
    return 1e-13;
  }

  @Test
  void solvesUnsymmetricAndIndefiniteSystems() {
    for (double wind : new double[] {0, 5, 50}) {
      SparseMatrix matrix = GridMatrix.diffusion(80, 70, wind);
      for (int i = 0; i < matrix.size(); i++) {
        // A shift into the middle of the spectrum, as in a Helmholtz problem.
        matrix.add(i, i, -0.37);
      }
      assertSolves(matrix, GridMatrix.coordinates(80, 70));
    }
  }

  @Test
  void exchangesRowsWhereTheDiagonalIsZero() {
    Random random = new Random(5);
    SparseMatrix matrix = GridMatrix.diffusion(70, 1, 0);
    for (int k = 0; k < matrix.values().length; k++) {
      matrix.values()[k] = random.nextDouble(-1, 1);
    }
    for (int i = 0; i < matrix.size(); i += 2) {
      matrix.add(i, i, -matrix.get(i, i));
    }
    assertSolves(matrix, GridMatrix.coordinates(70, 1));
  }

  @Test
  void solvesWhereAllUnknownsLieInOnePlace() {
    assertSolves(GridMatrix.diffusion(10, 10, 0.1), new double[2][100]);
  }

  @Test
  void solvesWhereMostUnknownsLieOnOneSide() {
    double[][] coordinates = GridMatrix.coordinates(20, 20);
    for (int i = 0; i < 300; i++) {
      coordinates[0][i] = 0;
      coordinates[1][i] = 0;
    }
    assertSolves(GridMatrix.diffusion(20, 20, 0.1), coordinates);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void givesTheSameBitsOnAnyNumberOfThreads(double wind) {
    // Large enough for fronts that all threads share.
    SparseMatrix matrix = GridMatrix.diffusion(320, 320, wind);
    double[] b = random(matrix.size(), 9);
    double[] expected = new double[b.length];
    new SparseDirect(GridMatrix.coordinates(320, 320), new WorkerTeam(1)).prepare(matrix).solve(b, expected);
    for (int threads = 2; threads <= 3; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        double[] x = new double[b.length];
        new SparseDirect(GridMatrix.coordinates(320, 320), team).prepare(matrix).solve(b, x);
        assertThat(x).containsExactly(expected);
      }
    }
  }

  @Test
  void exchangesRowsOfASymmetricMatrixWhosePivotsVanish() {
    // Saddle point: L D Lᵀ without exchanges meets a zero at once.
    SparseMatrix matrix = GridMatrix.diffusion(40, 30, 0);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, -matrix.get(i, i) + (i % 3 == 0 ? 0 : 1e-3));
    }
    assertThat(matrix.isSymmetric(0)).isTrue();
    assertSolves(matrix, GridMatrix.coordinates(40, 30));
  }

  @Test
  void saysThatASingularSystemWasNotSolved() {
    SparseMatrix matrix = GridMatrix.diffusion(8, 8, 0);
    for (int i = 0; i < 64; i++) {
      double sum = 0;
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        sum += matrix.values()[k];
      }
      matrix.add(i, i, -sum);
    }
    double[] b = random(64, 6);
    b[0] += 10;
    assertThat(
        new SparseDirect(GridMatrix.coordinates(8, 8), new WorkerTeam(1)).prepare(matrix)
            .solve(b, new double[64])
            .converged())
        .isFalse();
  }

  @Test
  void refusesEntriesThatAreNotFinite() {
    SparseMatrix matrix = GridMatrix.diffusion(3, 3, 0);
    matrix.values()[0] = Double.NaN;
    assertThatThrownBy(
        () -> new SparseDirect(GridMatrix.coordinates(3, 3), new WorkerTeam(1)).prepare(matrix))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageContaining("not finite");
  }

  private static void assertSolves(SparseMatrix matrix, double[][] coordinates) {
    double[] b = random(matrix.size(), 7);
    double[] x = new double[b.length];
    LinearSolver.Result result = new SparseDirect(coordinates, new WorkerTeam(1)).prepare(matrix).solve(b, x);
    assertThat(result.converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[b.length])).isLessThan(1e-11 * Vectors.norm(b));
  }
}
