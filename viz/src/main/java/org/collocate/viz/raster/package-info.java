/// From samples on a grid to pixels.
@NullMarked
package org.collocate.viz.raster;

import org.jspecify.annotations.NullMarked;
