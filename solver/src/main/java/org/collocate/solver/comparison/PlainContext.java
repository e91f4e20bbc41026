package org.collocate.solver.comparison;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;

/// The context of a solve that nobody watches, but that may be cancelled.
record PlainContext(int threads, long seed, BooleanSupplier cancelled, long begin) implements RunContext {
  @Override
  public void checkpoint() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("cancelled");
    }
  }

  @Override
  public void enter(Phase phase) {
    checkpoint();
  }

  @Override
  public void progress(double fraction, String message) {
    checkpoint();
  }

  @Override
  public void record(int step, double loss) {
    checkpoint();
  }

  @Override
  public boolean frameDue() {
    return false;
  }

  @Override
  public void publish(Frame frame) {
    checkpoint();
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - begin) * 1e-9;
  }
}
