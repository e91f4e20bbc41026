package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.linear.krylov.Gmres;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

/// What every preconditioner does; a subclass says which it is and how well it works.
public abstract class PreconditionerContract {
  private static final int SIDE = 90;

  /// As it is registered.
  protected abstract PreconditionerProvider provider();

  /// The most iterations that conjugate gradients, or GMRES(60), may need for 1e-8 on the Laplacian of 90² points.
  protected abstract int iterations();

  /// Relative accuracy of one application.
  protected double accuracy() {
    return 1e-12;
  }

  private static Unknowns unknowns() {
    return new Unknowns(GridMatrix.coordinates(SIDE, SIDE), 1);
  }

  private double[] applied(SparseMatrix matrix, double[] r, int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      double[] z = new double[r.length];
      provider().preconditioner(unknowns(), team).prepare(matrix).apply(r, z);
      return z;
    }
  }

  @Test
  final void isRegistered() {
    assertThat(PreconditionerProvider.find(provider().id())).get().hasSameClassAs(provider());
    assertThat(provider().summary()).isNotBlank();
  }

  @Test
  final void isLinear() {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    double[] a = LinearSolverContract.random(matrix.size(), 1);
    double[] b = LinearSolverContract.random(matrix.size(), 2);
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] - 3 * b[i]);
    double[] both = applied(matrix, sum, 1);
    double[] first = applied(matrix, a, 1);
    double[] second = applied(matrix, b, 1);
    double size = Vectors.largest(both);
    for (int i = 0; i < both.length; i++) {
      assertThat(both[i]).isCloseTo(first[i] - 3 * second[i], within(20 * accuracy() * size));
    }
    assertThat(applied(matrix, new double[a.length], 1)).containsOnly(0);
  }

  @Test
  final void isSymmetricAndPositiveWhereTheMatrixIs() {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    double[] a = LinearSolverContract.random(matrix.size(), 3);
    double[] b = LinearSolverContract.random(matrix.size(), 4);
    double[] inverseA = applied(matrix, a, 2);
    double[] inverseB = applied(matrix, b, 2);
    double size = Vectors.norm(inverseA) * Vectors.norm(b);
    assertThat(Vectors.dot(inverseA, b)).isCloseTo(Vectors.dot(a, inverseB), within(10 * accuracy() * size));
    assertThat(Vectors.dot(inverseA, a)).isPositive();
  }

  @Test
  final void givesTheSameBitsOnAnyNumberOfThreads() {
    SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
    double[] r = LinearSolverContract.random(matrix.size(), 5);
    double[] expected = applied(matrix, r, 1);
    assertThat(applied(matrix, r, 2)).containsExactly(expected);
    assertThat(applied(matrix, r, 3)).containsExactly(expected);
  }

  @Test
  final void helpsAsMuchAsItPromises() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
      Preconditioner preconditioner = provider().preconditioner(unknowns(), team);
      Stopping stopping = new Stopping(1e-8, 1000);
      LinearSolver solver = provider().kind() == MatrixKind.GENERAL
          ? new Gmres(preconditioner, stopping, 60, team)
          : new ConjugateGradient(preconditioner, stopping, team);
      double[] b = LinearSolverContract.random(matrix.size(), 6);
      LinearSolver.Result result = solver.prepare(matrix).solve(b, new double[b.length]);
      assertThat(result.converged()).isTrue();
      assertThat(result.iterations()).isLessThanOrEqualTo(iterations());
    }
  }

  @Test
  final void followsNewValues() {
    try (WorkerTeam team = new WorkerTeam(1)) {
      Preconditioner preconditioner = provider().preconditioner(unknowns(), team);
      SparseMatrix matrix = GridMatrix.diffusion(SIDE, SIDE, 0);
      SparseMatrix quadrupled = new SparseMatrix(matrix.rowStart(), matrix.columns(),
          Arrays.stream(matrix.values()).map(v -> 4 * v).toArray());
      double[] r = LinearSolverContract.random(matrix.size(), 7);
      double[] first = new double[r.length];
      double[] second = new double[r.length];
      preconditioner.prepare(matrix).apply(r, first);
      preconditioner.prepare(quadrupled).apply(r, second);
      double size = Vectors.largest(first);
      for (int i = 0; i < r.length; i++) {
        assertThat(4 * second[i]).isCloseTo(first[i], within(20 * accuracy() * size));
      }
    }
  }
}
