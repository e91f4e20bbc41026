/// Scalar functions on a domain, whoever computed them, and the points at which they are asked.
@NullMarked
package org.collocate.solver.field;

import org.jspecify.annotations.NullMarked;
