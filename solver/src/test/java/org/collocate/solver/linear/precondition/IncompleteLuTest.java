package org.collocate.solver.linear.precondition;

import org.collocate.solver.linear.PreconditionerContract;
import org.collocate.solver.linear.PreconditionerProvider;

class IncompleteLuTest extends PreconditionerContract {
  @Override
  protected PreconditionerProvider provider() {
    return new IncompleteLu.Provider();
  }

  @Override
  protected int iterations() {
    return 110;
  }
}
