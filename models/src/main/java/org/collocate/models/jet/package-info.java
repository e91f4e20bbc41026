/// Jets: a value together with the derivatives that a strong residual asks for, carried through a network as
/// parallel streams. [JetLayout] names the streams and fixes the order of rows in memory, [DerivativeOperator] is one
/// stream of second to fourth order (a partial derivative, or a weighted sum such as the Laplacian), [ChainRule] takes the
/// streams through a pointwise function, [ProductRule] through a product, both with their adjoints. The chain rule of a layout is
/// a [StreamProgram], which [StreamLoopWriter] compiles to one [StreamLoop] each way.
///
/// | stream | through a linear map | through a = σ(z) |
/// |---|---|---|
/// | value | `z = W·x + b` | `a = σ` |
/// | ∂ᵢ | `zᵢ = W·xᵢ` | `aᵢ = σ′·zᵢ` |
/// | Δ | `Δz = W·Δx` | `Δa = σ′·Δz + σ″·Σᵢ zᵢ²` |
/// | any S | `S(z) = W·S(x)` | Faà di Bruno's formula |
@NullMarked
package org.collocate.models.jet;

import org.jspecify.annotations.NullMarked;
