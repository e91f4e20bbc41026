/// Problems as equations for numbers, whatever the discretization in space: the weak form with its derivatives, what stays
/// the same from step to step, and the steady system with what makes its solution unique.
@NullMarked
package org.collocate.solver.discretization;

import org.jspecify.annotations.NullMarked;
