/// The window: start page, top bar, menus and keys, and the arrangement of everything else.
@NullMarked
package org.collocate.app.shell;

import org.jspecify.annotations.NullMarked;
