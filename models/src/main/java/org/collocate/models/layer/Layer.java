package org.collocate.models.layer;

import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;

/// One map of a network on jets, with its adjoint. Immutable; all numbers come in arrays from outside, in either
/// precision.
///
/// Feature rows are padded to whole vectors ([Arithmetic#padded]); the padding of inputs and of adjoints is zero.
/// Parameters live in one flat vector without padding; once per step a layer *packs* its share into the shape its loops
/// like, and gradients are collected in a packed shape of their own.
///
/// Failure mode: none of its own; non-finite numbers pass through and show in the loss.
public interface Layer {
  /// Number of input features.
  int inputs();

  /// Number of output features.
  int outputs();

  /// Number of parameters in the flat vector.
  int parameterCount();

  /// Writes initial parameters to `parameters[offset …]`.
  void initialize(double[] parameters, int offset, RandomGenerator random);

  /// Length of the packed parameters.
  int packedSize(Arithmetic<?> arithmetic);

  /// Length of the packed gradient.
  int packedGradientSize(Arithmetic<?> arithmetic);

  /// Packs `parameters[offset …]` to `packed[at …]`, which holds zeros or an earlier packing.
  <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at);

  /// Adds the packed gradient at `packed[at …]` to `gradient[offset …]`.
  <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset);

  /// Memory and loops for blocks of at most `capacity` points.
  <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity);

  /// The layer in one line, as [Layers#parse] reads it.
  String describe();
}
