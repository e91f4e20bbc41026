package org.collocate.solver.time;

class NewmarkTest extends TimeIntegratorContract {
  @Override
  protected TimeIntegratorProvider provider() {
    return new RungeKutta.Newmark();
  }

  @Override
  protected double stiffOrder() {
    return 2;
  }

  @Override
  protected double toleranceOrder() {
    return 1;
  }

  /// Its companion is of order 1.
  @Override
  protected int mostSteps() {
    return 2000;
  }

  @Override
  protected boolean damps() {
    return false;
  }
}
