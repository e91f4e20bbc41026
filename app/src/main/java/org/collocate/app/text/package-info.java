/// The texts that a user reads in the window, from message bundles.
@NullMarked
package org.collocate.app.text;

import org.jspecify.annotations.NullMarked;
