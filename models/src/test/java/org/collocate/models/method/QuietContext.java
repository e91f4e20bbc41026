package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;

/// A run without a service around it, which takes notes.
final class QuietContext implements RunContext {
  private final int threads;
  private final long seed;
  private final long start = System.nanoTime();
  final List<Phase> phases = new ArrayList<>();
  final List<Double> losses = new ArrayList<>();
  final List<Frame> frames = new ArrayList<>();
  int framesWanted;
  int checkpointsUntilCancel = Integer.MAX_VALUE;

  QuietContext(int threads, long seed) {
    this.threads = threads;
    this.seed = seed;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public void checkpoint() {
    if (--checkpointsUntilCancel < 0) {
      throw new CancellationException();
    }
  }

  @Override
  public void enter(Phase phase) {
    phases.add(phase);
  }

  @Override
  public void progress(double fraction, String message) {
    assertFraction(fraction);
  }

  private static void assertFraction(double fraction) {
    if (fraction < 0 || fraction > 1) {
      throw new AssertionError("progress " + fraction);
    }
  }

  @Override
  public void record(int step, double loss) {
    losses.add(loss);
  }

  @Override
  public boolean frameDue() {
    return frames.size() < framesWanted;
  }

  @Override
  public void publish(Frame frame) {
    frames.add(frame);
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - start) * 1e-9;
  }
}
