package org.collocate.app.cli;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.History;

/// A training as the command line follows it: progress on standard error, the history for the report.
final class TrainContext implements RunContext {
  private final String what;
  private final long seed;
  private final int threads;
  private final Progress progress;
  private final History history;
  private final BooleanSupplier interrupted;
  private final long begin = System.nanoTime();

  TrainContext(String what, long seed, int threads, Progress progress, History history,
      BooleanSupplier interrupted) {
    this.what = what;
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
    this.history = history;
    this.interrupted = interrupted;
  }

  History history() {
    return history;
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
    if (interrupted.getAsBoolean()) {
      throw new CancellationException("interrupted");
    }
  }

  @Override
  public void enter(Phase phase) {
    checkpoint();
  }

  @Override
  public void progress(double fraction, String message) {
    checkpoint();
    progress.progress(what, elapsed(), fraction, message);
  }

  @Override
  public void record(int step, double loss) {
    record(TrainingStep.of(step, loss));
  }

  @Override
  public void record(TrainingStep step) {
    history.addLoss(elapsed(), step);
  }

  @Override
  public boolean frameDue() {
    return false;
  }

  @Override
  public void publish(Frame frame) {
    // Nobody looks; the report holds the figures.
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - begin) * 1e-9;
  }
}
