package org.collocate.app.family;

import java.util.concurrent.CancellationException;

/// Where a training is held and ended by another thread.
final class Gate {
  private boolean held;
  private boolean ended;
  private long heldNanos;

  synchronized void hold() {
    held = true;
  }

  synchronized void open() {
    held = false;
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Whether the work is to end.
  synchronized boolean isEnded() {
    return ended;
  }

  /// Waits while it is held.
  ///
  /// @throws CancellationException when the work is to end
  synchronized void pass() {
    long begin = System.nanoTime();
    while (held && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        ended = true;
        Thread.currentThread().interrupt();
      }
    }
    heldNanos += System.nanoTime() - begin;
    if (ended) {
      throw new CancellationException("interrupted");
    }
  }

  /// How long work was held in all.
  synchronized long heldNanos() {
    return heldNanos;
  }
}
