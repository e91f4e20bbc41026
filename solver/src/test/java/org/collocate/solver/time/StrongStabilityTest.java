package org.collocate.solver.time;

class StrongStabilityTest extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.StrongStability();
  }

  @Override
  protected double stiffOrder() {
    return 3;
  }

  @Override
  protected double toleranceOrder() {
    return 1;
  }
}
