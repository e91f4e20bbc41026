package org.collocate.solver.time;

class Esdirk3Test extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.Esdirk3();
  }

  @Override
  protected double stiffOrder() {
    return 2;
  }

  @Override
  protected double toleranceOrder() {
    return 1;
  }
}
