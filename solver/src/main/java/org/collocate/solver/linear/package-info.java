/// Sparse linear systems `A x = b`.
///
/// | idea | where |
/// |---|---|
/// | a matrix, what is known of its unknowns | `SparseMatrix`, `Unknowns`, `MatrixKind` |
/// | a way to solve, and when an iteration ends | `LinearSolver`, `Stopping` |
/// | an approximate inverse | `Preconditioner` |
/// | unknowns inside cells eliminated beforehand | `StaticCondensation` |
/// | the choice, and what happens when it fails | `automatic.AutomaticSolver` |
/// | what users can choose, registered as services | `LinearSolverProvider`, `PreconditionerProvider` |
///
/// | solver | package | for |
/// |---|---|---|
/// | elimination | `direct` | any regular matrix whose pattern is nearly symmetric |
/// | conjugate gradients, MINRES, GMRES(m), BiCGStab | `krylov` | see there |
///
/// | preconditioner | package |
/// |---|---|
/// | algebraic multigrid | `multigrid` |
/// | diagonal, incomplete LU, Chebyshev | `precondition` |
@NullMarked
package org.collocate.solver.linear;

import org.jspecify.annotations.NullMarked;
