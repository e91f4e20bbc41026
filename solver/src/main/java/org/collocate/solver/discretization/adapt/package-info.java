/// Finite elements that refine their mesh where the error is: estimates of the error in each cell, and which cells to mark.
///
/// | estimate | class | source |
/// |---|---|---|
/// | residuals of cells and jumps between them, weighed by small problems | `ResidualEstimator` | Bank, Weiser 1985 |
/// | distance from a recovered gradient | `RecoveryEstimator` | Zienkiewicz, Zhu 1992 |
@NullMarked
package org.collocate.solver.discretization.adapt;

import org.jspecify.annotations.NullMarked;
