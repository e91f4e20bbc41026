/// What benchmark suites share: the table of their figures.
@NullMarked
package org.collocate.solver.benchmark;

import org.jspecify.annotations.NullMarked;
