/// Functions on periodic boxes as sums of waves: derivatives are products with wave numbers, and products are formed at points.
///
/// | task | class |
/// |---|---|
/// | which waves, which points, and the way between them | `WaveGrid`, `WaveTransform` |
/// | what multiplies amplitudes, and its inverse | `WaveSymbol` |
/// | the equations for the amplitudes | `FourierSystem` |
@NullMarked
package org.collocate.solver.discretization.spectral;

import org.jspecify.annotations.NullMarked;
