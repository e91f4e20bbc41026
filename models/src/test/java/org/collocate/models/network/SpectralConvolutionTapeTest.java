package org.collocate.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.SpectralConvolution;
import org.collocate.models.network.Tape.Node;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The spectral layer and both of its adjoints, number by number, against its definition on the scalar tape.
class SpectralConvolutionTapeTest {
  private static final int CHANNELS = 8;

  @ParameterizedTest
  @CsvSource({"6,6,2", "7,5,2", "5,8,2", "12,1,5", "9,1,4"})
  void everyDerivativeIsThatOfTheTape(int width, int height, int modes) {
    int[] counts = height == 1 ? new int[] {width} : new int[] {width, height};
    double[] u = numbers(width * height * CHANNELS, 1);
    double[] w = numbers(SpectralConvolution.parameterCount(counts.length, modes, CHANNELS), 2);
    double[] given = numbers(u.length, 3);
    double[] v = new double[u.length];
    double[] inputAdjoint = new double[u.length];
    double[] gradient = new double[w.length];
    try (WorkerTeam team = new WorkerTeam(2)) {
      SpectralConvolution<double[]> layer = new SpectralConvolution<>(Precision.DOUBLE, counts, counts, modes,
          CHANNELS, 1, team);
      double[] kept = layer.spectrum();
      layer.forward(u, w, 0, kept, v);
      layer.adjoint(given, w, 0, kept, inputAdjoint, gradient);
    }
    Tape tape = new Tape();
    Node[] input = constants(tape, u);
    Node[] weights = constants(tape, w);
    Node[] output = convolution(tape, width, height, modes, input, weights);
    Node sum = tape.constant(0);
    for (int i = 0; i < output.length; i++) {
      assertThat(v[i]).isCloseTo(output[i].value, within(1e-11));
      sum = sum.plus(output[i].times(tape.constant(given[i])));
    }
    tape.differentiate(sum);
    assertClose(inputAdjoint, input);
    assertClose(gradient, weights);
  }

  private static void assertClose(double[] actual, Node[] expected) {
    double largest = 0;
    for (Node node : expected) {
      largest = Math.max(largest, Math.abs(node.adjoint));
    }
    assertThat(largest).isPositive();
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i].adjoint, within(1e-11 * largest));
    }
  }

  private static double[] numbers(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }

  private static Node[] constants(Tape tape, double[] values) {
    Node[] nodes = new Node[values.length];
    java.util.Arrays.setAll(nodes, i -> tape.constant(values[i]));
    return nodes;
  }

  private static Node[] convolution(Tape tape, int width, int height, int modes, Node[] u, Node[] w) {
    int points = width * height;
    Node[] v = constants(tape, new double[points * CHANNELS]);
    int waves = height == 1 ? 1 : 2 * modes;
    for (int mode = 0; mode < waves * modes; mode++) {
      int q = mode / modes;
      int wave = height == 1 || q < modes ? q : q - 2 * modes;
      int k = mode % modes;
      Node[] real = constants(tape, new double[CHANNELS]);
      Node[] imaginary = constants(tape, new double[CHANNELS]);
      for (int i = 0; i < points * CHANNELS; i++) {
        double angle = angle(i / CHANNELS, width, height, wave, k);
        int c = i % CHANNELS;
        real[c] = real[c].plus(u[i].times(tape.constant(Math.cos(angle) / points)));
        imaginary[c] = imaginary[c].plus(u[i].times(tape.constant(-Math.sin(angle) / points)));
      }
      for (int o = 0; o < CHANNELS; o++) {
        Node outReal = tape.constant(0);
        Node outImaginary = tape.constant(0);
        for (int c = 0; c < CHANNELS; c++) {
          Node a = w[(mode * CHANNELS + c) * 2 * CHANNELS + o];
          Node b = w[(mode * CHANNELS + c) * 2 * CHANNELS + CHANNELS + o];
          outReal = outReal.plus(real[c].times(a)).plus(imaginary[c].times(b).times(tape.constant(-1)));
          outImaginary = outImaginary.plus(real[c].times(b)).plus(imaginary[c].times(a));
        }
        for (int p = 0; p < points; p++) {
          double angle = angle(p, width, height, wave, k);
          double twice = k == 0 ? 1 : 2;
          int at = p * CHANNELS + o;
          v[at] = v[at].plus(outReal.times(tape.constant(twice * Math.cos(angle))))
              .plus(outImaginary.times(tape.constant(-twice * Math.sin(angle))));
        }
      }
    }
    return v;
  }

  private static double angle(int point, int width, int height, int wave, int k) {
    return 2 * Math.PI
        * ((double) wave * Math.floorDiv(point, width) / height + (double) k * (point % width) / width);
  }
}
