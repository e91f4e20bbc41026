package org.collocate.solver.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiConsumer;

/// Runs methods in the background within one budget of threads: a run begins when the threads that it asks for are
/// free, in the order of submission.
public final class SolverService implements AutoCloseable {
  private final RunExecutor executor;
  private final int budget;
  private final Queue<Run> waiting = new ArrayDeque<>();
  private final Set<Run> working = new LinkedHashSet<>();
  private int free;
  private boolean closed;

  /// @param threads the budget of all runs together
  public SolverService(RunExecutor executor, int threads) {
    this.executor = executor;
    this.budget = threads;
    this.free = threads;
  }

  public int budget() {
    return budget;
  }

  /// Queues a run.
  ///
  /// @param listener is told every event from the first one on
  /// @throws IllegalArgumentException if the run asks for more threads than there are
  public Run submit(RunRequest request, BiConsumer<Run, RunEvent> listener) {
    return submit(request, new History(), listener);
  }

  /// Queues a run whose rows follow on those of an earlier one, see [RunRequest#before].
  ///
  /// @throws IllegalArgumentException if the run asks for more threads than there are
  public Run submit(RunRequest request, History history, BiConsumer<Run, RunEvent> listener) {
    if (request.threads() > budget) {
      throw new IllegalArgumentException(request.threads() + " threads of " + budget);
    }
    Run run = new Run(request, history, this);
    run.listen(listener);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the service is closed");
      }
      waiting.add(run);
    }
    beginNext();
    return run;
  }

  /// The runs that are not over, the working ones first.
  public synchronized List<Run> active() {
    List<Run> runs = new ArrayList<>(working);
    runs.addAll(waiting);
    return runs;
  }

  synchronized boolean withdraw(Run run) {
    return waiting.remove(run);
  }

  void ended(Run run) {
    synchronized (this) {
      if (!working.remove(run)) {
        return;
      }
      free += run.request().threads();
    }
    beginNext();
  }

  private void beginNext() {
    while (true) {
      Run next;
      boolean beside;
      synchronized (this) {
        next = waiting.peek();
        if (next == null || closed || next.request().threads() > free) {
          return;
        }
        waiting.remove();
        free -= next.request().threads();
        beside = !working.isEmpty();
        if (beside) {
          working.forEach(Run::markShared);
        }
        working.add(next);
      }
      next.begin(executor, beside);
    }
  }

  /// Ends all runs.
  @Override
  public void close() {
    List<Run> active;
    synchronized (this) {
      closed = true;
      active = active();
    }
    active.forEach(Run::cancel);
    executor.close();
  }
}
