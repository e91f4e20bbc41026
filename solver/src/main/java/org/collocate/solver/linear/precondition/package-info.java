/// Approximate inverses that need the numbers of a matrix only.
///
/// | preconditioner | class |
/// |---|---|
/// | Jacobi | `DiagonalPreconditioner` |
/// | incomplete LU without fill | `IncompleteLu` |
/// | polynomial | `Chebyshev` |
@NullMarked
package org.collocate.solver.linear.precondition;

import org.jspecify.annotations.NullMarked;
