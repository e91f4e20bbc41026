/// Layers of a network, each with a forward pass on jets and a hand-written adjoint, for both precisions at once. A new
/// layer is one class that implements [Layer], one line in [Layers], and one test that extends `LayerContract`; a new
/// pointwise function is one entry of [Activation].
///
/// | layer | map | parameters |
/// |---|---|---|
/// | [Dense] | `a = σ(W·x + b)` | `W [inputs, outputs]`, `b [outputs]` |
/// | [AdaptiveSlope] | `a = σ(s·x)` | `s` |
/// | [GatedBlocks] | residual blocks with two gates | those of its dense maps, `α [blocks]` |
/// | [GaussianFeatures] | `a = exp(−½ Σ s²(x − c)²)` | `c [inputs, outputs]`, `s [inputs, outputs]` |
/// | [FourierFeatures] | fixed random waves | none |
/// | [PeriodicEmbedding] | waves of the box along periodic axes | none |
@NullMarked
package org.collocate.models.layer;

import org.jspecify.annotations.NullMarked;
