package org.collocate.app.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Work that an interrupt of the user ends in good order: the virtual machine waits until it has.
final class Interruption {
  private static final long LONGEST_ENDING_SECONDS = 20;

  /// Work that gives an exit code.
  interface Work {
    int run() throws IOException;
  }

  private Interruption() {}

  /// Does the work.
  ///
  /// @param interrupt ends it; called from another thread
  /// @return its exit code
  static int guard(Runnable interrupt, Work work) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    Thread hook = new Thread(() -> {
      interrupt.run();
      try {
        if (!over.await(LONGEST_ENDING_SECONDS, TimeUnit.SECONDS)) {
          System.err.println("collocate: gave up waiting for the results to be written");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    int code;
    try {
      code = work.run();
    } finally {
      over.countDown();
    }
    if (code != ExitCode.INTERRUPTED) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    return code;
  }
}
