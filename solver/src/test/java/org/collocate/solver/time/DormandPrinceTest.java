package org.collocate.solver.time;

class DormandPrinceTest extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.DormandPrince();
  }

  @Override
  protected double stiffOrder() {
    return 5;
  }

  @Override
  protected double toleranceOrder() {
    return 1;
  }
}
