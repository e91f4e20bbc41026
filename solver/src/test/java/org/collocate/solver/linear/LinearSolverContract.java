package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.collocate.solver.linear.precondition.DiagonalPreconditioner;
import org.collocate.solver.linear.precondition.IncompleteLu;
import org.collocate.solver.parallel.WorkerTeam;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// What every linear solver does; a subclass makes the solver.
public abstract class LinearSolverContract {
  /// As it is registered.
  protected abstract LinearSolverProvider provider();

  /// A solver for a grid's matrix whose unknowns lie at the coordinates.
  protected final LinearSolver solver(double[][] coordinates) {
    return solver(coordinates, new WorkerTeam(1));
  }

  private LinearSolver solver(double[][] coordinates, WorkerTeam team) {
    return provider().solver(new Unknowns(coordinates, 1), new IncompleteLu(), new Stopping(1e-10, 1000),
        team);
  }

  /// The residual that the solver must reach.
  protected double tolerance() {
    return 1e-10;
  }

  @Test
  final void solvesLikeADenseSolver() {
    SparseMatrix matrix = GridMatrix.diffusion(9, 7, 0);
    double[] b = random(matrix.size(), 1);
    DMatrixRMaj dense = new DMatrixRMaj(matrix.size(), matrix.size());
    for (int i = 0; i < matrix.size(); i++) {
      for (int j = 0; j < matrix.size(); j++) {
        dense.set(i, j, matrix.get(i, j));
      }
    }
    DMatrixRMaj expected = new DMatrixRMaj(matrix.size(), 1);
    assertThat(CommonOps_DDRM.solve(dense, new DMatrixRMaj(b), expected)).isTrue();

    double[] x = new double[b.length];
    LinearSolver.Result result = solver(GridMatrix.coordinates(9, 7)).prepare(matrix).solve(b, x);

    assertThat(result.converged()).isTrue();
    assertThat(x).containsExactly(expected.data, within(1e-8));
  }

  @Test
  final void reportsTheResidualThatItReached() {
    SparseMatrix matrix = GridMatrix.diffusion(60, 50, 0);
    double[] b = random(matrix.size(), 2);
    double[] x = new double[b.length];
    LinearSolver.Result result = solver(GridMatrix.coordinates(60, 50)).prepare(matrix).solve(b, x);
    double residual = matrix.residual(b, x, new double[b.length]) / Vectors.norm(b);
    assertThat(result.converged()).isTrue();
    assertThat(residual).isLessThanOrEqualTo(tolerance());
    assertThat(result.relativeResidual()).isCloseTo(residual, within(1e-12));
  }

  @Test
  final void solvesForZero() {
    SparseMatrix matrix = GridMatrix.diffusion(5, 5, 0);
    double[] x = random(25, 3);
    assertThat(solver(GridMatrix.coordinates(5, 5)).prepare(matrix).solve(new double[25], x).converged())
        .isTrue();
    assertThat(x).containsOnly(0);
  }

  @Test
  final void solvesAgainWithNewValues() {
    LinearSolver solver = solver(GridMatrix.coordinates(12, 12));
    SparseMatrix matrix = GridMatrix.diffusion(12, 12, 0);
    double[] b = random(144, 4);
    double[] first = new double[144];
    solver.prepare(matrix).solve(b, first);
    SparseMatrix doubled = new SparseMatrix(matrix.rowStart(), matrix.columns(),
        Arrays.stream(matrix.values()).map(v -> 2 * v).toArray());
    double[] second = new double[144];
    solver.prepare(doubled).solve(b, second);
    assertThat(second).containsExactly(Arrays.stream(first).map(v -> v / 2).toArray(), within(1e-8));
  }

  @Test
  final void isRegistered() {
    assertThat(LinearSolverProvider.find(provider().id())).get().hasSameClassAs(provider());
    assertThat(provider().summary()).isNotBlank();
  }

  @Test
  final void solvesTheMatricesThatItIsFor() {
    // Moved into the spectrum it is indefinite, with wind it has no symmetry.
    double shift = provider().kind() == MatrixKind.DEFINITE ? 0 : -0.05;
    double wind = provider().kind() == MatrixKind.GENERAL ? 0.8 : 0;
    SparseMatrix matrix = GridMatrix.diffusion(25, 25, wind);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, shift);
    }
    double[] b = random(matrix.size(), 8);
    double[] x = new double[b.length];
    Preconditioner preconditioner = provider().kind() == MatrixKind.GENERAL ? new IncompleteLu()
        : new DiagonalPreconditioner();
    LinearSolver.Result result = provider()
        .solver(new Unknowns(GridMatrix.coordinates(25, 25), 1), preconditioner,
            new Stopping(1e-9, 5000), new WorkerTeam(1))
        .prepare(matrix)
        .solve(b, x);
    assertThat(result.converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[b.length])).isLessThanOrEqualTo(1e-9 * Vectors.norm(b));
  }

  @Test
  final void givesTheSameBitsOnAnyNumberOfThreads() {
    SparseMatrix matrix = GridMatrix.diffusion(150, 140, 0);
    double[] b = random(matrix.size(), 9);
    double[] expected = new double[b.length];
    solver(GridMatrix.coordinates(150, 140)).prepare(matrix).solve(b, expected);
    for (int threads = 2; threads <= 3; threads++) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        double[] x = new double[b.length];
        solver(GridMatrix.coordinates(150, 140), team).prepare(matrix).solve(b, x);
        assertThat(x).containsExactly(expected);
      }
    }
  }

  public static double[] random(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }
}
