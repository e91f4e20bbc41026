/// The open study: where it came from, how it is edited, undone, saved and found again. Knows no toolkit.
@NullMarked
package org.collocate.app.document;

import org.jspecify.annotations.NullMarked;
