package org.collocate.solver.linear.precondition;

import org.collocate.solver.linear.PreconditionerContract;
import org.collocate.solver.linear.PreconditionerProvider;

class ChebyshevTest extends PreconditionerContract {
  @Override
  protected PreconditionerProvider provider() {
    return new Chebyshev.Provider();
  }

  @Override
  protected int iterations() {
    return 90;
  }
}
