/// Finite differences in conservative form on intervals and axis-parallel rectangles: points of equal spacing, and a cell of
/// its own around each of them.
@NullMarked
package org.collocate.solver.discretization.fdm;

import org.jspecify.annotations.NullMarked;
