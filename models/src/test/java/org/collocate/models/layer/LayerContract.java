package org.collocate.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.junit.jupiter.api.Test;

/// What every layer must keep: its streams are the derivatives of its value, its adjoint is the transpose of its
/// derivative, float follows double, and every parameter takes part. A subclass gives the layer.
public abstract class LayerContract {
  private static final int POINTS = 5;
  private static final double STEP = 1e-5;
  private static final Arithmetic<double[]> ARITHMETIC = Precision.DOUBLE.arithmetic();

  private final SplittableRandom random = new SplittableRandom(11);

  /// The layer under test.
  protected abstract Layer layer();

  private static List<JetLayout> layouts() {
    DerivativeOperator oblique = DerivativeOperator.directional(new double[] {0.7, 0, -1.3}, 2);
    return List.of(JetLayout.value(2), JetLayout.gradient(2), JetLayout.full(1), JetLayout.full(2),
        JetLayout.carrying(2, List.of(DerivativeOperator.laplacian(2))),
        JetLayout.carrying(3, List.of(oblique, DerivativeOperator.partial(1, 2))),
        JetLayout.carrying(1, List.of(DerivativeOperator.partial(0, 0, 0))),
        JetLayout.carrying(2, List.of(DerivativeOperator.biLaplacian(2))),
        JetLayout.carrying(2, List.of(DerivativeOperator.directional(new double[] {0.6, -0.8}, 4),
            DerivativeOperator.partial(0, 0, 1))));
  }

  /// All partial derivatives up to the fourth.
  private static JetLayout everything(int dimension) {
    List<DerivativeOperator> all = new java.util.ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        all.add(DerivativeOperator.partial(i, j));
        for (int k = j; k < dimension; k++) {
          all.add(DerivativeOperator.partial(i, j, k));
          for (int l = k; l < dimension; l++) {
            all.add(DerivativeOperator.partial(i, j, k, l));
          }
        }
      }
    }
    return JetLayout.carrying(dimension, all);
  }

  private static int stream(JetLayout layout, List<Integer> axes) {
    return switch (axes.size()) {
      case 0 -> 0;
      case 1 -> layout.gradientStream(axes.getFirst());
      default ->
        layout.streamOf(DerivativeOperator.partial(axes.stream().mapToInt(Integer::intValue).toArray()));
    };
  }

  @Test
  void streamsAreTheDerivativesOfTheStreamsBelow() {
    for (int dimension = 1; dimension <= 2; dimension++) {
      JetLayout layout = everything(dimension);
      double[] parameters = parameters();
      Curve curve = new Curve(dimension, layer().inputs());
      double[] x = {0.3, -0.2};
      double[] jets = forward(layout, parameters, curve.jets(layout, x));
      int stride = ARITHMETIC.padded(layer().outputs());
      for (DerivativeOperator operator : layout.operators()) {
        List<Integer> axes = operator.terms().getFirst().axes();
        int last = axes.getLast();
        int below = stream(layout, axes.subList(0, axes.size() - 1));
        double[] above = forward(layout, parameters, curve.jets(layout, moved(x, last, STEP)));
        double[] under = forward(layout, parameters, curve.jets(layout, moved(x, last, -STEP)));
        for (int o = 0; o < layer().outputs(); o++) {
          double slope = (above[below * stride + o] - under[below * stride + o]) / (2 * STEP);
          assertThat(jets[stream(layout, axes) * stride + o]).as("%s of output %d", axes, o)
              .isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
      }
      for (int axis = 0; axis < dimension; axis++) {
        for (int o = 0; o < layer().outputs(); o++) {
          double slope = (forward(layout, parameters, curve.jets(layout, moved(x, axis, STEP)))[o]
              - forward(layout, parameters, curve.jets(layout, moved(x, axis, -STEP)))[o]) / (2 * STEP);
          assertThat(jets[layout.gradientStream(axis) * stride + o]).isCloseTo(slope,
              within(1e-7 * (1 + Math.abs(slope))));
        }
      }
    }
  }

  @Test
  void aCombinedStreamIsTheCombinationOfItsParts() {
    JetLayout full = everything(2);
    double[] parameters = parameters();
    Curve curve = new Curve(2, layer().inputs());
    double[] x = {0.1, 0.7};
    double[] parts = forward(full, parameters, curve.jets(full, x));
    int stride = ARITHMETIC.padded(layer().outputs());
    for (DerivativeOperator operator : List.of(DerivativeOperator.laplacian(2),
        DerivativeOperator.biLaplacian(2), DerivativeOperator.directional(new double[] {0.8, 0.6}, 3),
        DerivativeOperator.directional(new double[] {-0.3, 1.2}, 4))) {
      JetLayout fused = JetLayout.carrying(2, List.of(operator));
      double[] jets = forward(fused, parameters, curve.jets(fused, x));
      for (int o = 0; o < layer().outputs(); o++) {
        double expected = 0;
        double size = 1;
        for (DerivativeOperator.Term term : operator.terms()) {
          double part = term.weight() * parts[stream(full, term.axes()) * stride + o];
          expected += part;
          size += Math.abs(part);
        }
        assertThat(jets[fused.streamOf(operator) * stride + o]).isCloseTo(expected, within(1e-12 * size));
      }
    }
  }

  @Test
  void mixedDerivativesAgreeWithThosePolarizedFromDirections() {
    // ∂ₓ²∂ᵧ² = ((∂ₓ+∂ᵧ)⁴ + (∂ₓ−∂ᵧ)⁴ − 2∂ₓ⁴ − 2∂ᵧ⁴)/12
    JetLayout full = everything(2);
    DerivativeOperator plus = DerivativeOperator.directional(new double[] {1, 1}, 4);
    DerivativeOperator minus = DerivativeOperator.directional(new double[] {1, -1}, 4);
    JetLayout along = JetLayout.carrying(2, List.of(plus, minus));
    double[] parameters = parameters();
    Curve curve = new Curve(2, layer().inputs());
    double[] x = {0.4, -0.1};
    double[] parts = forward(full, parameters, curve.jets(full, x));
    double[] directions = forward(along, parameters, curve.jets(along, x));
    int stride = ARITHMETIC.padded(layer().outputs());
    for (int o = 0; o < layer().outputs(); o++) {
      double sum = directions[along.streamOf(plus) * stride + o]
          + directions[along.streamOf(minus) * stride + o];
      double pure = parts[stream(full, List.of(0, 0, 0, 0)) * stride + o]
          + parts[stream(full, List.of(1, 1, 1, 1)) * stride + o];
      assertThat(parts[stream(full, List.of(0, 0, 1, 1)) * stride + o])
          .isCloseTo((sum - 2 * pure) / 12, within(1e-11 * (1 + Math.abs(sum) + Math.abs(pure))));
    }
  }

  @Test
  void theAdjointIsTheTransposeOfTheDerivative() {
    for (JetLayout layout : layouts()) {
      double[] parameters = parameters();
      int inputStride = ARITHMETIC.padded(layer().inputs());
      double[] input = block(layout, layer().inputs(), inputStride);
      double[] weights = block(layout, layer().outputs(), ARITHMETIC.padded(layer().outputs()));
      double[] gradient = new double[parameters.length];
      double[] inputGradient = adjoint(layout, parameters, input, weights, gradient);
      for (int k = 0; k < parameters.length; k++) {
        double difference = (weighted(layout, moved(parameters, k, STEP), input, weights)
            - weighted(layout, moved(parameters, k, -STEP), input, weights)) / (2 * STEP);
        assertThat(gradient[k]).as("parameter %d, %s", k, layout)
            .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
      }
      for (int k = 0; k < input.length; k++) {
        if (k % inputStride < layer().inputs()) {
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
  void floatFollowsDouble() {
    for (JetLayout layout : layouts()) {
      double[] parameters = parameters();
      double[] input = block(layout, layer().inputs(), ARITHMETIC.padded(layer().inputs()));
      double[] weights = block(layout, layer().outputs(), ARITHMETIC.padded(layer().outputs()));
      double[] wide = new double[parameters.length];
      double[] single = new double[parameters.length];
      adjoint(layout, parameters, input, weights, wide);
      adjointIn(Precision.SINGLE, layout, parameters, input, weights, single);
      double size = 0;
      for (double entry : wide) {
        size = Math.max(size, Math.abs(entry));
      }
      for (int k = 0; k < wide.length; k++) {
        assertThat(single[k]).isCloseTo(wide[k], within(2e-5 * size));
      }
    }
  }

  @Test
  void everyParameterGetsAGradient() {
    JetLayout layout = JetLayout.full(2);
    double[] parameters = parameters();
    double[] gradient = new double[parameters.length];
    adjoint(layout, parameters, block(layout, layer().inputs(), ARITHMETIC.padded(layer().inputs())),
        block(layout, layer().outputs(), ARITHMETIC.padded(layer().outputs())), gradient);
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

  @Test
  void theDescriptionIsRead() {
    assertThat(Layers.parse(layer().describe())).isEqualTo(layer());
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
    double[] packed = new double[layer().packedSize(ARITHMETIC)];
    layer().pack(ARITHMETIC, parameters, 0, packed, 0);
    return packed;
  }

  private double[] forward(JetLayout layout, double[] parameters, double[] input) {
    int points = input.length / ARITHMETIC.padded(layer().inputs()) / layout.streams();
    LayerPass<double[]> pass = layer().pass(Precision.DOUBLE, layout, points);
    pass.forward(points, packed(parameters), 0, input);
    return pass.output();
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
    LayerPass<double[]> pass = layer().pass(Precision.DOUBLE, layout, POINTS);
    double[] packed = packed(parameters);
    pass.forward(POINTS, packed, 0, input);
    double[] inputAdjoint = new double[input.length];
    double[] packedGradient = new double[layer().packedGradientSize(ARITHMETIC)];
    pass.adjoint(POINTS, packed, 0, input, weights.clone(), inputAdjoint, packedGradient, 0);
    layer().unpackGradient(ARITHMETIC, packedGradient, 0, gradient, 0);
    return inputAdjoint;
  }

  /// The parameters' gradient in any precision, behind an offset in the packed arrays.
  private <A> void adjointIn(Precision<A> precision, JetLayout layout, double[] parameters, double[] input,
      double[] weights, double[] gradient) {
    Arithmetic<A> arithmetic = precision.arithmetic();
    int shift = arithmetic.lanes();
    LayerPass<A> pass = layer().pass(precision, layout, POINTS);
    A packed = arithmetic.array(shift + layer().packedSize(arithmetic));
    layer().pack(arithmetic, parameters, 0, packed, shift);
    A converted = converted(arithmetic, input, layer().inputs());
    pass.forward(POINTS, packed, shift, converted);
    A packedGradient = arithmetic.array(shift + layer().packedGradientSize(arithmetic));
    pass.adjoint(POINTS, packed, shift, converted, converted(arithmetic, weights, layer().outputs()), null,
        packedGradient, shift);
    layer().unpackGradient(arithmetic, packedGradient, shift, gradient, 0);
  }

  /// The same block with the row length of another precision.
  private static <A> A converted(Arithmetic<A> arithmetic, double[] block, int features) {
    int from = ARITHMETIC.padded(features);
    int to = arithmetic.padded(features);
    int rows = block.length / from;
    A result = arithmetic.array(rows * to);
    for (int row = 0; row < rows; row++) {
      for (int f = 0; f < features; f++) {
        arithmetic.set(result, row * to + f, block[row * from + f]);
      }
    }
    return result;
  }

  private static double[] moved(double[] x, int index, double by) {
    double[] result = x.clone();
    result[index] += by;
    return result;
  }

  /// Features as polynomials of fourth degree in two coordinates, whose jets are known.
  private static final class Curve {
    private static final int DEGREE = 4;

    private final int dimension;
    /// `[feature][power of x][power of y]`
    private final double[][][] coefficients;

    Curve(int dimension, int features) {
      this.dimension = dimension;
      SplittableRandom random = new SplittableRandom(17);
      coefficients = new double[features][DEGREE + 1][DEGREE + 1];
      for (double[][] feature : coefficients) {
        for (int i = 0; i <= DEGREE; i++) {
          for (int j = 0; j <= (dimension > 1 ? DEGREE - i : 0); j++) {
            feature[i][j] = random.nextDouble(-1, 1);
          }
        }
      }
    }

    double[] jets(JetLayout layout, double[] x) {
      int stride = ARITHMETIC.padded(coefficients.length);
      double[] block = new double[layout.streams() * stride];
      for (int f = 0; f < coefficients.length; f++) {
        block[f] = derivative(f, x, List.of());
        for (int axis = 0; layout.gradient() && axis < dimension; axis++) {
          block[layout.gradientStream(axis) * stride + f] = derivative(f, x, List.of(axis));
        }
        for (int m = 0; m < layout.operators().size(); m++) {
          for (DerivativeOperator.Term term : layout.operators().get(m).terms()) {
            block[layout.operatorStream(m) * stride + f] += term.weight() * derivative(f, x, term.axes());
          }
        }
      }
      return block;
    }

    private double derivative(int feature, double[] x, List<Integer> axes) {
      int byY = axes.stream().mapToInt(Integer::intValue).sum();
      int byX = axes.size() - byY;
      double sum = 0;
      for (int i = byX; i <= DEGREE; i++) {
        for (int j = byY; j <= DEGREE; j++) {
          sum += coefficients[feature][i][j] * power(x[0], i, byX) * power(x[1], j, byY);
        }
      }
      return sum;
    }

    /// `dⁿ/dsⁿ sᵏ`
    private static double power(double s, int k, int n) {
      double result = Math.pow(s, k - n);
      for (int i = 0; i < n; i++) {
        result *= k - i;
      }
      return result;
    }
  }
}
