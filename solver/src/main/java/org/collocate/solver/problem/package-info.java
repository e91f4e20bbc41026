/// Whole problems: a domain with an equation, coefficients, conditions and, for evolutions, an initial state and a span
/// of time. A problem is validated once, immutable, and knows no solver.
@NullMarked
package org.collocate.solver.problem;

import org.jspecify.annotations.NullMarked;
