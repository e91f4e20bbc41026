/// Elimination of sparse systems: an order (`NestedDissection`), the structure of the factors (`Supernodes`), which of
/// it can be done at the same time (`FrontTree`), and dense fronts in which the numbers are worked on.
///
/// | matrix | factors | class |
/// |---|---|---|
/// | symmetric | `L D Lᵀ` | `SymmetricFactors` on `SymmetricFront` |
/// | any | `L U` with exchanges of rows within a front | `GeneralFactors` on `GeneralFront` |
@NullMarked
package org.collocate.solver.linear.direct;

import org.jspecify.annotations.NullMarked;
