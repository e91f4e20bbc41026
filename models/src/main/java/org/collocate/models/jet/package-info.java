/// Jets: a value together with the derivatives that a strong residual asks for, carried through a network as
/// parallel streams. [JetLayout] names the streams and fixes the order of rows in memory, [SecondOrder] is one stream
/// of second derivatives (a single mixed one, or a weighted sum such as the Laplacian), [ActivationJets] is the chain
/// rule through a pointwise function and its adjoint.
///
/// | stream | through a linear map | through a = σ(z) |
/// |---|---|---|
/// | value | `z = W·x + b` | `a = σ` |
/// | ∂ᵢ | `zᵢ = W·xᵢ` | `aᵢ = σ′·zᵢ` |
/// | `S = Σₖ wₖ ∂ᵢₖ∂ⱼₖ` | `S(z) = W·S(x)` | `S(a) = σ′·S(z) + σ″·Σₖ wₖ zᵢₖ zⱼₖ` |
@NullMarked
package org.collocate.models.jet;

import org.jspecify.annotations.NullMarked;
