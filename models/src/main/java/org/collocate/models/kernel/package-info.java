/// The loops everything else stands on: matrix products, elementary functions and sums on vector lanes, least
/// squares, and a team of workers. All of it is deterministic: sums run in a fixed order, so the same numbers go
/// in and the same bits come out, whatever the number of threads. Nothing here allocates in a steady state.
///
/// | work | by |
/// |---|---|
/// | `C = A·B`, `Aᵀ·B`, `A·Bᵀ` in `double` | [MatrixProduct] |
/// | `tanh`, `sin` and `cos` of arrays | [VectorMath] |
/// | dot products and updates of long vectors | [VectorSums] |
/// | least squares by blocked Householder reflections | [LeastSquares] |
/// | chunks of work on the threads of a run | [WorkerTeam] |
@NullMarked
package org.collocate.models.kernel;

import org.jspecify.annotations.NullMarked;
