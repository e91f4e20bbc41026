/// The program: the workbench and the command line.
@NullMarked
package org.collocate.app;

import org.jspecify.annotations.NullMarked;
