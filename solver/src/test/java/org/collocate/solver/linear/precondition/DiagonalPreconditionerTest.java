package org.collocate.solver.linear.precondition;

import org.collocate.solver.linear.PreconditionerContract;
import org.collocate.solver.linear.PreconditionerProvider;

class DiagonalPreconditionerTest extends PreconditionerContract {
  @Override
  protected PreconditionerProvider provider() {
    return new DiagonalPreconditioner.Provider();
  }

  @Override
  protected int iterations() {
    return 280;
  }
}
