package org.collocate.models.method;

import java.util.Map;
import org.collocate.solver.learning.TrainableSolver;

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
}
