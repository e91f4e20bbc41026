package org.collocate.models.loss;

import java.io.IOException;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.kernel.Precision;
import org.collocate.models.peer.Libtorch;
import org.collocate.solver.benchmark.BenchTable;
import org.collocate.solver.parallel.WorkerTeam;

/// Times training steps on two threads, in milliseconds, and those of libtorch beside them.
///
/// To each step belong two times of its matrix products alone: at the speed of the same kernel on operands that lie in the first
/// cache, and at the rate of multiply-adds that the machine reaches when it does nothing else. No engine can go below the second.
public final class StepTiming {
  private static final int THREADS = 2;
  private static final int WIDTH = 64;
  /// Products of hidden layers: three, forward, to the inputs and to the weights.
  private static final int PRODUCTS = 9;

  private StepTiming() {}

  /// Adds the lines of all steps.
  public static void run(BenchTable table, double seconds) throws IOException, InterruptedException {
    boolean narrow = Precision.DOUBLE.arithmetic().lanes() == 4;
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      step(table, team, Precision.DOUBLE, DerivativeOperator.laplacian(2), "poisson", narrow ? 18 : 10,
          seconds);
      step(table, team, Precision.SINGLE, DerivativeOperator.laplacian(2), "poisson", narrow ? 8 : 4.5,
          seconds);
      step(table, team, Precision.SINGLE, DerivativeOperator.biLaplacian(2), "biharmonic", 15, seconds);
    }
    if (Precision.DOUBLE.arithmetic().lanes() == 8) {
      withoutAvx512(table, "double", 18, seconds);
      withoutAvx512(table, "float", 8, seconds);
    }
  }

  private static void withoutAvx512(BenchTable table, String precision, double bar, double seconds)
      throws IOException, InterruptedException {
    double peer = Libtorch.medianWithoutAvx512("poisson", precision, THREADS, seconds);
    table.add("training step, poisson, " + precision + ", without AVX-512",
        StepProcess.withoutAvx512(precision, THREADS, seconds), peer, bar, "ms");
  }

  private static <A> void step(BenchTable table, WorkerTeam team, Precision<A> precision,
      DerivativeOperator operator, String equation, double bar, double seconds)
      throws IOException, InterruptedException {
    AnchorStep anchor = new AnchorStep(precision, operator, team);
    double[] samples = samples(anchor::run, seconds);
    int streams = operator.order() == 2 ? 4 : 9;
    double products = (4096.0 * streams + 512) / (streams * 16) * PRODUCTS;
    double limit = products * blockMillis(precision, team, streams * 16, seconds / 4) / THREADS;
    double peer = Libtorch.median(equation, precision.name(), THREADS, seconds);
    table.add("training step, " + equation + ", " + precision.name(), samples, peer, bar, "ms");
    table.add("of it matrix products alone", limit, Double.NaN, "ms");
    double multiplyAdds = (4096.0 * streams + 512) * PRODUCTS * WIDTH * WIDTH;
    double peak = MultiplyAddPeak.perMillisecond(team) * Double.BYTES / precision.bytes();
    table.add("the same at the machine's peak of multiply-adds", multiplyAdds / peak, Double.NaN, "ms");
  }

  /// Milliseconds of one product of a block with a hidden layer, both threads at work.
  private static <A> double blockMillis(Precision<A> precision, WorkerTeam team, int rows, double seconds) {
    int repetitions = 200;
    double[] samples = samples(() -> {
      team.run(THREADS, (chunk, worker) -> {
        A a = precision.arithmetic().array(rows * WIDTH);
        A b = precision.arithmetic().array(WIDTH * WIDTH);
        A c = precision.arithmetic().array(rows * WIDTH);
        for (int k = 0; k < repetitions; k++) {
          precision.matrices().multiply(rows, WIDTH, WIDTH, a, 0, WIDTH, b, 0, WIDTH, c, 0, WIDTH, false);
        }
      });
    }, seconds);
    return samples[samples.length / 2] / repetitions;
  }

  /// Sorted milliseconds of one call after as long a warm-up.
  static double[] samples(Runnable work, double seconds) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < seconds * 1e9) {
      work.run();
    }
    java.util.stream.DoubleStream.Builder samples = java.util.stream.DoubleStream.builder();
    start = System.nanoTime();
    while (System.nanoTime() - start < seconds * 1e9) {
      long before = System.nanoTime();
      work.run();
      samples.add((System.nanoTime() - before) * 1e-6);
    }
    return samples.build().sorted().toArray();
  }
}
