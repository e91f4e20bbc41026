package org.collocate.solver.linear.multigrid.geometric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.collocate.solver.linear.LinearSolverContract;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.precondition.IncompleteLu;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class FullMultigridTest extends LinearSolverContract {
  @Override
  protected LinearSolverProvider provider() {
    return new GridConjugateGradient.Provider();
  }

  @Test
  void saysWhereThereIsNoGrid() {
    Unknowns scattered = new Unknowns(new double[][] {{0, 0.3, 0.7}, {0, 0.9, 0.2}}, 1);
    assertThat(provider().obstacle(scattered)).contains("each point of a rectangle");
    assertThatThrownBy(
        () -> provider().solver(scattered, new IncompleteLu(), new Stopping(1e-8, 10), new WorkerTeam(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
