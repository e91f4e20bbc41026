/// How the classical solvers' time and memory grow with the number of unknowns, drawn.
@NullMarked
package org.collocate.app.benchmark;

import org.jspecify.annotations.NullMarked;
