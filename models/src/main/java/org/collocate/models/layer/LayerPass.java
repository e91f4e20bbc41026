package org.collocate.models.layer;

import org.jspecify.annotations.Nullable;

/// One layer at work on blocks of points, in memory of its own. For one thread.
///
/// Blocks are `[streams·points, features]` with padded rows; see [Layer].
public interface LayerPass<A> {
  /// The output of the last forward pass.
  A output();

  /// Computes [#output] from `input` with the parameters packed at `packed[at …]`.
  void forward(int points, A packed, int at, A input);

  /// From the adjoint of the output to the adjoint of the input (unless that is `null`: a first layer) and the parameters'
  /// gradient, which is added to `packedGradient[gradientAt …]`. Overwrites the adjoint of the output. Must follow
  /// [#forward] with the same parameters and input.
  void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
      A packedGradient,
      int gradientAt);

  /// Numbers of memory used for each point: what should stay near the core between the two passes.
  int numbersPerPoint();
}
