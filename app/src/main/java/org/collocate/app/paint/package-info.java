/// Painting a coefficient onto the drawing: brush, eraser, bucket and smoothing on a raster that the study keeps.
@NullMarked
package org.collocate.app.paint;

import org.jspecify.annotations.NullMarked;
