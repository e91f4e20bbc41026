/// How far a field is from a reference, and what numbers a user wants of a solution. Metrics see fields only, whoever
/// computed them.
@NullMarked
package org.collocate.solver.metric;

import org.jspecify.annotations.NullMarked;
