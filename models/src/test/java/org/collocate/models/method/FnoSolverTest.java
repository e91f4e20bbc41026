package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.collocate.models.operator.Families;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.junit.jupiter.api.Test;

final class FnoSolverTest extends OperatorContract {
  @Override
  TrainableSolver solver() {
    return new FnoSolver();
  }

  @Override
  Map<String, Object> quick() {
    return Map.of("epochs", 60L, "width", 16L, "modes", 4L, "layers", 2L, "batch", 4L, "rate", 5e-3);
  }

  @Override
  double error() {
    return 0.06;
  }

  @Test
  void oneSampleIsLearnedByHeart() throws CheckpointException {
    SolvedFamily few = Families.diffusion("1 + x", 2, 2);
    TrainableSolver method = solver();
    Solver trained = method.trained(method.train(few, Settings.of(method.settings(),
        Map.of("epochs", 400L, "width", 16L, "modes", 4L, "layers", 2L, "batch", 2L, "rate", 5e-3)),
        Families.context(2)));
    FamilyTrial trial = FamilyTrial.train(few, trained, Settings.of(trained.settings()), 2,
        Families.context(1));
    assertThat(trial.worst()).isLessThan(0.01);
  }

  @Test
  void oneDimensionAndParametersAsInputs() throws CheckpointException {
    SolvedFamily line = Families.line();
    TrainableSolver method = solver();
    Solver trained = method
        .trained(method.train(line, Settings.of(method.settings(), quick()), Families.context(2)));
    FamilyTrial trial = FamilyTrial.test(line, trained, Settings.of(trained.settings()), 20,
        Families.context(1));
    assertThat(trial.mean()).isLessThan(0.05);
  }

  @Test
  void theSameWeightsSolveOnAFinerGrid() throws CheckpointException {
    SolvedFamily family = Families.diffusion("1", 60, 4);
    TrainableSolver method = solver();
    Solver trained = method
        .trained(method.train(family, Settings.of(method.settings(), quick()), Families.context(2)));
    var problem = family.family().problem(family.family().test(1));
    Solution coarse = trained.solve(problem, Settings.of(trained.settings()), Families.context(1));
    Solution fine = trained.solve(problem, Settings.of(trained.settings(), Map.of("points", 37L)),
        Families.context(1));
    double here = coarse.field("u").at(0.5, 0.5);
    assertThat(fine.field("u").at(0.5, 0.5)).isBetween(0.85 * here, 1.15 * here);
    assertThat(fine.field("u").at(0, 0.4)).isZero();
  }
}
