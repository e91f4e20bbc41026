/// Points that networks are trained on: low-discrepancy sequences in a box, points inside a drawn domain and on its
/// boundary. The same seed gives the same points.
@NullMarked
package org.collocate.models.data;

import org.jspecify.annotations.NullMarked;
