package org.collocate.solver.linear.krylov;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.precondition.DiagonalPreconditioner;
import org.collocate.solver.linear.precondition.IncompleteLu;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class ConjugateGradientTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new ConjugateGradient.Provider();
  }

  @Test
  void needsFewerIterationsWithABetterPreconditioner() {
    assertThat(iterations(new IncompleteLu())).isLessThan(iterations(new DiagonalPreconditioner()) / 2);
  }

  @Test
  void saysThatAnIndefiniteMatrixBreaksIt() {
    SparseMatrix matrix = GridMatrix.diffusion(20, 20, 0);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.add(i, i, -3);
    }
    assertThat(
        new ConjugateGradient(new DiagonalPreconditioner(), new Stopping(1e-10, 1000), new WorkerTeam(1))
            .prepare(matrix)
            .solve(random(400, 1), new double[400])
            .converged())
        .isFalse();
  }

  private static int iterations(Preconditioner preconditioner) {
    SparseMatrix matrix = GridMatrix.diffusion(60, 60, 0);
    LinearSolver.Result result = new ConjugateGradient(preconditioner, new Stopping(1e-10, 1000),
        new WorkerTeam(1)).prepare(matrix)
        .solve(random(3600, 1), new double[3600]);
    assertThat(result.converged()).isTrue();
    return result.iterations();
  }
}
