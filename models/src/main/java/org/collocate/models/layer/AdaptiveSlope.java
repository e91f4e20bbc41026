package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.jspecify.annotations.Nullable;

/// A pointwise function whose slope is learned, behind a linear [Dense] layer.
///
/// ```
/// forward   a = σ(s·x)
/// adjoint   s̄ += Σ z̄·x over all streams, points and features      x̄ = s·z̄          z = s·x
/// ```
///
/// Jagtap, Kawaguchi & Karniadakis 2020, "Adaptive activation functions accelerate convergence in deep and
/// physics-informed neural networks", doi 10.1016/j.jcp.2019.109136. One parameter s, 1 at the start.
public record AdaptiveSlope(int features, Activation activation) implements Layer {
  public AdaptiveSlope {
    if (features < 1 || activation == Activation.IDENTITY) {
      throw new IllegalArgumentException("an adaptive slope of " + features + " features, " + activation);
    }
  }

  @Override
  public int inputs() {
    return features;
  }

  @Override
  public int outputs() {
    return features;
  }

  @Override
  public int parameterCount() {
    return 1;
  }

  @Override
  public void initialize(double[] parameters, int offset, RandomGenerator random) {
    parameters[offset] = 1;
  }

  @Override
  public int packedSize(Arithmetic<?> arithmetic) {
    return 1;
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return 1;
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    arithmetic.set(packed, at, parameters[offset]);
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    gradient[offset] += arithmetic.get(packed, at);
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return new Pass<>(this, precision, layout, capacity);
  }

  @Override
  public String describe() {
    return "adaptive " + features + " " + activation;
  }

  /// The layer at work.
  private static final class Pass<A> implements LayerPass<A> {
    private final Arithmetic<A> arithmetic;
    private final JetActivation<A> activation;
    private final int streams;
    private final int rowLength;
    private final A scaled;
    private final A output;

    Pass(AdaptiveSlope layer, Precision<A> precision, JetLayout layout, int capacity) {
      arithmetic = precision.arithmetic();
      streams = layout.streams();
      rowLength = arithmetic.padded(layer.features);
      scaled = arithmetic.array(streams * capacity * rowLength);
      output = arithmetic.array(streams * capacity * rowLength);
      activation = new JetActivation<>(precision, layer.activation, layout, capacity * rowLength);
    }

    @Override
    public A output() {
      return output;
    }

    @Override
    public int numbersPerPoint() {
      return (2 * streams + activation.numbers()) * rowLength;
    }

    @Override
    public void forward(int points, A packed, int at, A input) {
      int size = points * rowLength;
      arithmetic.clear(scaled, 0, streams * size);
      arithmetic.add(streams * size, arithmetic.get(packed, at), input, 0, scaled, 0);
      activation.forward(size, scaled, output);
    }

    @Override
    public void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
        A packedGradient, int gradientAt) {
      int size = points * rowLength;
      activation.adjoint(size, scaled, outputAdjoint);
      double sum = arithmetic.dot(streams * size, outputAdjoint, 0, input, 0);
      arithmetic.set(packedGradient, gradientAt, arithmetic.get(packedGradient, gradientAt) + sum);
      if (inputAdjoint != null) {
        arithmetic.clear(inputAdjoint, 0, streams * size);
        arithmetic.add(streams * size, arithmetic.get(packed, at), outputAdjoint, 0, inputAdjoint, 0);
      }
    }
  }
}
