/// The choice of a way to solve a linear system, and what happens when it fails: `AutomaticSolver`.
@NullMarked
package org.collocate.solver.linear.automatic;

import org.jspecify.annotations.NullMarked;
