package org.collocate.solver.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.collocate.solver.method.TrainingStep;
import org.jspecify.annotations.Nullable;

/// One run as the service knows it: its state, its latest frame, its history, and the handle to steer it. All methods
/// may be called from any thread.
public final class Run {
  /// A training that is to end may take this long for its step and its fields.
  private static final long STEP_SECONDS = 3;
  private volatile RunRequest request;
  private final SolverService service;
  private final History history;
  private final CompletableFuture<RunResult> result = new CompletableFuture<>();
  private final List<BiConsumer<Run, RunEvent>> listeners = new CopyOnWriteArrayList<>();
  private volatile RunStatus status = RunStatus.QUEUED;
  private volatile RunEvent.@Nullable Progressed progress;
  private volatile RunEvent.@Nullable Published latest;
  private volatile @Nullable Remains remains;
  private volatile boolean shared;
  private RunExecutor.@Nullable Execution execution;
  private boolean cancelled;
  private boolean ending;

  Run(RunRequest request, History history, SolverService service) {
    this.request = request;
    this.history = history;
    this.service = service;
  }

  public RunRequest request() {
    return request;
  }

  public RunStatus status() {
    return status;
  }

  /// The newest progress; null before the first one.
  public RunEvent.@Nullable Progressed progress() {
    return progress;
  }

  /// The newest frame; null before the first one. It stays when the run fails.
  public RunEvent.@Nullable Published latest() {
    return latest;
  }

  public History history() {
    return history;
  }

  /// What it has left to go on from; null before its end, and of a method that leaves nothing.
  public @Nullable Remains remains() {
    return remains;
  }

  /// Whether another run was on at the same time, so that the times are not this run's alone.
  public boolean shared() {
    return shared;
  }

  /// Completed when the run is over, never exceptionally.
  public CompletableFuture<RunResult> result() {
    return result;
  }

  /// Calls `listener` with each further event, on the thread on which it comes.
  public void listen(BiConsumer<Run, RunEvent> listener) {
    listeners.add(listener);
  }

  /// Ends the run, also one that waits.
  public void cancel() {
    RunExecutor.Execution started;
    synchronized (this) {
      cancelled = true;
      started = execution;
    }
    if (started != null) {
      started.cancel();
    } else if (service.withdraw(this)) {
      receive(new RunEvent.Finished(RunResult.without(RunStatus.CANCELLED, "cancelled before it began",
          request.threads())));
    }
  }

  /// Ends a training at its next step, with what it has learned: [RunEvent.Left] says so. What does not end by itself soon
  /// is cancelled, as is one that has not begun or is asked a second time.
  public void end() {
    RunExecutor.Execution started;
    boolean again;
    synchronized (this) {
      started = execution;
      again = ending;
      ending = true;
    }
    if (started == null || again) {
      cancel();
      return;
    }
    started.end();
    CompletableFuture.delayedExecutor(STEP_SECONDS, TimeUnit.SECONDS).execute(() -> {
      if (!status.isFinal()) {
        cancel();
      }
    });
  }

  /// Holds the run at its next checkpoint; a waiting or finished run is left as it is.
  public void pause() {
    RunExecutor.Execution started = steer(RunStatus.RUNNING, RunStatus.PAUSED);
    if (started != null) {
      started.pause();
    }
  }

  public void resume() {
    RunExecutor.Execution started = steer(RunStatus.PAUSED, RunStatus.RUNNING);
    if (started != null) {
      started.resume();
    }
  }

  /// Lets the run go on with the settings that its method has in another state of the study, from what it has learned; a
  /// run that was paused goes on. One that does not work is left as it is. [RunEvent.Continued] says when it happens.
  public void change(String study) {
    RunExecutor.Execution started;
    synchronized (this) {
      if (status != RunStatus.RUNNING && status != RunStatus.PAUSED) {
        return;
      }
      status = RunStatus.RUNNING;
      started = execution;
    }
    if (started != null) {
      started.change(request.with(study));
    }
  }

  /// Says that somebody would look at a new frame.
  public synchronized void askForFrame() {
    if (execution != null) {
      execution.askForFrame();
    }
  }

  private synchronized RunExecutor.@Nullable Execution steer(RunStatus from, RunStatus to) {
    if (status != from) {
      return null;
    }
    status = to;
    return execution;
  }

  void begin(RunExecutor executor, boolean beside) {
    synchronized (this) {
      shared |= beside;
      if (!cancelled) {
        status = RunStatus.RUNNING;
        execution = executor.start(request, this::receive);
        return;
      }
    }
    receive(new RunEvent.Finished(RunResult.without(RunStatus.CANCELLED, "cancelled before it began",
        request.threads())));
  }

  void markShared() {
    shared = true;
  }

  private void receive(RunEvent event) {
    switch (event) {
      case RunEvent.Started _ -> {
      }
      case RunEvent.Progressed progressed -> progress = progressed;
      case RunEvent.Recorded(double seconds, TrainingStep training) -> history.addLoss(seconds, training);
      case RunEvent.Continued(double _, String study) -> request = request.with(study);
      case RunEvent.Published published -> latest = published;
      case RunEvent.Left(Remains found) -> remains = found;
      case RunEvent.Finished(RunResult end) -> {
        synchronized (this) {
          status = end.status();
        }
        service.ended(this);
      }
    }
    listeners.forEach(listener -> listener.accept(this, event));
    if (event instanceof RunEvent.Finished(RunResult end)) {
      result.complete(end);
    }
  }
}
