package org.collocate.solver.service;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/// The program of a child process: reads a request, runs it, writes its events, ends. It also ends when its parent does.
public final class ChildMain {
  private static final int BUFFER = 1 << 16;

  private ChildMain() {}

  /// Runs the one request on standard input.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, BUFFER));
    DataOutputStream out = new DataOutputStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
    // What a library prints must not stand among the events.
    System.setOut(System.err);
    RunRequest request = ChildProtocol.readRequest(in);
    ChildProtocol.EventWriter writer = new ChildProtocol.EventWriter(out);
    CountDownLatch end = new CountDownLatch(1);
    InProcessExecutor executor = new InProcessExecutor();
    RunExecutor.Execution execution = executor.start(request, event -> {
      try {
        writer.write(event);
      } catch (IOException e) {
        throw new UncheckedIOException("the parent does not listen", e);
      } finally {
        if (event instanceof RunEvent.Finished) {
          end.countDown();
        }
      }
    });
    Thread commands = new Thread(() -> obey(in, execution), "commands");
    commands.setDaemon(true);
    commands.start();
    end.await();
    Runtime.getRuntime().halt(0);
  }

  private static void obey(DataInputStream in, RunExecutor.Execution execution) {
    try {
      for (int command = in.read(); command >= 0; command = in.read()) {
        switch (command) {
          case ChildProtocol.CANCEL -> execution.cancel();
          case ChildProtocol.END -> execution.end();
          case ChildProtocol.PAUSE -> execution.pause();
          case ChildProtocol.RESUME -> execution.resume();
          case ChildProtocol.FRAME -> execution.askForFrame();
          case ChildProtocol.CHANGE -> execution.change(ChildProtocol.readRequest(in));
          default -> throw new IOException("no command " + command);
        }
      }
    } catch (IOException e) {
      System.err.println("commands: " + e);
    }
    // The parent has gone or speaks another language: nobody waits for the result.
    Runtime.getRuntime().halt(1);
  }
}
