package org.collocate.models.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.AdaptiveSlope;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.GatedBlocks;
import org.collocate.models.layer.GaussianFeatures;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.network.TapeNetwork;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Lbfgs;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CollocationLossTest {
  /// `ℓ = (Σ_streams,outputs w·jet)²/2 + Σ w·jet³/6` with fixed weights: every jet matters, nonlinearly.
  private record Mixture(JetLayout layout, double[][] points, double[] weights) implements PointwiseLoss {
    @Override
    public double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint) {
      int outputCount = weights.length / layout.streams();
      double loss = 0;
      for (int p = 0; p < count; p++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          double jet = outputs[(k / outputCount * count + p) * stride + k % outputCount];
          sum += weights[k] * jet;
          loss += weights[k] * jet * jet * jet / 6;
        }
        loss += sum * sum / 2;
        for (int k = 0; k < weights.length; k++) {
          int at = (k / outputCount * count + p) * stride + k % outputCount;
          adjoint[at] = weights[k] * (sum + outputs[at] * outputs[at] / 2);
        }
      }
      return loss;
    }
  }

  private static Mixture mixture(JetLayout layout, int points, int outputs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] coordinates = new double[layout.dimension()][points];
    for (double[] column : coordinates) {
      for (int i = 0; i < points; i++) {
        column[i] = random.nextDouble(-1, 2);
      }
    }
    double[] weights = new double[layout.streams() * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextDouble(-0.3, 0.3);
    }
    return new Mixture(layout, coordinates, weights);
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "SINE", "GELU"})
  void lossAndGradientAgreeWithTheTape(Activation activation) {
    for (int dimension = 1; dimension <= 3; dimension++) {
      Network network = network(dimension, 7, 2, activation, 2);
      double[] parameters = network.initialize(3);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += 0.05 * Math.sin(i);
      }
      JetLayout full = JetLayout.full(dimension);
      JetLayout fused = JetLayout.carrying(dimension, List.of(DerivativeOperator.laplacian(dimension)));
      JetLayout fourth = JetLayout.carrying(dimension, List.of(DerivativeOperator.biLaplacian(dimension)));
      List<Mixture> terms = List.of(mixture(full, 21, 2, 8), mixture(fused, 9, 2, 9),
          mixture(fourth, 3, 2, 7),
          mixture(JetLayout.gradient(dimension), 6, 2, 10), mixture(JetLayout.value(dimension), 18, 2, 11));
      double[] gradient = new double[parameters.length];
      double loss;
      try (WorkerTeam team = new WorkerTeam(2)) {
        loss = new CollocationLoss<>(Precision.DOUBLE, network, terms, team).evaluate(parameters, gradient);
      }
      double[] expected = new double[parameters.length];
      double expectedLoss = 0;
      for (Mixture term : terms) {
        expectedLoss += TapeNetwork.loss(network, parameters, term.layout, term.points, term.weights,
            expected);
      }
      assertThat(loss).isCloseTo(expectedLoss,
          org.assertj.core.data.Offset.offset(1e-11 * Math.abs(expectedLoss)));
      assertThat(relativeDifference(gradient, expected)).isLessThan(1e-11);
    }
  }

  @Test
  void otherLayersAgreeWithTheTapeToo() {
    BoxNormalization box = BoxNormalization.of(new double[] {-1, 0}, new double[] {2, 3});
    List<Network> networks = List.of(
        new Network(box, List.of(new GaussianFeatures(2, 5), new Dense(5, 2, Activation.IDENTITY))),
        new Network(box, List.of(new Dense(2, 6, Activation.IDENTITY), new AdaptiveSlope(6, Activation.TANH),
            new Dense(6, 2, Activation.IDENTITY))),
        new Network(box, List.of(new GatedBlocks(2, 3, 2, Activation.TANH),
            new Dense(3, 2, Activation.IDENTITY))));
    for (Network network : networks) {
      double[] parameters = network.initialize(3);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] += 0.1 * Math.sin(i);
      }
      List<Mixture> terms = List.of(mixture(JetLayout.full(2), 7, 2, 8),
          mixture(JetLayout.carrying(2, List.of(DerivativeOperator.biLaplacian(2))), 2, 2, 7));
      double[] gradient = new double[parameters.length];
      double[] expected = new double[parameters.length];
      double loss;
      try (WorkerTeam team = new WorkerTeam(2)) {
        loss = new CollocationLoss<>(Precision.DOUBLE, network, terms, team).evaluate(parameters, gradient);
      }
      double expectedLoss = 0;
      for (Mixture term : terms) {
        expectedLoss += TapeNetwork.loss(network, parameters, term.layout, term.points, term.weights,
            expected);
      }
      assertThat(loss).isCloseTo(expectedLoss,
          org.assertj.core.data.Offset.offset(1e-11 * Math.abs(expectedLoss)));
      assertThat(relativeDifference(gradient, expected)).isLessThan(1e-11);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "float"})
  void trajectoriesAreBitIdenticalOnOneTwoAndThreeThreads(String precision) {
    List<double[]> results = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      Network network = network(2, 19, 3, Activation.TANH, 1);
      List<Mixture> terms = List.of(
          mixture(JetLayout.carrying(2, List.of(DerivativeOperator.laplacian(2))), 403, 1, 1),
          mixture(JetLayout.value(2), 77, 1, 2));
      try (WorkerTeam team = new WorkerTeam(threads)) {
        CollocationLoss<?> loss = new CollocationLoss<>(Precision.named(precision), network, terms, team);
        double[] x = network.initialize(5);
        Adam adam = new Adam(x.length);
        for (int i = 0; i < 40; i++) {
          adam.step(loss, x, 1e-3);
        }
        Lbfgs lbfgs = new Lbfgs(loss, x, 8);
        for (int i = 0; i < 10; i++) {
          lbfgs.step();
        }
        results.add(lbfgs.point().clone());
      }
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"double", "float"})
  void aSteadyStepAllocatesNothing(String precision) {
    Network network = network(2, 32, 2, Activation.TANH, 1);
    List<Mixture> terms = List.of(
        mixture(JetLayout.carrying(2, List.of(DerivativeOperator.biLaplacian(2))), 403, 1, 1),
        mixture(JetLayout.value(2), 77, 1, 2));
    com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
        .getThreadMXBean();
    try (WorkerTeam team = new WorkerTeam(1)) {
      CollocationLoss<?> loss = new CollocationLoss<>(Precision.named(precision), network, terms, team);
      double[] x = network.initialize(5);
      Adam adam = new Adam(x.length);
      // The compiler first has to see that the vectors of the loops need no objects. How many steps pass meanwhile depends
      // on who else computes; a step that allocates does so for ever.
      long least = Long.MAX_VALUE;
      for (int batch = 0; least > 0 && batch < 20_000; batch++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20; i++) {
          adam.step(loss, x, 1e-4);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  @Test
  void floatFollowsDoubleToItsPrecision() {
    Network network = network(2, 21, 3, Activation.TANH, 2);
    List<Mixture> terms = List.of(
        mixture(JetLayout.carrying(2, List.of(DerivativeOperator.biLaplacian(2))), 50, 2, 1),
        mixture(JetLayout.full(2), 77, 2, 2));
    double[] x = network.initialize(5);
    double[] wide = new double[x.length];
    double[] single = new double[x.length];
    try (WorkerTeam team = new WorkerTeam(1)) {
      double expected = new CollocationLoss<>(Precision.DOUBLE, network, terms, team).evaluate(x, wide);
      double actual = new CollocationLoss<>(Precision.SINGLE, network, terms, team).evaluate(x, single);
      assertThat(actual).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-5 * expected));
      assertThat(relativeDifference(single, wide)).isBetween(1e-12, 1e-5);
    }
  }

  @Test
  void replacedTermsTakeThePlaceOfTheOldOnes() {
    Network network = network(2, 6, 1, Activation.TANH, 1);
    double[] x = network.initialize(1);
    double[] gradient = new double[x.length];
    Mixture first = mixture(JetLayout.full(2), 300, 1, 1);
    Mixture second = mixture(JetLayout.full(2), 41, 1, 2);
    try (WorkerTeam team = new WorkerTeam(1)) {
      CollocationLoss<double[]> loss = new CollocationLoss<>(Precision.DOUBLE, network, List.of(first), team);
      double before = loss.evaluate(x, gradient);
      loss.replace(List.of(second));
      double[] replaced = new double[x.length];
      double after = loss.evaluate(x, replaced);
      double[] fresh = new double[x.length];
      assertThat(new CollocationLoss<>(Precision.DOUBLE, network, List.of(second), team).evaluate(x, fresh))
          .isEqualTo(after)
          .isNotEqualTo(before);
      assertThat(replaced).isEqualTo(fresh);
      assertThat(loss.termLosses()).containsExactly(after);
    }
  }

  private static Network network(int dimension, int width, int depth, Activation activation, int outputs) {
    double[] lower = new double[dimension];
    double[] upper = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      lower[i] = -1 - i;
      upper[i] = 2 + i;
    }
    return Network.perceptron(BoxNormalization.of(lower, upper), width, depth, activation, outputs);
  }

  private static double relativeDifference(double[] actual, double[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
      norm = Math.max(norm, Math.abs(expected[i]));
    }
    return difference / norm;
  }
}
