/// Sparse linear systems `A x = b`.
///
/// | solver | class | for |
/// |---|---|---|
/// | multifrontal LU | `SparseDirect` | any regular matrix whose pattern is nearly symmetric |
/// | conjugate gradients | `ConjugateGradient` | symmetric positive definite matrices |
/// | BiCGStab | `BiCgStab` | any matrix |
///
/// | preconditioner | class |
/// |---|---|
/// | diagonal | `DiagonalPreconditioner` |
/// | incomplete LU without fill | `IncompleteLu` |
@NullMarked
package org.collocate.solver.linear;

import org.jspecify.annotations.NullMarked;
