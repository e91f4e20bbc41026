package org.collocate.models.loss;

import java.util.concurrent.TimeUnit;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// [AnchorStep] for the Laplacian and the bi-Laplacian, in both precisions.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class TrainingStepBenchmark {
  /// Number of threads.
  @Param({"1", "2"})
  public int threads;

  /// What the network computes in.
  @Param({"double", "float"})
  public String precision = "double";

  /// Order of the equation.
  @Param({"2", "4"})
  public int order;

  private WorkerTeam team = new WorkerTeam(1);
  private AnchorStep anchor = new AnchorStep(Precision.DOUBLE, DerivativeOperator.laplacian(2), team);

  /// Makes points, network and team.
  @Setup
  public void prepare() {
    team = new WorkerTeam(threads);
    anchor = new AnchorStep(Precision.named(precision),
        order == 2 ? DerivativeOperator.laplacian(2) : DerivativeOperator.biLaplacian(2), team);
  }

  /// Ends the threads.
  @TearDown
  public void close() {
    team.close();
  }

  /// One step; returns the loss.
  @Benchmark
  public double step() {
    return anchor.run();
  }
}
