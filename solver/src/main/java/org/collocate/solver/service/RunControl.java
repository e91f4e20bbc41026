package org.collocate.solver.service;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.method.Continuation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;
import org.jspecify.annotations.Nullable;

/// Both ends of a running method in this process: the method asks it as its {@link RunContext}, the service commands it
/// as its {@link RunExecutor.Execution}. Keeps the clock: wall-clock by phase, without pauses; that of a run that goes on
/// where an earlier one ended goes on too.
final class RunControl implements RunContext, Continuation, RunExecutor.Execution {
  /// Frames come no faster than this many seconds; whoever asks for them decides how often they are worth it.
  private static final double FRAME_SECONDS = 0.03;
  private static final double PROGRESS_SECONDS = 0.05;

  private final int threads;
  private final long seed;
  private final Consumer<RunEvent> events;
  private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);
  private final long begin = System.nanoTime();
  private Phase phase = Phase.SETUP;
  private long phaseBegin = begin;
  private long pausedNanos;
  private double lastFrame = Double.NEGATIVE_INFINITY;
  private double lastProgress = Double.NEGATIVE_INFINITY;
  private volatile boolean frameAsked = true;
  private volatile boolean cancelled;
  private volatile boolean paused;
  private volatile @Nullable RunRequest next;
  private volatile boolean ending;
  private boolean ended;
  private long tooLarge;
  private final double secondsBefore;
  private @Nullable FieldData left;
  private @Nullable FieldData start;

  RunControl(RunRequest request, Consumer<RunEvent> events) {
    this.threads = request.threads();
    this.seed = request.seed();
    this.events = events;
    Remains before = request.before();
    RunSeconds seconds = before == null ? RunSeconds.NONE : before.seconds();
    secondsBefore = seconds.total();
    nanos.put(Phase.SETUP, Math.round(seconds.setup() * 1e9));
    nanos.put(Phase.SOLVE, Math.round(seconds.solve() * 1e9));
    nanos.put(Phase.TRAIN, Math.round(seconds.train() * 1e9));
    nanos.put(Phase.EVALUATE, Math.round(seconds.evaluate() * 1e9));
    start = before == null ? null : before.state().orElse(null);
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
    if (paused) {
      waitWhilePaused();
    }
    if (cancelled) {
      throw new CancellationException("cancelled");
    }
  }

  private synchronized void waitWhilePaused() {
    long since = System.nanoTime();
    while (paused && !cancelled) {
      try {
        wait();
      } catch (InterruptedException e) {
        cancelled = true;
        Thread.currentThread().interrupt();
      }
    }
    long waited = System.nanoTime() - since;
    pausedNanos += waited;
    phaseBegin += waited;
  }

  @Override
  public synchronized void enter(Phase next) {
    long now = System.nanoTime();
    nanos.merge(phase, now - phaseBegin, Long::sum);
    phaseBegin = now;
    phase = next;
  }

  /// The time so far by phase.
  synchronized RunSeconds seconds() {
    enter(phase);
    return new RunSeconds(elapsed(), of(Phase.SETUP), of(Phase.SOLVE), of(Phase.TRAIN), of(Phase.EVALUATE));
  }

  private double of(Phase one) {
    return nanos.getOrDefault(one, 0L) * 1e-9;
  }

  @Override
  public synchronized void progress(double fraction, String message) {
    double now = elapsed();
    if (now - lastProgress >= PROGRESS_SECONDS || fraction >= 1) {
      lastProgress = now;
      events.accept(new RunEvent.Progressed(now, fraction, message));
    }
  }

  @Override
  public synchronized void record(int step, double loss) {
    record(TrainingStep.of(step, loss));
  }

  @Override
  public synchronized void record(TrainingStep step) {
    events.accept(new RunEvent.Recorded(elapsed(), step));
  }

  @Override
  public Continuation continuation() {
    return this;
  }

  @Override
  public synchronized Optional<FieldData> start() {
    return Optional.ofNullable(start);
  }

  @Override
  public boolean isAsked() {
    return ending || next != null;
  }

  @Override
  public synchronized boolean isWanted(long bytes) {
    ended = ending;
    tooLarge = next == null && bytes > Remains.LARGEST ? bytes : 0;
    return tooLarge == 0;
  }

  @Override
  public synchronized void leave(FieldData state) {
    left = state;
    ended = ending;
  }

  @Override
  public synchronized void end() {
    ending = true;
    resume();
  }

  /// Whether the method has returned because it was to end.
  synchronized boolean isEnded() {
    return ended;
  }

  /// What the method has left at its end; empty if it does not learn.
  ///
  /// @param cpuSeconds of the run
  synchronized Optional<Remains> remains(double cpuSeconds) {
    if (tooLarge > 0) {
      return Optional.of(Remains.tooLarge(tooLarge, seconds(), cpuSeconds));
    }
    return Optional.ofNullable(left).map(state -> Remains.of(state, seconds(), cpuSeconds));
  }

  @Override
  public synchronized void change(RunRequest request) {
    next = request;
    resume();
  }

  /// The request with which the method is to go on, now that it has returned; empty if it was not asked, or has left
  /// nothing to go on from. What it left becomes its [#start].
  synchronized Optional<RunRequest> takeChange() {
    RunRequest taken = next;
    if (ending || taken == null || left == null) {
      return Optional.empty();
    }
    start = left;
    left = null;
    next = null;
    return Optional.of(taken);
  }

  @Override
  public boolean frameDue() {
    return frameAsked && elapsed() - lastFrame >= FRAME_SECONDS;
  }

  @Override
  public synchronized void publish(Frame frame) {
    frameAsked = false;
    lastFrame = elapsed();
    events.accept(new RunEvent.Published(lastFrame, frame));
  }

  @Override
  public synchronized double elapsed() {
    return secondsBefore + (System.nanoTime() - begin - pausedNanos) * 1e-9;
  }

  @Override
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }

  @Override
  public synchronized void pause() {
    paused = true;
  }

  @Override
  public synchronized void resume() {
    paused = false;
    notifyAll();
  }

  @Override
  public void askForFrame() {
    frameAsked = true;
  }
}
