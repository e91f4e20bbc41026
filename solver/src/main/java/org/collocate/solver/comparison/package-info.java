/// Setting solutions beside each other: the reference and its own error, the errors of each method, and the numbers that a
/// table shows.
@NullMarked
package org.collocate.solver.comparison;

import org.jspecify.annotations.NullMarked;
