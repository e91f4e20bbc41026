package org.collocate.app.family;

import java.util.function.Consumer;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.History;

/// A training as its observer follows it.
final class TrainContext implements RunContext {
  private static final double FRAME_SECONDS = 0.25;

  private final String what;
  private final Budget budget;
  private final FamilyTraining.Observer observer;
  private final History history;
  private final Gate gate;
  private final Consumer<Frame> frames;
  private final long begin = System.nanoTime();
  private final long heldBefore;
  private double lastFrame = Double.NEGATIVE_INFINITY;

  /// What a training starts from.
  record Budget(long seed, int threads) {}

  TrainContext(String what, Budget budget, FamilyTraining.Observer observer, History history, Gate gate,
      Consumer<Frame> frames) {
    this.what = what;
    this.budget = budget;
    this.observer = observer;
    this.history = history;
    this.gate = gate;
    this.frames = frames;
    heldBefore = gate.heldNanos();
  }

  @Override
  public int threads() {
    return budget.threads();
  }

  @Override
  public long seed() {
    return budget.seed();
  }

  @Override
  public void checkpoint() {
    gate.pass();
  }

  @Override
  public void enter(Phase phase) {
    checkpoint();
  }

  @Override
  public void progress(double fraction, String message) {
    checkpoint();
    observer.progress(what, elapsed(), fraction, message);
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
    return observer.looks() && elapsed() - lastFrame >= FRAME_SECONDS;
  }

  @Override
  public void publish(Frame frame) {
    lastFrame = elapsed();
    frames.accept(frame);
  }

  @Override
  public double elapsed() {
    return (System.nanoTime() - begin - (gate.heldNanos() - heldBefore)) * 1e-9;
  }
}
