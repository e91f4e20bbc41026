package org.collocate.models.loss;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Precision;
import org.collocate.models.kernel.WorkerTeam;
import org.collocate.models.layer.Activation;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Objective;
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

/// One Adam step of a 2-64-64-64-64-1 tanh network on a Poisson problem with 4,096 points inside and 512 on the
/// boundary.
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

  private WorkerTeam team = new WorkerTeam(1);
  private Objective loss = (x, gradient) -> 0;
  private double[] parameters = new double[0];
  private Adam adam = new Adam(0);

  /// `(jet − target)²/N` on one stream.
  private record Square(JetLayout layout, double[][] points, int stream,
      double[] target) implements PointwiseLoss {
    @Override
    public double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint) {
      double sum = 0;
      for (int p = 0; p < count; p++) {
        int at = (stream * count + p) * stride;
        double residual = outputs[at] - target[from + p];
        sum += residual * residual / target.length;
        adjoint[at] = 2 * residual / target.length;
      }
      return sum;
    }
  }

  /// Makes points, network and team.
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(7);
    double[][] inside = new double[2][4096];
    double[] source = new double[4096];
    for (int i = 0; i < source.length; i++) {
      inside[0][i] = random.nextDouble();
      inside[1][i] = random.nextDouble();
      source[i] = -2 * Math.PI * Math.PI * Math.sin(Math.PI * inside[0][i])
          * Math.sin(Math.PI * inside[1][i]);
    }
    double[][] boundary = new double[2][512];
    for (int i = 0; i < 512; i++) {
      boundary[i & 1][i] = i >> 1 & 1;
      boundary[1 - (i & 1)][i] = random.nextDouble();
    }
    Network network = Network.perceptron(BoxNormalization.of(new double[] {0, 0}, new double[] {1, 1}), 64, 4,
        Activation.TANH, 1);
    JetLayout laplacian = JetLayout.carrying(2, List.of(DerivativeOperator.laplacian(2)));
    team = new WorkerTeam(threads);
    loss = new CollocationLoss<>(Precision.named(precision), network,
        List.of(new Square(laplacian, inside, 3, source),
            new Square(JetLayout.value(2), boundary, 0, new double[512])),
        team);
    parameters = network.initialize(1);
    adam = new Adam(parameters.length);
  }

  /// Ends the threads.
  @TearDown
  public void close() {
    team.close();
  }

  /// One step; returns the loss.
  @Benchmark
  public double step() {
    return adam.step(loss, parameters, 1e-3);
  }
}
