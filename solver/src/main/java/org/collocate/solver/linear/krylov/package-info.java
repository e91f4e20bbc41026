/// Krylov methods; each stops by the true residual.
///
/// | class | for |
/// |---|---|
/// | `ConjugateGradient` | symmetric positive definite matrices |
/// | `BiCgStab` | any matrix |
@NullMarked
package org.collocate.solver.linear.krylov;

import org.jspecify.annotations.NullMarked;
