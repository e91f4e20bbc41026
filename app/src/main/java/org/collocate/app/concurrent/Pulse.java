package org.collocate.app.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/// The thread of the toolkit, but not before its next pulse: what shows something anew need not do so more often than the
/// screen does.
public final class Pulse implements Executor {
  private final Executor window;
  private final long interval;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;
  private long last;

  /// @param window the thread of the toolkit
  /// @param millis so long at least from one turn to the next
  public Pulse(Executor window, long millis) {
    this.window = window;
    interval = millis * 1_000_000;
  }

  @Override
  public void execute(Runnable action) {
    synchronized (waiting) {
      waiting.add(action);
      if (running) {
        return;
      }
      running = true;
    }
    window.execute(() -> new Turn().start());
  }

  /// Waits for the pulse, does what there is, and rests.
  private final class Turn extends AnimationTimer {
    @Override
    public void handle(long now) {
      if (now - last < interval) {
        return;
      }
      last = now;
      stop();
      Runnable[] actions;
      synchronized (waiting) {
        actions = waiting.toArray(new Runnable[0]);
        waiting.clear();
        running = false;
      }
      for (Runnable action : actions) {
        action.run();
      }
    }
  }
}
