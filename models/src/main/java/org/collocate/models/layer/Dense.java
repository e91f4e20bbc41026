package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Matrices;
import org.collocate.models.kernel.Precision;
import org.jspecify.annotations.Nullable;

/// A fully connected layer.
///
/// ```
/// forward   Z = X·W + b            a = σ(z), jets by ChainRule
/// adjoint   W̄ += Xᵀ·Z̄    b̄ += Σₚ z̄ₚ (value stream)    X̄ = Z̄·Wᵀ
/// ```
///
/// Parameters: `W [inputs, outputs]` row-major, then `b [outputs]`. W starts uniform in ±√(6/(inputs+outputs)) and b
/// at 0 (Glorot & Bengio 2010, AISTATS, PMLR 9:249–256). Packed: b, W and (not in the gradient) Wᵀ, all with padded rows.
/// A layer with fewer outputs than half a vector is *narrow*: it keeps b and Wᵀ only, in the gradient too, and works on rows
/// by dot products instead of on vectors that are mostly padding.
public record Dense(int inputs, int outputs, Activation activation) implements Layer {
  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException("a dense layer from " + inputs + " to " + outputs);
    }
  }

  @Override
  public int parameterCount() {
    return inputs * outputs + outputs;
  }

  @Override
  public void initialize(double[] parameters, int offset, RandomGenerator random) {
    double bound = Math.sqrt(6.0 / (inputs + outputs));
    for (int i = 0; i < inputs * outputs; i++) {
      parameters[offset + i] = random.nextDouble(-bound, bound);
    }
    for (int o = 0; o < outputs; o++) {
      parameters[offset + inputs * outputs + o] = 0;
    }
  }

  private boolean narrow(Arithmetic<?> arithmetic) {
    return 2 * outputs < arithmetic.lanes();
  }

  /// Where Wᵀ begins behind b and, unless the layer is narrow, W.
  private int transposeAt(Arithmetic<?> arithmetic) {
    int row = arithmetic.padded(outputs);
    return narrow(arithmetic) ? row : row + inputs * row;
  }

  @Override
  public int packedSize(Arithmetic<?> arithmetic) {
    return transposeAt(arithmetic) + outputs * arithmetic.padded(inputs);
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return narrow(arithmetic) ? packedSize(arithmetic) : transposeAt(arithmetic);
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    int row = arithmetic.padded(outputs);
    int column = arithmetic.padded(inputs);
    int transpose = at + transposeAt(arithmetic);
    boolean narrow = narrow(arithmetic);
    for (int o = 0; o < outputs; o++) {
      arithmetic.set(packed, at + o, parameters[offset + inputs * outputs + o]);
    }
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        double weight = parameters[offset + i * outputs + o];
        arithmetic.set(packed, transpose + o * column + i, weight);
        if (!narrow) {
          arithmetic.set(packed, at + row + i * row + o, weight);
        }
      }
    }
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    int row = arithmetic.padded(outputs);
    int column = arithmetic.padded(inputs);
    boolean narrow = narrow(arithmetic);
    for (int o = 0; o < outputs; o++) {
      gradient[offset + inputs * outputs + o] += arithmetic.get(packed, at + o);
    }
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        int from = at + row + (narrow ? o * column + i : i * row + o);
        gradient[offset + i * outputs + o] += arithmetic.get(packed, from);
      }
    }
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return new Pass<>(this, precision, layout, capacity);
  }

  @Override
  public String describe() {
    return "dense " + inputs + " " + outputs + " " + activation;
  }

  /// The layer at work. Identity shares one array for z and a.
  private static final class Pass<A> implements LayerPass<A> {
    private final Dense layer;
    private final Matrices<A> matrices;
    /// Nothing for the identity.
    private final @Nullable JetActivation<A> activation;
    private final int streams;
    private final int rowLength;
    private final int columnLength;
    private final boolean narrow;
    private final int transposeAt;
    private final A preactivation;
    private final A output;

    Pass(Dense layer, Precision<A> precision, JetLayout layout, int capacity) {
      this.layer = layer;
      matrices = precision.matrices();
      Arithmetic<A> arithmetic = precision.arithmetic();
      streams = layout.streams();
      rowLength = arithmetic.padded(layer.outputs);
      columnLength = arithmetic.padded(layer.inputs);
      narrow = layer.narrow(arithmetic);
      transposeAt = layer.transposeAt(arithmetic);
      preactivation = arithmetic.array(streams * capacity * rowLength);
      boolean linear = layer.activation == Activation.IDENTITY;
      output = linear ? preactivation : arithmetic.array(streams * capacity * rowLength);
      activation = linear
          ? null
          : new JetActivation<>(precision, layer.activation, layout, capacity * rowLength);
    }

    @Override
    public A output() {
      return output;
    }

    @Override
    public int numbersPerPoint() {
      return (2 * streams + (activation == null ? 0 : activation.numbers())) * rowLength;
    }

    @Override
    public void forward(int points, A packed, int at, A input) {
      int rows = streams * points;
      if (narrow) {
        matrices.multiplyByRows(rows, columnLength, layer.outputs, input, 0, columnLength, packed,
            at + transposeAt,
            columnLength, preactivation, 0, rowLength);
      } else {
        matrices.multiply(rows, layer.inputs, rowLength, input, 0, columnLength, packed, at + rowLength,
            rowLength,
            preactivation, 0, rowLength, false);
      }
      matrices.addRow(points, rowLength, packed, at, preactivation, 0, rowLength);
      if (activation != null) {
        activation.forward(points * rowLength, preactivation, output);
      }
    }

    @Override
    public void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
        A packedGradient, int gradientAt) {
      int rows = streams * points;
      if (activation != null) {
        activation.adjoint(points * rowLength, preactivation, outputAdjoint);
      }
      matrices.addRowSum(points, rowLength, outputAdjoint, 0, rowLength, packedGradient, gradientAt);
      if (narrow) {
        matrices.multiplyTransposedLeft(layer.outputs, rows, columnLength, outputAdjoint, 0, rowLength, input,
            0,
            columnLength, packedGradient, gradientAt + transposeAt, columnLength, true);
      } else {
        matrices.multiplyTransposedLeft(layer.inputs, rows, rowLength, input, 0, columnLength, outputAdjoint,
            0,
            rowLength, packedGradient, gradientAt + rowLength, rowLength, true);
      }
      if (inputAdjoint != null) {
        matrices.multiply(rows, layer.outputs, columnLength, outputAdjoint, 0, rowLength, packed,
            at + transposeAt,
            columnLength, inputAdjoint, 0, columnLength, false);
      }
    }
  }
}
