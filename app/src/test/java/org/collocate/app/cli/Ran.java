package org.collocate.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What a command did.
///
/// @param out standard output
/// @param err standard error
record Ran(int code, String out, String err) {
  private static final long LONGEST_ENDING_SECONDS = 20;

  /// Runs a command in this process.
  static Ran of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int code = CollocateCommand.run(arguments);
      return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
  }

  /// Runs a command in a process of its own and interrupts it, as Ctrl-C does, at the first line that is waited for.
  ///
  /// @return what it did; its output and errors come together
  static Ran interrupted(Predicate<String> at, String... arguments) throws IOException, InterruptedException {
    // A shell that runs the tests in the background makes its children deaf to interrupts.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT",
        Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector", "-cp",
        Objects.requireNonNull(System.getProperty("java.class.path")), "org.collocate.app.Main"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (process.inputReader().lines().noneMatch(at)) {
        throw new AssertionError("the command ended before it was to be interrupted");
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      String rest = process.inputReader().readAllAsString();
      if (!process.waitFor(LONGEST_ENDING_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the command does not end: " + rest);
      }
      return new Ran(process.exitValue(), rest, "");
    } finally {
      process.destroyForcibly();
    }
  }
}
