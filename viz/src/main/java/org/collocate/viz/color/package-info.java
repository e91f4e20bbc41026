/// From numbers to colours: tables, scales and ranges.
@NullMarked
package org.collocate.viz.color;

import org.jspecify.annotations.NullMarked;
