/// Finite volumes on square cells, for explicit steps on any domain that can be drawn: {@link CellGrid} knows the cells and how
/// the boundary cuts them, {@link CellStencil} writes the equation's balance of a cell as one compiled loop, and
/// {@link CellEvolution} steps.
@NullMarked
package org.collocate.solver.discretization.fvm;

import org.jspecify.annotations.NullMarked;
