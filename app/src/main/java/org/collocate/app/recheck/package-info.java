/// Sealed experiments in the window: sealing the open study, running a sealed one again, and what moved, shown in place.
@NullMarked
package org.collocate.app.recheck;

import org.jspecify.annotations.NullMarked;
