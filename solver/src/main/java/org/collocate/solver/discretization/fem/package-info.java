/// Finite elements for every equation that has a general form: weak form, assembly, conditions on the boundary.
@NullMarked
package org.collocate.solver.discretization.fem;

import org.jspecify.annotations.NullMarked;
