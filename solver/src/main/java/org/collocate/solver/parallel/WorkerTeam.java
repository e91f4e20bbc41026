package org.collocate.solver.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fixed number of threads that work through numbered chunks together; the caller is one of them.
///
/// Chunks are claimed in ascending order by whoever is free, so a task must write each chunk's result to a place of
/// its own and the caller must combine the places in order: then the outcome does not depend on the number of
/// threads. Idle workers spin for about 20 µs and then park, so that a team costs nothing while its run is paused.
/// A failure in one chunk stops the claiming and is thrown by [#run] after the claimed chunks have ended.
///
/// One caller at a time; [#close] ends the threads.
public final class WorkerTeam implements AutoCloseable {
  /// One chunk of the work, done by the worker with that number (0 is the caller).
  @FunctionalInterface
  public interface Task {
    /// Works on `chunk`; `worker` is below [WorkerTeam#size] and no two threads use it at once.
    void run(int chunk, int worker);
  }

  private static final long SPIN_NANOS = 20_000;
  private static final Task NOTHING = (chunk, worker) -> {};

  private final Thread[] helpers;
  /// Counts down from the number of chunks; a positive ticket is a right to a chunk of the current round.
  private final AtomicInteger tickets = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private volatile Task task = NOTHING;
  private volatile int chunks;
  private volatile @Nullable Thread caller;

  /// A team of `size` threads, the calling one included.
  public WorkerTeam(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size " + size);
    }
    helpers = new Thread[size - 1];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] = Thread.ofPlatform().daemon().name("collocate-worker-" + worker).start(() -> serve(worker));
    }
  }

  /// The number of threads, the caller included.
  public int size() {
    return helpers.length + 1;
  }

  /// Runs `task` for chunks `0 … chunks-1` and returns when all have ended.
  public void run(int chunks, Task task) {
    if (closed) {
      throw new IllegalStateException("the team is closed");
    }
    if (caller != null) {
      throw new IllegalStateException("the team is at work");
    }
    if (chunks <= 0) {
      return;
    }
    caller = Thread.currentThread();
    this.task = task;
    this.chunks = chunks;
    unfinished.set(chunks);
    tickets.set(chunks);
    round.incrementAndGet();
    for (int i = 0; i < Math.min(helpers.length, chunks - 1); i++) {
      LockSupport.unpark(helpers[i]);
    }
    work(0);
    awaitOthers();
    this.task = NOTHING;
    caller = null;
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void awaitOthers() {
    long start = System.nanoTime();
    boolean interrupted = false;
    while (unfinished.get() > 0) {
      if (System.nanoTime() - start < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (!closed) {
      long start = System.nanoTime();
      while (round.get() == seen && !closed) {
        if (System.nanoTime() - start < SPIN_NANOS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      seen = round.get();
      work(worker);
    }
  }

  private void work(int worker) {
    int ticket = tickets.getAndDecrement();
    // The round cannot end before this ticket's chunk has: task and chunks are those of the ticket's round.
    while (ticket > 0) {
      try {
        task.run(chunks - ticket, worker);
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
        int unclaimed = Math.max(0, tickets.getAndSet(0));
        finish(unclaimed);
      }
      finish(1);
      ticket = tickets.getAndDecrement();
    }
  }

  private void finish(int count) {
    if (count > 0 && unfinished.addAndGet(-count) == 0) {
      LockSupport.unpark(caller);
    }
  }

  /// Ends the helpers and waits for them. A second call does nothing.
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
