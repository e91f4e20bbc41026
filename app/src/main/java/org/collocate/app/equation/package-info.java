/// The study's structure at the left and the editors of its sections at the right. Every formula is checked while it is
/// written; a fault stands below the control that caused it.
@NullMarked
package org.collocate.app.equation;

import org.jspecify.annotations.NullMarked;
