package org.collocate.solver.time;

class Bdf2Test extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new Bdf2();
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
