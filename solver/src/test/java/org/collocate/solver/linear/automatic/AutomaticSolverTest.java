package org.collocate.solver.linear.automatic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.collocate.solver.linear.GridMatrix;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class AutomaticSolverTest {
  private static final int LARGE = 510;

  private static AutomaticSolver solver(int side, int most, WorkerTeam team) {
    return new AutomaticSolver(new Unknowns(GridMatrix.coordinates(side, side), 1), new Stopping(1e-10, most),
        team);
  }

  private static void assertSolves(AutomaticSolver solver, SparseMatrix matrix) {
    double[] b = LinearSolverContract.random(matrix.size(), 1);
    double[] x = new double[b.length];
    LinearSolver.Result result = solver.prepare(matrix).solve(b, x);
    assertThat(result.converged()).isTrue();
    double norm = Math.sqrt(Arrays.stream(b).map(v -> v * v).sum());
    assertThat(matrix.residual(b, x, new double[b.length])).isLessThan(1e-9 * norm);
  }

  @Test
  void eliminatesWhatIsSmall() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      AutomaticSolver solver = solver(60, 500, team);
      assertSolves(solver, GridMatrix.diffusion(60, 60, 0));
      assertThat(solver.account()).contains("eliminated directly (L D Lᵀ");
      assertSolves(solver, GridMatrix.diffusion(60, 60, 0.5));
      assertThat(solver.account()).contains("eliminated directly (L U");
    }
  }

  @Test
  void iteratesOnWhatIsLargeAndDefinite() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      AutomaticSolver solver = solver(LARGE, 500, team);
      assertSolves(solver, GridMatrix.diffusion(LARGE, LARGE, 0));
      assertThat(solver.account()).contains("conjugate gradients")
          .contains("on a grid of 510 × 510")
          .contains(LARGE * LARGE + " unknowns");
    }
  }

  @Test
  void theMultigridOfAnIterationIsChosenByTheMatrix() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      Unknowns unknowns = new Unknowns(GridMatrix.coordinates(LARGE, LARGE), 1);
      ConjugateGradient iteration = new ConjugateGradient(new AutomaticMultigrid(unknowns, team),
          new Stopping(1e-10, 100), team);
      for (boolean suits : new boolean[] {true, false}) {
        SparseMatrix matrix = suits ? GridMatrix.diffusion(LARGE, LARGE, 0) : stretched();
        double[] b = LinearSolverContract.random(matrix.size(), 1);
        double[] x = new double[b.length];
        assertThat(iteration.prepare(matrix).solve(b, x).converged()).isTrue();
        assertThat(iteration.account()).isEqualTo(suits ? "geometric multigrid, for a grid of 510 × 510"
            : "smoothed aggregation");
      }
    }
  }

  @Test
  void leavesGridsThatDoNotSuitToAggregation() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      AutomaticSolver solver = solver(LARGE, 500, team);
      assertSolves(solver, stretched());
      assertThat(solver.account()).contains("smoothed aggregation");
    }
  }

  /// Coupled five times as strongly along the rows as across them.
  private static SparseMatrix stretched() {
    SparseMatrix matrix = GridMatrix.diffusion(LARGE, LARGE, 0);
    for (int i = 0; i < matrix.size(); i++) {
      for (int k = matrix.rowStart()[i]; k < matrix.rowStart()[i + 1]; k++) {
        int offset = Math.abs(matrix.columns()[k] - i);
        matrix.values()[k] *= offset == 0 ? 3 : offset == 1 ? 5 : 1;
      }
    }
    return matrix;
  }

  @Test
  void eliminatesWhereTheIterationFailsAndSaysSo() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      AutomaticSolver solver = solver(LARGE, 3, team);
      SparseMatrix matrix = GridMatrix.diffusion(LARGE, LARGE, 0);
      assertSolves(solver, matrix);
      assertThat(solver.account()).contains("conjugate gradients")
          .contains("after 3 iterations")
          .contains("elimination took over");
      // What has failed is not tried again.
      assertSolves(solver, matrix);
      assertThat(solver.account()).containsOnlyOnce("elimination took over");
    }
  }
}
