package org.collocate.solver.service;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs each method in a Java process of its own: one that exhausts memory, crashes or does not listen takes nothing
/// else down, and ending it frees its cores at once.
public final class ChildExecutor implements RunExecutor {
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final Logger LOG = System.getLogger(ChildExecutor.class.getName());
  /// A cancelled child may take this long to end by itself.
  private static final long GRACE_MILLIS = 300;
  private static final int KEPT_OUTPUT = 4000;

  private final List<String> options;
  private final Set<Child> running = ConcurrentHashMap.newKeySet();

  /// @param megabytes the largest heap of a child
  public ChildExecutor(int megabytes) {
    this.options = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
  }

  @Override
  public Execution start(RunRequest request, Consumer<RunEvent> events) {
    Child child = new Child(request, events);
    running.add(child);
    Thread thread = new Thread(() -> {
      child.follow();
      running.remove(child);
    }, "child " + request.method());
    thread.setDaemon(true);
    thread.start();
    return child;
  }

  @Override
  public void close() {
    running.forEach(Child::kill);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    // The window's own work is small and must not wait behind a run; where nothing else wants the cores, a run is not
    // slower for it.
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "10"));
    }
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-Djava.awt.headless=true");
    command.add("-cp");
    command.add(property("java.class.path"));
    command.add(ChildMain.class.getName());
    return command;
  }

  /// A property that every Java has.
  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /// Writes a command.
  @FunctionalInterface
  private interface Order {
    void write(DataOutputStream out) throws IOException;
  }

  /// One child, from the start of its process to its last event.
  private final class Child implements Execution {
    private final RunRequest request;
    private final Consumer<RunEvent> events;
    private final AtomicBoolean finished = new AtomicBoolean();
    private final StringBuilder output = new StringBuilder();
    private @Nullable Process process;
    private @Nullable DataOutputStream commands;
    private boolean cancelled;
    private long begin;

    Child(RunRequest request, Consumer<RunEvent> events) {
      this.request = request;
      this.events = events;
    }

    /// Starts the process and passes its events on until it ends.
    void follow() {
      try {
        Process started = new ProcessBuilder(command()).start();
        synchronized (this) {
          begin = System.nanoTime();
          process = started;
          commands = new DataOutputStream(new BufferedOutputStream(started.getOutputStream()));
          if (cancelled) {
            started.destroyForcibly();
            return;
          }
          ChildProtocol.writeRequest(commands, request);
        }
        Thread drain = new Thread(() -> drain(started.getErrorStream()), "output of " + request.method());
        drain.setDaemon(true);
        drain.start();
        passOn(started.getInputStream());
        if (!started.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
          started.destroyForcibly();
        }
        int code = started.waitFor();
        drain.join(1000);
        finish(failure(code));
      } catch (IOException e) {
        LOG.log(Level.WARNING, "child of " + request.method(), e);
        finish(RunResult.without(RunStatus.FAILED, "the background process broke off: " + e.getMessage(),
            request.threads(), FailedRun.processEnded(request)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        finish(RunResult.without(RunStatus.CANCELLED, "interrupted", request.threads()));
      } finally {
        kill();
      }
    }

    private void passOn(InputStream in) {
      ChildProtocol.EventReader reader = new ChildProtocol.EventReader(
          new DataInputStream(new BufferedInputStream(in, 1 << 16)));
      try {
        for (RunEvent event = reader.read(); event != null; event = reader.read()) {
          if (event instanceof RunEvent.Finished(RunResult result)) {
            finish(result);
          } else if (!finished.get()) {
            events.accept(event);
          }
        }
      } catch (IOException e) {
        // The child ended within an event, or its virtual machine wrote last words: its exit status says why.
        LOG.log(Level.DEBUG, "events of " + request.method(), e);
      }
    }

    private RunResult failure(int code) {
      String tail;
      synchronized (output) {
        // Every start warns of the module of vectors, which says nothing of the end.
        tail = output.toString()
            .lines()
            .filter(line -> !line.startsWith("WARNING: Using incubator"))
            .collect(Collectors.joining("\n"))
            .strip();
      }
      // ExitOnOutOfMemoryError ends the process with status 3.
      if (code == 3 || tail.contains("OutOfMemoryError")) {
        return RunResult.without(RunStatus.FAILED, "the run needs more memory than it may take ("
            + options.getFirst().substring(4) + "B)", request.threads(), FailedRun.tooLarge(request));
      }
      String last = tail.substring(tail.lastIndexOf('\n') + 1);
      return RunResult.without(RunStatus.FAILED,
          "the background process ended unexpectedly (status " + code + ")"
              + (last.isEmpty() ? "" : ": " + last) + "; the last frame is kept",
          request.threads(),
          FailedRun.processEnded(request));
    }

    private void drain(InputStream errors) {
      try (var reader = new java.io.InputStreamReader(errors, StandardCharsets.UTF_8)) {
        char[] buffer = new char[1024];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
          synchronized (output) {
            output.append(buffer, 0, n);
            output.delete(0, Math.max(0, output.length() - KEPT_OUTPUT));
          }
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "output of the child", e);
      }
    }

    private void finish(RunResult result) {
      if (finished.compareAndSet(false, true)) {
        events.accept(new RunEvent.Finished(result));
      }
    }

    @Override
    public void cancel() {
      double seconds;
      synchronized (this) {
        cancelled = true;
        seconds = begin == 0 ? 0 : (System.nanoTime() - begin) * 1e-9;
        send(ChildProtocol.CANCEL);
      }
      finish(new RunResult(RunStatus.CANCELLED, "cancelled", null, new RunSeconds(seconds, 0, 0, 0, 0),
          Double.NaN,
          request.threads()));
      CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS).execute(this::kill);
    }

    @Override
    public void end() {
      send(ChildProtocol.END);
    }

    @Override
    public void pause() {
      send(ChildProtocol.PAUSE);
    }

    @Override
    public void resume() {
      send(ChildProtocol.RESUME);
    }

    @Override
    public void askForFrame() {
      send(ChildProtocol.FRAME);
    }

    @Override
    public void change(RunRequest next) {
      send(out -> {
        out.writeByte(ChildProtocol.CHANGE);
        ChildProtocol.writeRequest(out, next);
      });
    }

    private void send(int command) {
      send(out -> out.writeByte(command));
    }

    private synchronized void send(Order order) {
      if (commands == null || finished.get()) {
        return;
      }
      try {
        order.write(commands);
        commands.flush();
      } catch (IOException e) {
        // The child has just ended; what happened to it comes from the other side.
        LOG.log(Level.DEBUG, "command to a child that has ended", e);
      }
    }

    private synchronized @Nullable Process process() {
      return process;
    }

    private void kill() {
      Process child = process();
      if (child != null) {
        child.destroyForcibly();
      }
    }
  }
}
