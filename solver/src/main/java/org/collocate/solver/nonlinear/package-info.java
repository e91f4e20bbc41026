/// Systems of nonlinear equations `R(u) = 0` and Newton's method.
@NullMarked
package org.collocate.solver.nonlinear;

import org.jspecify.annotations.NullMarked;
