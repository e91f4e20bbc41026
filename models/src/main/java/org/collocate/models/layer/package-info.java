/// Layers of a network, each with a forward pass on jets and a hand-written adjoint, for both precisions at once. A new
/// layer is one class that implements [Layer], one line in [Layers], and one test that extends `LayerContract`; a new
/// pointwise function is one entry of [Activation].
///
/// | layer | map | parameters |
/// |---|---|---|
/// | [Dense] | `a = σ(W·x + b)` | `W [inputs, outputs]`, `b [outputs]` |
@NullMarked
package org.collocate.models.layer;

import org.jspecify.annotations.NullMarked;
