package org.collocate.models.loss;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;

/// An [AnchorStep] of the Poisson problem in a virtual machine of its own, which may be told to do without part of the
/// machine.
public final class StepProcess {
  private StepProcess() {}

  /// Sorted milliseconds of each step in a machine with vectors of 256 bits and 16 registers.
  static double[] withoutAvx512(String precision, int threads, double seconds)
      throws IOException, InterruptedException {
    List<String> command = List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:UseAVX=2",
        "--add-modules=jdk.incubator.vector", "-cp", String.valueOf(System.getProperty("java.class.path")),
        StepProcess.class.getName(), precision, String.valueOf(threads), String.valueOf(seconds));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("the steps without AVX-512 ended with status " + status);
    }
    return Stream.of(printed.split("\\s+")).mapToDouble(Double::parseDouble).sorted().toArray();
  }

  /// @param arguments precision, threads, seconds
  public static void main(String[] arguments) {
    try (WorkerTeam team = new WorkerTeam(Integer.parseInt(arguments[1]))) {
      AnchorStep anchor = new AnchorStep(Precision.named(arguments[0]), DerivativeOperator.laplacian(2),
          team);
      double[] samples = StepTiming.samples(anchor::run, Double.parseDouble(arguments[2]));
      Arrays.stream(samples).forEach(System.out::println);
    }
  }
}
