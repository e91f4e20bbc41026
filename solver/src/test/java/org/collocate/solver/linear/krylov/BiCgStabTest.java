package org.collocate.solver.linear.krylov;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.precondition.DiagonalPreconditioner;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class BiCgStabTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new BiCgStab.Provider();
  }

  @Test
  void solvesAnUnsymmetricSystem() {
    SparseMatrix matrix = GridMatrix.diffusion(50, 50, 0.8);
    double[] b = random(2500, 1);
    double[] x = new double[2500];
    LinearSolver.Result result = solver(GridMatrix.coordinates(50, 50)).prepare(matrix).solve(b, x);
    assertThat(result.converged()).isTrue();
    assertThat(matrix.residual(b, x, new double[2500])).isLessThan(1e-10 * Vectors.norm(b));
  }

  @Test
  void stopsAtItsMaximum() {
    SparseMatrix matrix = GridMatrix.diffusion(50, 50, 0.8);
    LinearSolver.Result result = new BiCgStab(new DiagonalPreconditioner(), new Stopping(1e-10, 3),
        new WorkerTeam(1)).prepare(matrix)
        .solve(random(2500, 1), new double[2500]);
    assertThat(result.converged()).isFalse();
    assertThat(result.iterations()).isEqualTo(3);
  }
}
