package org.collocate.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the definition, term by term, on even and odd grids in one and two dimensions; the layer is linear in its input
/// and in its weights, so that products with any vectors tell the adjoint.
class SpectralConvolutionTest {
  private static final int CHANNELS = 16;
  private static final int BATCH = 3;

  private static double[] numbers(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static int[] counts(int width, int height) {
    return height == 1 ? new int[] {width} : new int[] {width, height};
  }

  @ParameterizedTest
  @CsvSource({"8,6,3", "9,7,3", "7,10,2", "12,1,5", "11,1,5"})
  void itIsTheSumOfItsDefinitionAndTheAdjointFits(int width, int height, int modes) {
    int[] counts = counts(width, height);
    int size = BATCH * width * height * CHANNELS;
    int weights = SpectralConvolution.parameterCount(counts.length, modes, CHANNELS);
    double[] u = numbers(size, 1);
    double[] w = numbers(weights, 2);
    double[] v = new double[size];
    try (WorkerTeam team = new WorkerTeam(2)) {
      SpectralConvolution<double[]> layer = new SpectralConvolution<>(Precision.DOUBLE, counts, counts, modes,
          CHANNELS, BATCH, team);
      double[] kept = layer.spectrum();
      layer.forward(u, w, 0, kept, v);
      double[] expected = new double[size];
      for (int b = 0; b < BATCH; b++) {
        definition(b, width, height, modes, u, w, expected);
      }
      for (int i = 0; i < size; i++) {
        assertThat(v[i]).isCloseTo(expected[i], within(1e-11));
      }
      double[] adjoint = numbers(size, 3);
      double[] back = new double[size];
      double[] gradient = new double[weights];
      layer.adjoint(adjoint, w, 0, kept, back, gradient);
      assertThat(dot(back, u)).isCloseTo(dot(adjoint, v), within(1e-10 * size));
      assertThat(dot(gradient, w)).isCloseTo(dot(adjoint, v), within(1e-10 * size));
      // In every direction of the weights, not only along themselves.
      double[] other = numbers(weights, 4);
      double[] moved = new double[size];
      layer.forward(u, other, 0, kept, moved);
      assertThat(dot(gradient, other)).isCloseTo(dot(adjoint, moved), within(1e-10 * size));
    }
  }

  private static void definition(int b, int width, int height, int modes, double[] u, double[] w,
      double[] v) {
    int waves = height == 1 ? 1 : 2 * modes;
    for (int q = 0; q < waves; q++) {
      int wave = height == 1 ? 0 : q < modes ? q : q - 2 * modes;
      for (int k = 0; k < modes; k++) {
        double[] re = new double[CHANNELS];
        double[] im = new double[CHANNELS];
        for (int p = 0; p < width * height; p++) {
          double t = 2 * Math.PI
              * ((double) wave * Math.floorDiv(p, width) / height + (double) k * (p % width) / width);
          for (int c = 0; c < CHANNELS; c++) {
            re[c] += u[(b * width * height + p) * CHANNELS + c] * Math.cos(t) / (width * height);
            im[c] -= u[(b * width * height + p) * CHANNELS + c] * Math.sin(t) / (width * height);
          }
        }
        for (int o = 0; o < CHANNELS; o++) {
          double outRe = 0;
          double outIm = 0;
          for (int c = 0; c < CHANNELS; c++) {
            int at = ((q * modes + k) * CHANNELS + c) * 2 * CHANNELS + o;
            outRe += re[c] * w[at] - im[c] * w[at + CHANNELS];
            outIm += re[c] * w[at + CHANNELS] + im[c] * w[at];
          }
          for (int p = 0; p < width * height; p++) {
            double t = 2 * Math.PI
                * ((double) wave * Math.floorDiv(p, width) / height + (double) k * (p % width) / width);
            v[(b * width * height + p) * CHANNELS + o] += (k == 0 ? 1 : 2)
                * (outRe * Math.cos(t) - outIm * Math.sin(t));
          }
        }
      }
    }
  }

  @Test
  void onAFinerGridTheSameWeightsGiveTheSameFunction() {
    int coarse = 17;
    int fine = 49;
    int modes = 4;
    double[] w = numbers(SpectralConvolution.parameterCount(1, modes, CHANNELS), 5);
    double[] a = smooth(coarse, modes, w, coarse);
    double[] b = smooth(fine, modes, w, coarse);
    double size = 0;
    double difference = 0;
    for (int i = 0; i < coarse; i++) {
      for (int c = 0; c < CHANNELS; c++) {
        size += a[i * CHANNELS + c] * a[i * CHANNELS + c];
        double d = a[i * CHANNELS + c] - b[3 * i * CHANNELS + c];
        difference += d * d;
      }
    }
    // Of second order in the spacing, for the rule over the points is.
    assertThat(Math.sqrt(difference / size)).isLessThan(0.02);
  }

  private static double[] smooth(int count, int modes, double[] w, int trained) {
    double[] u = new double[count * CHANNELS];
    for (int i = 0; i < count; i++) {
      double x = i / (count - 1.0);
      for (int c = 0; c < CHANNELS; c++) {
        u[i * CHANNELS + c] = Math.sin((1 + 0.2 * c) * x + c) + x;
      }
    }
    double[] v = new double[u.length];
    try (WorkerTeam team = new WorkerTeam(1)) {
      SpectralConvolution<double[]> layer = new SpectralConvolution<>(Precision.DOUBLE, new int[] {count},
          new int[] {trained}, modes, CHANNELS, 1, team);
      layer.forward(u, w, 0, layer.spectrum(), v);
    }
    return v;
  }

  @Test
  void aStepAllocatesNothing() {
    int[] counts = {12, 12};
    int size = BATCH * 144 * CHANNELS;
    double[] u = numbers(size, 1);
    double[] v = new double[size];
    double[] w = numbers(SpectralConvolution.parameterCount(2, 3, CHANNELS), 2);
    double[] gradient = new double[w.length];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (WorkerTeam team = new WorkerTeam(1)) {
      SpectralConvolution<double[]> layer = new SpectralConvolution<>(Precision.DOUBLE, counts, counts, 3,
          CHANNELS,
          BATCH, team);
      double[] kept = layer.spectrum();
      long least = Long.MAX_VALUE;
      // The compiler must have seen the kernels; until then vectors are objects.
      for (int round = 0; round < 60 && least > 1000; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 50; k++) {
          layer.forward(u, w, 0, kept, v);
          layer.adjoint(u, w, 0, kept, v, gradient);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isLessThan(1000);
    }
  }
}
