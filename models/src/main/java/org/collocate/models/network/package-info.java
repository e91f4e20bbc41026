/// Networks as compositions of layers, and their evaluation on blocks of points.
///
/// | type | role |
/// |---|---|
/// | [Network] | input normalization and layers; knows its number of parameters, holds none |
/// | [BoxNormalization] | the affine map of a bounding box to [−1, 1]ᵈ, with its jets |
/// | [PackedParameters], [PackedGradient] | parameters and gradients in the shape the loops like |
/// | [NetworkPass] | the memory of one worker: forward and adjoint over a block of points |
@NullMarked
package org.collocate.models.network;

import org.jspecify.annotations.NullMarked;
