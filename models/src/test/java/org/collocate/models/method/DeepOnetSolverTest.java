package org.collocate.models.method;

import java.util.Map;
import org.collocate.solver.learning.TrainableSolver;

final class DeepOnetSolverTest extends OperatorContract {
  @Override
  TrainableSolver solver() {
    return new DeepOnetSolver();
  }

  @Override
  Map<String, Object> quick() {
    return Map.of("epochs", 300L, "width", 64L, "fields", 32L, "batch", 10L);
  }

  @Override
  double error() {
    return 0.08;
  }
}
