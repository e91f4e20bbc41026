package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.models.jet.ActivationJets;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.MatrixProduct;
import org.jspecify.annotations.Nullable;

/// A fully connected layer.
///
/// ```
/// forward   Z = X·W + b            a = σ(z), jets by ActivationJets
/// adjoint   W̄ += Xᵀ·Z̄    b̄ += Σₚ z̄ₚ (value stream)    X̄ = Z̄·Wᵀ
/// ```
///
/// Parameters: `W [inputs, outputs]` row-major, then `b [outputs]`. W starts uniform in ±√(6/(inputs+outputs)) and b
/// at 0 (Glorot & Bengio 2010, AISTATS, PMLR 9:249–256). Packed: W and b with padded rows, then (not
/// in the gradient) Wᵀ with padded rows.
public record Dense(int inputs, int outputs, Activation activation) implements Layer {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  public Dense {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException("a dense layer from " + inputs + " to " + outputs);
    }
  }

  @Override
  public int inputStride() {
    return MatrixProduct.padded(inputs);
  }

  @Override
  public int outputStride() {
    return MatrixProduct.padded(outputs);
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

  private int biasOffset() {
    return inputs * outputStride();
  }

  private int transposeOffset() {
    return biasOffset() + outputStride();
  }

  @Override
  public int packedSize() {
    return transposeOffset() + outputs * inputStride();
  }

  @Override
  public int packedGradientSize() {
    return transposeOffset();
  }

  @Override
  public void pack(double[] parameters, int offset, double[] packed) {
    for (int i = 0; i < inputs; i++) {
      System.arraycopy(parameters, offset + i * outputs, packed, i * outputStride(), outputs);
    }
    System.arraycopy(parameters, offset + inputs * outputs, packed, biasOffset(), outputs);
    MatrixProduct.transpose(inputs, outputs, parameters, offset, outputs, packed, transposeOffset(),
        inputStride());
  }

  @Override
  public void unpackGradient(double[] packedGradient, double[] gradient, int offset) {
    for (int i = 0; i <= inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        gradient[offset + i * outputs + o] += packedGradient[i * outputStride() + o];
      }
    }
  }

  @Override
  public LayerMemory allocate(JetLayout layout, int capacity, double[] input) {
    int block = capacity * outputStride();
    ActivationJets chain = new ActivationJets(layout);
    double[] output = new double[layout.streams() * block];
    if (activation == Activation.IDENTITY) {
      return new LayerMemory(layout.streams(), input, output, output, new double[0], chain);
    }
    return new LayerMemory(layout.streams(), input, output, new double[layout.streams() * block],
        new double[chain.derivatives() * block], chain);
  }

  @Override
  public void forward(int points, double[] packed, LayerMemory memory) {
    double[] z = memory.preactivation();
    int size = points * outputStride();
    MatrixProduct.multiply(memory.streams() * points, inputs, outputStride(), memory.input(), 0,
        inputStride(),
        packed, 0, outputStride(), z, 0, outputStride(), false);
    addBias(points, packed, z);
    if (activation != Activation.IDENTITY) {
      activation.evaluate(size, z, 0, memory.chain().derivatives(), memory.output(), 0, memory.sigma(), 0);
      memory.chain().forward(size, z, memory.sigma(), 0, memory.output());
    }
  }

  @Override
  public void adjoint(int points, double[] packed, LayerMemory memory, double[] outputAdjoint,
      double @Nullable [] inputAdjoint, double[] packedGradient) {
    int rows = memory.streams() * points;
    if (activation != Activation.IDENTITY) {
      memory.chain()
          .adjoint(points * outputStride(), memory.preactivation(), memory.sigma(), 0, outputAdjoint);
    }
    addColumnSums(points, outputAdjoint, packedGradient);
    MatrixProduct.multiplyTransposedLeft(inputs, rows, outputStride(), memory.input(), 0, inputStride(),
        outputAdjoint,
        0, outputStride(), packedGradient, 0, outputStride(), true);
    if (inputAdjoint != null) {
      MatrixProduct.multiply(rows, outputs, inputStride(), outputAdjoint, 0, outputStride(), packed,
          transposeOffset(),
          inputStride(), inputAdjoint, 0, inputStride(), false);
    }
  }

  private void addBias(int points, double[] packed, double[] z) {
    for (int o = 0; o < outputStride(); o += LANES) {
      DoubleVector bias = DoubleVector.fromArray(SPECIES, packed, biasOffset() + o);
      for (int p = 0; p < points; p++) {
        int at = p * outputStride() + o;
        DoubleVector.fromArray(SPECIES, z, at).add(bias).intoArray(z, at);
      }
    }
  }

  private void addColumnSums(int points, double[] adjoint, double[] packedGradient) {
    for (int o = 0; o < outputStride(); o += LANES) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, packedGradient, biasOffset() + o);
      for (int p = 0; p < points; p++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, adjoint, p * outputStride() + o));
      }
      sum.intoArray(packedGradient, biasOffset() + o);
    }
  }
}
