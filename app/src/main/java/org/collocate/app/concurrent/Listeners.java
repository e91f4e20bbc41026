package org.collocate.app.concurrent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Those who want to know that something has changed. They look for themselves what it is now.
public final class Listeners {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public void add(Runnable listener) {
    listeners.add(listener);
  }

  /// Tells everybody, in the order in which they came.
  public void tell() {
    listeners.forEach(Runnable::run);
  }
}
