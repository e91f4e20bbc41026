/// Threads that share the work of one run: a {@link org.collocate.solver.parallel.WorkerTeam} works through chunks whose
/// results do not depend on how many threads there are.
@NullMarked
package org.collocate.solver.parallel;

import org.jspecify.annotations.NullMarked;
