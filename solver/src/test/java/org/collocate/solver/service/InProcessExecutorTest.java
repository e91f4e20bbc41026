package org.collocate.solver.service;

class InProcessExecutorTest extends SolverServiceContract {
  @Override
  RunExecutor executor() {
    return new InProcessExecutor();
  }
}
