/// Drawing: the domain, its regions and the names of its boundary, under the hand.
@NullMarked
package org.collocate.app.sketch;

import org.jspecify.annotations.NullMarked;
