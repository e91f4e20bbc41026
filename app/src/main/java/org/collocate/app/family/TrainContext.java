package org.collocate.app.family;

import java.util.Optional;
import java.util.function.Consumer;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.method.Continuation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.History;
import org.jspecify.annotations.Nullable;

/// A training as its observer follows it.
final class TrainContext implements RunContext, Continuation {
  private static final double FRAME_SECONDS = 0.25;
  /// So much work is lost at most where the process is ended without a word.
  private static final double KEEP_SECONDS = 10;

  private final String what;
  private final Budget budget;
  private final FamilyTraining.Observer observer;
  private final History history;
  private final Gate gate;
  private final Consumer<Frame> frames;
  private final long begin = System.nanoTime();
  private final long heldBefore;
  private double lastFrame = Double.NEGATIVE_INFINITY;
  private double lastKept = Double.NEGATIVE_INFINITY;
  private @Nullable Course course;

  /// Where a training begins and where its states are kept.
  ///
  /// @param seconds that it has learned before
  /// @param start the state in which it was left; empty at its true start
  record Course(double seconds, Optional<FieldData> start, Consumer<FieldData> keeper) {}

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

  /// Lets the work go on from what was left before, and keep what it learns.
  void follow(Course kept) {
    course = kept;
  }

  @Override
  public Continuation continuation() {
    return course == null ? Continuation.NONE : this;
  }

  @Override
  public Optional<FieldData> start() {
    return course == null ? Optional.empty() : course.start;
  }

  @Override
  public boolean isAsked() {
    return course != null && (gate.isEnded() || elapsed() - lastKept >= KEEP_SECONDS);
  }

  @Override
  public boolean isWanted(long bytes) {
    return false;
  }

  @Override
  public void leave(FieldData state) {
    if (course == null) {
      throw new IllegalStateException("nobody asked for a state");
    }
    lastKept = elapsed();
    course.keeper.accept(state);
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
    return (course == null ? 0 : course.seconds)
        + (System.nanoTime() - begin - (gate.heldNanos() - heldBefore)) * 1e-9;
  }
}
