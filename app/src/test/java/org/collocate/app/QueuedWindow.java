package org.collocate.app;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.collocate.app.concurrent.Tasks;

/// The window's thread in tests without a toolkit: the test's own thread, which works off what is handed to it while it
/// waits for something.
public final class QueuedWindow implements Executor {
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable action) {
    queue.add(action);
  }

  public Tasks tasks() {
    return Tasks.beside(this);
  }

  /// Works until a condition holds.
  public void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not: " + what);
      }
      try {
        Runnable action = queue.poll(20, TimeUnit.MILLISECONDS);
        if (action != null) {
          action.run();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
