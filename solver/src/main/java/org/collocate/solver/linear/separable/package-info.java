/// Direct solution of separable equations on grids: waves along one axis, in which differences are diagonal, and tridiagonal
/// systems along the other; {@link org.collocate.solver.linear.separable.SeparableSolver} puts them together.
///
/// | ends along the rows | waves |
/// |---|---|
/// | both fixed | {@link org.collocate.solver.linear.separable.SineWaves} |
/// | both free | {@link org.collocate.solver.linear.separable.CosineWaves} |
/// | one of each | {@link org.collocate.solver.linear.separable.MixedWaves} |
/// | periodic | {@link org.collocate.solver.linear.separable.PeriodicWaves} |
@NullMarked
package org.collocate.solver.linear.separable;

import org.jspecify.annotations.NullMarked;
