/// Krylov methods; each stops by the true residual, and sums in the same order on any number of threads.
///
/// | class | for | products with `A` in an iteration | vectors |
/// |---|---|---|---|
/// | `ConjugateGradient` | symmetric positive definite matrices | 1 | 4 |
/// | `Minres` | symmetric matrices | 1 | 9 |
/// | `Gmres` | any matrix | 1 | `2 m` |
/// | `BiCgStab` | any matrix | 2 | 8 |
@NullMarked
package org.collocate.solver.linear.krylov;

import org.jspecify.annotations.NullMarked;
