package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import org.collocate.models.jet.ChainRule;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.ProductRule;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Matrices;
import org.collocate.models.kernel.Precision;
import org.jspecify.annotations.Nullable;

/// Gaussian bumps with trainable centres and widths.
///
/// ```
/// forward   yᵢₖ = sᵢₖ (xᵢ − cᵢₖ)        qₖ = −½ Σᵢ yᵢₖ²        aₖ = exp(qₖ)
/// adjoint   ȳᵢ = −yᵢ q̄ (all streams)    s̄ᵢ += Σ xᵢ ȳᵢ − cᵢ Σₚ ȳᵢ     c̄ᵢ += −sᵢ Σₚ ȳᵢ     x̄ᵢ = Σₖ sᵢₖ ȳᵢₖ
/// ```
///
/// Kang, Oh, Hong & Park 2024, "PIG: Physics-informed Gaussians as adaptive parametric mesh representations", arXiv
/// 2412.05994. Parameters: centres `c [inputs, outputs]`, then reciprocal widths `s [inputs, outputs]`. Centres start uniform
/// in [−1, 1], widths at about twice the distance of neighbours. Packed alike, with padded rows.
public record GaussianFeatures(int inputs, int outputs) implements Layer {
  public GaussianFeatures {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException("Gaussian features from " + inputs + " to " + outputs);
    }
  }

  @Override
  public int parameterCount() {
    return 2 * inputs * outputs;
  }

  @Override
  public void initialize(double[] parameters, int offset, RandomGenerator random) {
    double neighbours = 2 / Math.pow(outputs, 1.0 / inputs);
    for (int i = 0; i < inputs * outputs; i++) {
      parameters[offset + i] = random.nextDouble(-1, 1);
      parameters[offset + inputs * outputs + i] = 1 / (2 * neighbours);
    }
  }

  @Override
  public int packedSize(Arithmetic<?> arithmetic) {
    return 2 * inputs * arithmetic.padded(outputs);
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return packedSize(arithmetic);
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    int row = arithmetic.padded(outputs);
    for (int i = 0; i < 2 * inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        arithmetic.set(packed, at + i * row + o, parameters[offset + i * outputs + o]);
      }
    }
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    int row = arithmetic.padded(outputs);
    for (int i = 0; i < 2 * inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        gradient[offset + i * outputs + o] += arithmetic.get(packed, at + i * row + o);
      }
    }
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return new Pass<>(this, precision, layout, capacity);
  }

  @Override
  public String describe() {
    return "gaussian " + inputs + " " + outputs;
  }

  /// The layer at work.
  private static final class Pass<A> implements LayerPass<A> {
    private final GaussianFeatures layer;
    private final Precision<A> precision;
    private final Arithmetic<A> arithmetic;
    private final Matrices<A> matrices;
    private final ChainRule<A> chain;
    private final ProductRule<A> product;
    private final int streams;
    private final int rowLength;
    private final int columnLength;
    private final int block;
    /// `[axis][streams·points, rowLength]`
    private final A shifted;
    private final A exponent;
    private final A output;
    private final A slopes;
    private final A shiftedAdjoint;
    /// `−sᵢ cᵢ`, then `Σₚ ȳᵢ`
    private final A row;

    Pass(GaussianFeatures layer, Precision<A> precision, JetLayout layout, int capacity) {
      this.layer = layer;
      this.precision = precision;
      arithmetic = precision.arithmetic();
      matrices = precision.matrices();
      chain = new ChainRule<>(precision, layout);
      product = new ProductRule<>(precision, layout);
      streams = layout.streams();
      rowLength = arithmetic.padded(layer.outputs);
      columnLength = arithmetic.padded(layer.inputs);
      block = streams * capacity * rowLength;
      shifted = arithmetic.array(layer.inputs * block);
      exponent = arithmetic.array(block);
      output = arithmetic.array(block);
      slopes = arithmetic.array(chain.derivatives() * capacity * rowLength);
      shiftedAdjoint = arithmetic.array(block);
      row = arithmetic.array(rowLength);
    }

    @Override
    public A output() {
      return output;
    }

    @Override
    public int numbersPerPoint() {
      return ((2 + layer.inputs) * streams + chain.derivatives()) * rowLength;
    }

    private int widthsAt(int at, int axis) {
      return at + (layer.inputs + axis) * rowLength;
    }

    @Override
    public void forward(int points, A packed, int at, A input) {
      int size = points * rowLength;
      arithmetic.clear(exponent, 0, streams * size);
      for (int axis = 0; axis < layer.inputs; axis++) {
        int y = axis * block;
        matrices.multiply(streams * points, 1, rowLength, input, axis, columnLength, packed,
            widthsAt(at, axis),
            rowLength, shifted, y, rowLength, false);
        arithmetic.product(rowLength, -1, packed, widthsAt(at, axis), packed, at + axis * rowLength, row, 0);
        matrices.addRow(points, rowLength, row, 0, shifted, y, rowLength);
        product.add(size, -0.5, shifted, y, shifted, y, exponent);
      }
      precision.functions().exponential(size, chain.derivatives(), exponent, 0, output, 0, slopes, 0, size);
      chain.forward(size, exponent, slopes, output);
      for (int p = 0; p < points; p++) {
        for (int o = layer.outputs; o < rowLength; o++) {
          arithmetic.set(output, p * rowLength + o, 0);
        }
      }
    }

    @Override
    public void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
        A packedGradient, int gradientAt) {
      int size = points * rowLength;
      int rows = streams * points;
      chain.adjoint(size, exponent, slopes, outputAdjoint);
      if (inputAdjoint != null) {
        arithmetic.clear(inputAdjoint, 0, rows * columnLength);
      }
      for (int axis = 0; axis < layer.inputs; axis++) {
        int y = axis * block;
        int width = widthsAt(at, axis);
        arithmetic.clear(shiftedAdjoint, 0, rows * rowLength);
        product.addAdjoint(size, -1, shifted, y, outputAdjoint, shiftedAdjoint);
        matrices.multiplyTransposedLeft(1, rows, rowLength, input, axis, columnLength, shiftedAdjoint, 0,
            rowLength,
            packedGradient, widthsAt(gradientAt, axis), rowLength, true);
        arithmetic.clear(row, 0, rowLength);
        matrices.addRowSum(points, rowLength, shiftedAdjoint, 0, rowLength, row, 0);
        arithmetic.addProduct(rowLength, -1, packed, at + axis * rowLength, row, 0, packedGradient,
            widthsAt(gradientAt, axis));
        arithmetic.addProduct(rowLength, -1, packed, width, row, 0, packedGradient,
            gradientAt + axis * rowLength);
        if (inputAdjoint != null) {
          matrices.multiplyByRows(rows, rowLength, 1, shiftedAdjoint, 0, rowLength, packed, width, rowLength,
              inputAdjoint, axis, columnLength);
        }
      }
    }
  }
}
