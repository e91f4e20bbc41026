package org.collocate.models.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Starts {@code LibtorchSteps}, which is on the class path of `packaging/bench neural` alone: 280 MB of libraries for Linux
/// on x86-64.
///
/// It gets what its documentation advises: MKL in place of OpenBLAS, whose threads stand in the way of libtorch's own, and
/// one OpenMP team for both.
public final class Libtorch {
  private Libtorch() {}

  /// Milliseconds of each step after a warm-up; one NaN, with the reason on standard error, where libtorch does not run.
  ///
  /// @param work `poisson`, `biharmonic`, `fno` or `spectral`
  /// @param precision `double` or `float`
  public static double[] samples(String work, String precision, int threads, double seconds)
      throws IOException, InterruptedException {
    return samples(work, precision, threads, seconds, Map.of());
  }

  private static double[] samples(String work, String precision, int threads, double seconds,
      Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(
        ProcessHandle.current().info().command().orElse("java"),
        "--enable-native-access=ALL-UNNAMED",
        "-Dorg.bytedeco.openblas.load=mkl_rt", "-cp", String.valueOf(System.getProperty("java.class.path")),
        "org.collocate.models.peer.LibtorchSteps", work, precision, String.valueOf(threads),
        String.valueOf(seconds))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment()
        .putAll(Map.of("MKL_THREADING_LAYER", "GNU", "OMP_NUM_THREADS", String.valueOf(threads)));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      System.err.println(
          "bench: no figure of libtorch for " + work + " in " + precision + " (status " + status + ")");
      return new double[] {Double.NaN};
    }
    return printed.lines()
        .flatMapToDouble(line -> DoubleStream.of(Double.parseDouble(line)))
        .sorted()
        .toArray();
  }

  /// The median of {@link #samples}.
  public static double median(String work, String precision, int threads, double seconds)
      throws IOException, InterruptedException {
    double[] samples = samples(work, precision, threads, seconds);
    return samples[samples.length / 2];
  }

  /// The median with vectors of 256 bits at most.
  public static double medianWithoutAvx512(String work, String precision, int threads, double seconds)
      throws IOException, InterruptedException {
    double[] samples = samples(work, precision, threads, seconds,
        Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_ENABLE_INSTRUCTIONS", "AVX2", "ONEDNN_MAX_CPU_ISA",
            "AVX2"));
    return samples[samples.length / 2];
  }
}
