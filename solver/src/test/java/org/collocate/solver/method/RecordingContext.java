package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// A run without a service around it: takes notes, wants every frame, and can cancel at a given checkpoint.
public final class RecordingContext implements RunContext {
  private final int threads;
  private final long seed;
  private final long start = System.nanoTime();
  private final List<Phase> phases = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private int checkpoints;
  private int cancelAt = Integer.MAX_VALUE;

  public RecordingContext() {
    this(1, 1);
  }

  public RecordingContext(int threads, long seed) {
    this.threads = threads;
    this.seed = seed;
    phases.add(Phase.SETUP);
  }

  /// Cancels at checkpoint number `checkpoint` (the first is 1) and at each later one.
  public RecordingContext cancelAt(int checkpoint) {
    cancelAt = checkpoint;
    return this;
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
  public synchronized void checkpoint() {
    if (++checkpoints >= cancelAt) {
      throw new CancellationException();
    }
  }

  @Override
  public synchronized void enter(Phase phase) {
    phases.add(phase);
  }

  @Override
  public synchronized void progress(double fraction, String message) {
    if (fraction < 0 || fraction > 1) {
      throw new IllegalArgumentException("a progress of " + fraction);
    }
    messages.add(message);
  }

  @Override
  public synchronized void record(int step, double loss) {
    losses.add(loss);
  }

  @Override
  public boolean frameDue() {
    return true;
  }

  @Override
  public synchronized void publish(Frame frame) {
    frames.add(frame);
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - start) * 1e-9;
  }

  public int checkpoints() {
    return checkpoints;
  }

  public List<Phase> phases() {
    return phases;
  }

  public List<Frame> frames() {
    return frames;
  }

  public List<Double> losses() {
    return losses;
  }

  public List<String> messages() {
    return messages;
  }
}
