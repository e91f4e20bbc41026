package org.collocate.solver.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/// What every linear solver does; a subclass makes the solver.
public abstract class LinearSolverContract {
  /// A solver for a grid's matrix whose unknowns lie at the coordinates.
  protected abstract LinearSolver solver(double[][] coordinates);

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

  public static double[] random(int n, long seed) {
    return new Random(seed).doubles(n, -1, 1).toArray();
  }
}
