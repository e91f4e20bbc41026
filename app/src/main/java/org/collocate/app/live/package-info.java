/// Solving while a hand moves: a steady linear problem is solved again for each state of the study, coarse during a
/// gesture, in full after it. Only the newest state counts; nothing queues up.
@NullMarked
package org.collocate.app.live;

import org.jspecify.annotations.NullMarked;
