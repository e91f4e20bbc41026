package org.collocate.solver.benchmark;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.linear.SparseMatrix;

/// The libraries of specialists, timed on the same problems by a program of their own: `solver/src/peer/c/peers.c`.
final class Peers {
  private static final Path PROGRAM = Path.of("target", "peers");
  private final boolean there;

  /// What one peer took.
  ///
  /// @param seconds the median of all repetitions; NaN where the peer did not run
  /// @param again the median of its second figure, if it has one
  /// @param iterations of the last repetition
  record Figure(double seconds, double again, int iterations) {
    static final Figure NONE = new Figure(Double.NaN, Double.NaN, 0);
  }

  /// Builds the program, and installs what it needs where that is possible.
  ///
  /// @param module the folder of this module
  Peers(Path module) throws IOException, InterruptedException {
    there = new ProcessBuilder("sh", module.resolve("src/peer/c/build.sh").toString(),
        PROGRAM.toAbsolutePath().toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor() == 0;
  }

  /// Runs one peer in so many processes.
  Figure run(int processes, String... words) throws IOException, InterruptedException {
    if (!there) {
      return Figure.NONE;
    }
    List<String> command = new ArrayList<>();
    if (processes > 1) {
      command.addAll(List.of("mpirun", "--oversubscribe", "-n", String.valueOf(processes)));
    }
    command.add(PROGRAM.toAbsolutePath().toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT", "1");
    builder.environment().put("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
    Process process = builder.start();
    List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
        .toList();
    if (process.waitFor() != 0 || lines.isEmpty()) {
      System.err.println("bench: no figure of " + String.join(" ", words));
      return Figure.NONE;
    }
    String[] last = lines.getLast().split(" ", -1);
    double residual = Double.parseDouble(last[last.length - 1]);
    if (!(residual <= 1e-7)) {
      System.err.println("bench: " + String.join(" ", words) + " left a residual of " + residual);
      return Figure.NONE;
    }
    return new Figure(median(lines, 0), last.length == 4 ? median(lines, 1) : Double.NaN,
        Integer.parseInt(last[last.length - 2]));
  }

  private static double median(List<String> lines, int column) {
    double[] values = lines.stream()
        .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[column]))
        .toArray();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /// Writes a system as the program reads it.
  static Path write(SparseMatrix matrix, double[] b) throws IOException {
    Path file = Files.createTempFile("collocate-system", ".bin");
    try (OutputStream out = new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
      put(out, new int[] {matrix.size(), matrix.columns().length});
      put(out, matrix.rowStart());
      put(out, matrix.columns());
      put(out, matrix.values());
      put(out, b);
    }
    return file;
  }

  private static void put(OutputStream out, int[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.nativeOrder());
    bytes.asIntBuffer().put(numbers);
    out.write(bytes.array());
  }

  private static void put(OutputStream out, double[] numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(numbers);
    out.write(bytes.array());
  }
}
