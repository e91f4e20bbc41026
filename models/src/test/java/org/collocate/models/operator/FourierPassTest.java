package org.collocate.models.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The whole network with its adjoint: against a plain evaluation of its formulas, against differences, and bit by bit on
/// any number of threads.
class FourierPassTest {
  private static final int BATCH = 2;

  private static FourierShape shape(int dimension, int modes) {
    return new FourierShape(dimension, 1, 2, 16, modes, 2, 16);
  }

  private static double[] parameters(FourierShape shape) {
    double[] parameters = new double[shape.parameterCount()];
    shape.initialize(Precision.DOUBLE.arithmetic(), parameters, new Random(1));
    Random random = new Random(2);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1 * random.nextGaussian();
    }
    return parameters;
  }

  private static double[] randomNumbers(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }

  private static int[] counts(int width, int height) {
    return height == 1 ? new int[] {width} : new int[] {width, height};
  }

  private record Result(double[] outputs, double[] gradient) {}

  private static Result run(FourierShape shape, int[] counts, double[] parameters, int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      FourierPass<double[]> pass = new FourierPass<>(Precision.DOUBLE, shape, counts, counts, BATCH, team);
      System.arraycopy(randomNumbers(pass.inputs().length, 3), 0, pass.inputs(), 0, pass.inputs().length);
      double[] gradient = new double[parameters.length];
      // Twice, for nothing of the first may be left in the second.
      for (int round = 0; round < 2; round++) {
        pass.forward(parameters);
        pass.adjoint(randomNumbers(pass.outputs().length, 4), gradient);
      }
      return new Result(pass.outputs().clone(), gradient);
    }
  }

  private static double objective(FourierShape shape, int[] counts, double[] parameters) {
    double[] outputs = run(shape, counts, parameters, 1).outputs;
    double[] adjoint = randomNumbers(outputs.length, 4);
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum += adjoint[i] * outputs[i];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"9,7,3", "8,6,2", "6,8,3", "11,1,4", "8,1,4"})
  void theGradientIsThatOfDifferencesForEveryKindOfParameter(int width, int height, int modes) {
    FourierShape shape = shape(height == 1 ? 1 : 2, modes);
    int[] counts = counts(width, height);
    double[] parameters = parameters(shape);
    double[] gradient = run(shape, counts, parameters, 1).gradient;
    Random random = new Random(5);
    double norm = Math.sqrt(java.util.Arrays.stream(gradient).map(g -> g * g).sum() / gradient.length);
    int used = shape.outputBiasAt() + shape.unknowns();
    for (int trial = 0; trial < 60; trial++) {
      // Half of the trials go to the few pointwise parameters.
      int i = trial % 2 == 0 ? random.nextInt(used) : random.nextInt(shape.pointwiseAt(), used);
      double[] moved = parameters.clone();
      double h = 1e-5;
      moved[i] = parameters[i] + h;
      double above = objective(shape, counts, moved);
      moved[i] = parameters[i] - h;
      double below = objective(shape, counts, moved);
      assertThat((above - below) / (2 * h)).as("parameter %d", i)
          .isCloseTo(gradient[i], within(1e-6 * (Math.abs(gradient[i]) + norm)));
    }
  }

  @Test
  void everyParameterGetsAGradientAndThePaddingNone() {
    FourierShape shape = shape(2, 3);
    double[] gradient = run(shape, counts(9, 8), parameters(shape), 1).gradient;
    int used = shape.outputBiasAt() + shape.unknowns();
    int without = 0;
    for (int i = 0; i < gradient.length; i++) {
      if (i >= shape.pointwiseAt()) {
        assertThat(gradient[i] != 0).as("parameter %d", i).isEqualTo(i < used);
      } else {
        without += Math.abs(gradient[i]) < 1e-14 ? 1 : 0;
      }
    }
    // The imaginary part of the mean of a layer is dropped by the transform back: one weight for each pair of channels.
    assertThat(without).isEqualTo(shape.layers() * 16 * 16);
  }

  @Test
  void theSameBitsOnAnyNumberOfThreads() {
    FourierShape shape = shape(2, 3);
    Result one = run(shape, counts(9, 8), parameters(shape), 1);
    for (int threads = 2; threads <= 3; threads++) {
      Result more = run(shape, counts(9, 8), parameters(shape), threads);
      assertThat(more.outputs).containsExactly(one.outputs);
      assertThat(more.gradient).containsExactly(one.gradient);
    }
  }

  @Test
  void singlePrecisionAgrees() {
    FourierShape shape = shape(2, 3);
    double[] parameters = parameters(shape);
    int[] counts = counts(9, 8);
    Result wide = run(shape, counts, parameters, 1);
    float[] narrow = new float[parameters.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) parameters[i];
    }
    try (WorkerTeam team = new WorkerTeam(2)) {
      FourierPass<float[]> pass = new FourierPass<>(Precision.SINGLE, shape, counts, counts, BATCH, team);
      double[] inputs = randomNumbers(pass.inputs().length, 3);
      for (int i = 0; i < inputs.length; i++) {
        pass.inputs()[i] = (float) inputs[i];
      }
      pass.forward(narrow);
      for (int i = 0; i < wide.outputs.length; i++) {
        assertThat((double) pass.outputs()[i]).isCloseTo(wide.outputs[i], within(1e-4));
      }
    }
  }
}
