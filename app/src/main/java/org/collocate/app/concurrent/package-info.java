/// Who does what on which thread. View models see {@link org.collocate.app.concurrent.Tasks} only, so that tests run them
/// without a toolkit; one class knows the toolkit's thread.
@NullMarked
package org.collocate.app.concurrent;

import org.jspecify.annotations.NullMarked;
