package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.jspecify.annotations.Nullable;

/// One map of a network on jets, with its adjoint. Immutable; all numbers come in arrays from outside.
///
/// Feature rows are padded to whole vectors ([#inputStride], [#outputStride]); the padding of inputs and of adjoints
/// is zero. Parameters live in one flat vector without padding; once per step a layer *packs* its share into the
/// shape its loops like, and gradients are collected in that packed shape.
///
/// Failure mode: none of its own; non-finite numbers pass through and show in the loss.
public interface Layer {
  /// Number of input features.
  int inputs();

  /// Number of output features.
  int outputs();

  /// Distance of input rows in memory.
  int inputStride();

  /// Distance of output rows in memory.
  int outputStride();

  /// Number of parameters in the flat vector.
  int parameterCount();

  /// Writes initial parameters to `parameters[offset …]`.
  void initialize(double[] parameters, int offset, RandomGenerator random);

  /// Length of the packed parameters.
  int packedSize();

  /// Length of the packed gradient.
  int packedGradientSize();

  /// Packs `parameters[offset …]`.
  void pack(double[] parameters, int offset, double[] packed);

  /// Adds a packed gradient to `gradient[offset …]`.
  void unpackGradient(double[] packedGradient, double[] gradient, int offset);

  /// Memory for one pass over at most `capacity` points.
  LayerMemory allocate(JetLayout layout, int capacity, double[] input);

  /// `memory.output()` from `memory.input()`, `[streams·points, features]`.
  void forward(int points, double[] packed, LayerMemory memory);

  /// From the adjoint of the output to the adjoint of the input (unless that is `null`: a first layer) and the
  /// parameters' gradient, which is added to. Overwrites the adjoint of the output. Must follow [#forward].
  void adjoint(int points, double[] packed, LayerMemory memory, double[] outputAdjoint,
      double @Nullable [] inputAdjoint, double[] packedGradient);
}
