package org.collocate.solver.time;

class Sdirk4Test extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.Sdirk4();
  }

  @Override
  protected double stiffOrder() {
    return 1;
  }

  @Override
  protected double toleranceOrder() {
    return 1;
  }
}
