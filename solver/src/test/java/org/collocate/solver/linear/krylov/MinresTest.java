package org.collocate.solver.linear.krylov;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class MinresTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new Minres.Provider();
  }

  @Test
  void solvesAnIndefiniteSystem() {
    SparseMatrix matrix = GridMatrix.diffusion(30, 20, 0);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, -0.37);
    }
    double[] b = random(600, 1);
    double[] x = new double[600];
    LinearSolver.Result result = new Minres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length),
        new Stopping(1e-9, 3000), new WorkerTeam(1)).prepare(matrix).solve(b, x);
    assertThat(result.converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[600])).isLessThan(1e-9 * Vectors.norm(b));
  }

  @Test
  void needsNoMoreIterationsThanThereAreDistinctEigenvalues() {
    // diag(−1, 2, 5): the residual of the third iteration vanishes.
    SparseMatrix matrix = GridMatrix.diffusion(90, 1, 0).zeros();
    for (int i = 0; i < 90; i++) {
      matrix.add(i, i, 3 * (i % 3) - 1);
    }
    assertThat(new Minres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length), new Stopping(1e-12, 50),
        new WorkerTeam(1)).prepare(matrix).solve(random(90, 2), new double[90]).iterations()).isEqualTo(3);
  }
}
