/// How methods learn: the loss while it falls, and operators that learn families of problems.
@NullMarked
package org.collocate.app.training;

import org.jspecify.annotations.NullMarked;
