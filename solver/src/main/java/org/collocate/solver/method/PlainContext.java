package org.collocate.solver.method;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The context of a solve that nobody watches, but that may be cancelled.
///
/// @param cancelled asked at each checkpoint
/// @param begin of the run, as `System.nanoTime()` tells it
/// @param wantsOwnError whether the method shall estimate its own error
public record PlainContext(int threads, long seed, BooleanSupplier cancelled,
    long begin, boolean wantsOwnError) implements RunContext {
  /// A solve of which only the solution is wanted.
  public PlainContext(int threads, long seed, BooleanSupplier cancelled, long begin) {
    this(threads, seed, cancelled, begin, false);
  }

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
