/// The command line: the same engine without a window.
@NullMarked
package org.collocate.app.cli;

import org.jspecify.annotations.NullMarked;
