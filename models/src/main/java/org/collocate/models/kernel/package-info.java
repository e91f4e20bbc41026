/// The loops everything else stands on: matrix products, elementary functions and sums on vector lanes, and least
/// squares, on the threads of a [org.collocate.solver.parallel.WorkerTeam]. All of it is deterministic: sums run in a fixed order, so the same numbers go
/// in and the same bits come out, whatever the number of threads. Nothing here allocates in a steady state.
///
/// | work | by |
/// |---|---|
/// | `double` or `float`, with all that computes in it | [Precision]: [Arithmetic], [Matrices], [Functions] |
/// | `C = A·B`, `Aᵀ·B`, `A·Bᵀ` | [MatrixProduct] |
/// | `tanh`, `exp`, `erf`, `sin` and `cos` of arrays | [VectorMath] |
/// | dot products and updates of long vectors | [VectorSums] |
/// | least squares by blocked Householder reflections | [LeastSquares] |
/// | Gram matrices and their factorization | [Cholesky] |
///
/// The classes for `double` are the source; `Float…` classes are made from them by the build (`src/generator`).
@NullMarked
package org.collocate.models.kernel;

import org.jspecify.annotations.NullMarked;
