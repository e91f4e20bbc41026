/// Lines of equal value of sampled fields.
@NullMarked
package org.collocate.viz.contour;

import org.jspecify.annotations.NullMarked;
