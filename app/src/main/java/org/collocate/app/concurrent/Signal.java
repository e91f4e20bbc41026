package org.collocate.app.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks for an action on another thread. Any number of calls before it runs make it run once; a call while it runs makes
/// it run once more.
public final class Signal {
  private final Executor executor;
  private final Runnable action;
  private final AtomicBoolean waiting = new AtomicBoolean();

  /// @param executor of one thread
  public Signal(Executor executor, Runnable action) {
    this.executor = executor;
    this.action = action;
  }

  /// May be called from any thread; returns at once.
  public void raise() {
    if (waiting.compareAndSet(false, true)) {
      executor.execute(() -> {
        waiting.set(false);
        action.run();
      });
    }
  }
}
