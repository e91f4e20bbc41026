/// An evolution that runs under the hand: played, held, run back and forth, changed and painted into while it is looked at.
@NullMarked
package org.collocate.app.play;

import org.jspecify.annotations.NullMarked;
