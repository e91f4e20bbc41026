package org.collocate.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.SecondOrder;
import org.junit.jupiter.api.Test;

/// What every layer must keep: its streams are the derivatives of its value, its adjoint is the transpose of its
/// derivative, and every parameter takes part. A subclass gives the layer.
public abstract class LayerContract {
  private static final int POINTS = 5;
  private static final double STEP = 1e-5;

  private final SplittableRandom random = new SplittableRandom(11);

  /// The layer under test.
  protected abstract Layer layer();

  private static List<JetLayout> layouts() {
    SecondOrder oblique = new SecondOrder(
        List.of(new SecondOrder.Term(0, 1, 0.7), new SecondOrder.Term(2, 2, -1.3)));
    return List.of(JetLayout.value(2), JetLayout.gradient(2), JetLayout.full(1), JetLayout.full(2),
        JetLayout.full(3),
        new JetLayout(2, true, List.of(SecondOrder.laplacian(2))),
        new JetLayout(3, true, List.of(oblique, SecondOrder.mixed(1, 2))));
  }

  @Test
  void streamsAreTheDerivativesOfTheValue() {
    for (int dimension = 1; dimension <= 3; dimension++) {
      JetLayout layout = JetLayout.full(dimension);
      double[] parameters = parameters();
      Curve curve = new Curve(dimension, layer().inputs());
      double[] x = {0.3, -0.2, 0.5};
      double[] jets = forward(layout, parameters, curve.jets(layout, x));
      int stride = layer().outputStride();
      for (int o = 0; o < layer().outputs(); o++) {
        for (int i = 0; i < dimension; i++) {
          double slope = (value(parameters, curve, moved(x, i, STEP))[o]
              - value(parameters, curve, moved(x, i, -STEP))[o]) / (2 * STEP);
          assertThat(jets[layout.gradientStream(i) * stride + o]).isCloseTo(slope, within(1e-8));
        }
        int index = 0;
        for (int i = 0; i < dimension; i++) {
          for (int j = i; j < dimension; j++) {
            double h = 1e-4;
            double second = (value(parameters, curve, moved(moved(x, i, h), j, h))[o]
                - value(parameters, curve, moved(moved(x, i, h), j, -h))[o]
                - value(parameters, curve, moved(moved(x, i, -h), j, h))[o]
                + value(parameters, curve, moved(moved(x, i, -h), j, -h))[o]) / (4 * h * h);
            assertThat(jets[layout.secondStream(index) * stride + o]).isCloseTo(second, within(1e-5));
            index++;
          }
        }
      }
    }
  }

  @Test
  void aCombinedStreamIsTheCombinationOfItsParts() {
    JetLayout full = JetLayout.full(2);
    JetLayout fused = new JetLayout(2, true, List.of(SecondOrder.laplacian(2)));
    double[] parameters = parameters();
    Curve curve = new Curve(2, layer().inputs());
    double[] x = {0.1, 0.7, 0};
    double[] parts = forward(full, parameters, curve.jets(full, x));
    double[] sum = forward(fused, parameters, curve.jets(fused, x));
    int stride = layer().outputStride();
    for (int o = 0; o < layer().outputs(); o++) {
      assertThat(sum[3 * stride + o]).isCloseTo(parts[3 * stride + o] + parts[5 * stride + o], within(1e-13));
    }
  }

  @Test
  void theAdjointIsTheTransposeOfTheDerivative() {
    for (JetLayout layout : layouts()) {
      double[] parameters = parameters();
      double[] input = block(layout, layer().inputs(), layer().inputStride());
      double[] weights = block(layout, layer().outputs(), layer().outputStride());
      double[] gradient = new double[parameters.length];
      double[] inputGradient = adjoint(layout, parameters, input, weights, gradient);
      for (int k = 0; k < parameters.length; k++) {
        double difference = (weighted(layout, moved(parameters, k, STEP), input, weights)
            - weighted(layout, moved(parameters, k, -STEP), input, weights)) / (2 * STEP);
        assertThat(gradient[k]).as("parameter %d, %s", k, layout)
            .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
      }
      for (int k = 0; k < input.length; k++) {
        if (k % layer().inputStride() < layer().inputs()) {
          double difference = (weighted(layout, parameters, moved(input, k, STEP), weights)
              - weighted(layout, parameters, moved(input, k, -STEP), weights)) / (2 * STEP);
          assertThat(inputGradient[k]).as("input %d, %s", k, layout)
              .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
        } else {
          assertThat(inputGradient[k]).as("padding").isZero();
        }
      }
    }
  }

  @Test
  void everyParameterGetsAGradient() {
    JetLayout layout = JetLayout.full(2);
    double[] parameters = parameters();
    double[] gradient = new double[parameters.length];
    adjoint(layout, parameters, block(layout, layer().inputs(), layer().inputStride()),
        block(layout, layer().outputs(), layer().outputStride()), gradient);
    assertThat(gradient).doesNotContain(0.0);
  }

  @Test
  void initialParametersFollowTheSeed() {
    double[] first = new double[layer().parameterCount() + 2];
    double[] second = first.clone();
    layer().initialize(first, 1, new SplittableRandom(4));
    layer().initialize(second, 1, new SplittableRandom(4));
    assertThat(first).isEqualTo(second);
    assertThat(first[0]).isZero();
    assertThat(first[first.length - 1]).isZero();
  }

  private double[] parameters() {
    double[] parameters = new double[layer().parameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextDouble(-1, 1);
    }
    return parameters;
  }

  private double[] block(JetLayout layout, int features, int stride) {
    double[] block = new double[layout.streams() * POINTS * stride];
    for (int i = 0; i < block.length; i++) {
      block[i] = i % stride < features ? random.nextDouble(-1, 1) : 0;
    }
    return block;
  }

  private double[] packed(double[] parameters) {
    double[] packed = new double[layer().packedSize()];
    layer().pack(parameters, 0, packed);
    return packed;
  }

  private double[] forward(JetLayout layout, double[] parameters, double[] input) {
    int points = input.length / layer().inputStride() / layout.streams();
    LayerMemory memory = layer().allocate(layout, points, input);
    layer().forward(points, packed(parameters), memory);
    return memory.output();
  }

  private double weighted(JetLayout layout, double[] parameters, double[] input, double[] weights) {
    double[] output = forward(layout, parameters, input);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * output[i];
    }
    return sum;
  }

  private double[] adjoint(JetLayout layout, double[] parameters, double[] input, double[] weights,
      double[] gradient) {
    LayerMemory memory = layer().allocate(layout, POINTS, input);
    double[] packed = packed(parameters);
    layer().forward(POINTS, packed, memory);
    double[] inputAdjoint = new double[input.length];
    double[] packedGradient = new double[layer().packedGradientSize()];
    layer().adjoint(POINTS, packed, memory, weights.clone(), inputAdjoint, packedGradient);
    layer().unpackGradient(packedGradient, gradient, 0);
    return inputAdjoint;
  }

  private double[] value(double[] parameters, Curve curve, double[] x) {
    JetLayout layout = JetLayout.value(curve.dimension);
    return forward(layout, parameters, curve.jets(layout, x));
  }

  private static double[] moved(double[] x, int index, double by) {
    double[] result = x.clone();
    result[index] += by;
    return result;
  }

  /// Features as quadratic functions of the coordinates, whose jets are known.
  private static final class Curve {
    private final int dimension;
    private final double[][] slope;
    private final double[][][] curvature;

    Curve(int dimension, int features) {
      this.dimension = dimension;
      SplittableRandom random = new SplittableRandom(17);
      slope = new double[features][dimension];
      curvature = new double[features][dimension][dimension];
      for (int f = 0; f < features; f++) {
        for (int i = 0; i < dimension; i++) {
          slope[f][i] = random.nextDouble(-1, 1);
          for (int j = 0; j <= i; j++) {
            curvature[f][i][j] = random.nextDouble(-1, 1);
            curvature[f][j][i] = curvature[f][i][j];
          }
        }
      }
    }

    double[] jets(JetLayout layout, double[] x) {
      int stride = org.collocate.models.kernel.MatrixProduct.padded(slope.length);
      double[] block = new double[layout.streams() * stride];
      for (int f = 0; f < slope.length; f++) {
        for (int i = 0; i < dimension; i++) {
          double bend = 0;
          for (int j = 0; j < dimension; j++) {
            bend += curvature[f][i][j] * x[j];
          }
          block[f] += (slope[f][i] + bend / 2) * x[i];
          if (layout.gradient()) {
            block[layout.gradientStream(i) * stride + f] = slope[f][i] + bend;
          }
        }
        for (int m = 0; m < layout.second().size(); m++) {
          for (SecondOrder.Term term : layout.second().get(m).terms()) {
            block[layout.secondStream(m) * stride + f] += term.weight()
                * curvature[f][term.first()][term.second()];
          }
        }
      }
      return block;
    }
  }
}
