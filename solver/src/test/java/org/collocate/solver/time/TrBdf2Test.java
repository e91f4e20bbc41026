package org.collocate.solver.time;

class TrBdf2Test extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.TrBdf2();
  }

  @Override
  protected double stiffOrder() {
    return 2;
  }

  @Override
  protected double toleranceOrder() {
    return 2.0 / 3;
  }
}
