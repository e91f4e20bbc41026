package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.collocate.models.operator.Families;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.api.Test;

final class KernelOperatorSolverTest extends OperatorContract {
  @Override
  TrainableSolver solver() {
    return new KernelOperatorSolver();
  }

  @Override
  Map<String, Object> quick() {
    return Map.of();
  }

  @Override
  double error() {
    return 0.03;
  }

  /// The checkpoint that comes with the program: 1.95 % on 200 test samples when it was made.
  @Test
  void theShippedOperatorSolvesItsFamily() throws CheckpointException {
    Checkpoint shipped = solver().shipped("darcy").orElseThrow();
    Solver trained = solver().trained(shipped);
    ProblemFamily family = shipped.problems();
    double sum = 0;
    for (int k = 0; k < 5; k++) {
      Problem problem = family.problem(family.test(k));
      Settings settings = Settings.of(trained.settings());
      assertThat(trained.supports(problem, settings).isYes()).isTrue();
      Solution found = trained.solve(problem, settings, Families.context(1));
      assertThat(found.report().status()).isEqualTo(SolveReport.Status.CONVERGED);
      Solution expected = family.reference()
          .solver()
          .solve(problem, family.reference().settings(), Families.context(1));
      sum += FamilyTrial.relativeError(new double[][] {family.grid().sample(found.field("u"))},
          new double[][] {family.grid().sample(expected.field("u"))});
    }
    assertThat(sum / 5).isBetween(0.005, 0.035);
    assertThat(solver().shipped("nothing")).isEmpty();
  }
}
