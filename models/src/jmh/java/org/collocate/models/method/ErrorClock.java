package org.collocate.models.method;

import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;

/// A run that is watched for its error, looks at it every fifth of a second, and ends when it is small enough. The time that
/// looking takes is not counted.
final class ErrorClock implements RunContext {
  private static final double INTERVAL = 0.2;

  private final ToDoubleFunction<Frame> error;
  private final double wanted;
  private final double patience;
  private final long start = System.nanoTime();
  private double looking;
  private double lastLook;
  private double reachedAfter = Double.NaN;
  private double smallest = Double.POSITIVE_INFINITY;

  /// @param patience seconds after which the run ends in any case
  ErrorClock(ToDoubleFunction<Frame> error, double wanted, double patience) {
    this.error = error;
    this.wanted = wanted;
    this.patience = patience;
  }

  /// Seconds until the error was small enough; NaN if it never was.
  double reachedAfter() {
    return reachedAfter;
  }

  /// The smallest error seen.
  double smallest() {
    return smallest;
  }

  /// Looks at a frame, such as the last one.
  void look(Frame frame) {
    double before = elapsed();
    double found = error.applyAsDouble(frame);
    smallest = Math.min(smallest, found);
    if (found <= wanted && Double.isNaN(reachedAfter)) {
      reachedAfter = before;
    }
    lastLook = before;
    looking += System.nanoTime() * 1e-9 - start * 1e-9 - looking - before;
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - start) * 1e-9 - looking;
  }

  @Override
  public int threads() {
    return 2;
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public void checkpoint() {
    if (!Double.isNaN(reachedAfter) || elapsed() > patience) {
      throw new CancellationException();
    }
  }

  @Override
  public boolean frameDue() {
    return elapsed() - lastLook > INTERVAL;
  }

  @Override
  public void publish(Frame frame) {
    look(frame);
  }

  @Override
  public void enter(Phase phase) {}

  @Override
  public void progress(double share, String message) {}

  @Override
  public void record(int step, double loss) {}
}
