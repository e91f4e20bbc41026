package org.collocate.app.document;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.collocate.solver.study.Study;
import org.collocate.viz.export.AtomicFile;
import org.jspecify.annotations.Nullable;

/// Keeps the changes of an open study that are not saved in a file of their own, so that a crash loses at most what was
/// done in the last {@value #INTERVAL_MILLIS} ms and the time of one write. The file goes when the study is saved or
/// closed; see {@link Recovery} for what a crash leaves.
public final class Autosave implements AutoCloseable {
  static final long INTERVAL_MILLIS = 1000;
  private static final Logger LOG = System.getLogger(Autosave.class.getName());
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Document document;
  private final Path file;
  private final ScheduledExecutorService writer;
  private @Nullable Path predecessor;
  private @Nullable State waiting;
  private boolean scheduled;
  private @Nullable Future<?> next;

  /// What is to be kept; no study where nothing is unsaved.
  private record State(Origin origin, @Nullable Study study) {}

  /// @param folder the user's folder
  /// @param predecessor a file from before a crash whose study this document is; it goes once this one is written
  public Autosave(Document document, Path folder, @Nullable Path predecessor) {
    this.document = document;
    this.predecessor = predecessor;
    file = Recovery.folder(folder).resolve(Recovery.name(ProcessHandle.current(), COUNT.incrementAndGet()));
    writer = Executors.newSingleThreadScheduledExecutor(action -> {
      Thread thread = new Thread(action, "autosave");
      thread.setDaemon(true);
      return thread;
    });
    document.changes().add(this::changed);
    changed();
  }

  private synchronized void changed() {
    if (writer.isShutdown()) {
      return;
    }
    boolean first = waiting == null && !scheduled;
    if (first && !document.modified() && !Files.exists(file)) {
      return;
    }
    waiting = new State(document.origin(), document.modified() ? document.study() : null);
    if (first) {
      scheduled = true;
      writer.execute(this::write);
    }
  }

  private void write() {
    State state;
    synchronized (this) {
      state = waiting;
      waiting = null;
      if (state == null) {
        scheduled = false;
        return;
      }
    }
    try {
      Study study = state.study();
      if (study == null) {
        Files.deleteIfExists(file);
      } else {
        AtomicFile.write(file, Recovery.text(state.origin(), study, Instant.now()));
        Path old = predecessor;
        if (old != null) {
          Files.deleteIfExists(old);
          predecessor = null;
        }
      }
    } catch (IOException e) {
      // The study itself is whole; what is lost is the safety net, and there may be room again for the next write.
      LOG.log(Level.WARNING, "autosave", e);
    }
    synchronized (this) {
      if (!writer.isShutdown()) {
        next = writer.schedule(this::write, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /// The study is closed: what was not saved is not wanted.
  @Override
  public void close() {
    synchronized (this) {
      waiting = null;
      if (next != null) {
        next.cancel(false);
      }
      writer.shutdown();
    }
    try {
      if (writer.awaitTermination(5, TimeUnit.SECONDS)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "autosave", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
