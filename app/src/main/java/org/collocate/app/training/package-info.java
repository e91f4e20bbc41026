/// How methods learn: the loss while it falls.
@NullMarked
package org.collocate.app.training;

import org.jspecify.annotations.NullMarked;
