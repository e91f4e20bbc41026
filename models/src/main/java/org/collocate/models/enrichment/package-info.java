/// Functions that are singular where a solution may be: around holes and at corners that are found from the drawing. Beside
/// smooth features they give back the accuracy that features alone lose there.
///
/// | where | radial part | class |
/// |---|---|---|
/// | hole, Δu = f | log r, r⁻ⁿ | [RadialFunction.Logarithm], [RadialFunction.Power] |
/// | hole, Δu + k²u = f | Yₙ(kr) | [RadialFunction.Oscillating] |
/// | hole, Δu − κ²u = f | Kₙ(κr) | [RadialFunction.Decaying] |
/// | corner | r^λ, or the Bessel function of order λ | [RadialFunction.Power] |
///
/// [SingularPlaces] finds holes and corners, [Enrichment] the functions that suit a problem there.
@NullMarked
package org.collocate.models.enrichment;

import org.jspecify.annotations.NullMarked;
