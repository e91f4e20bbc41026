/// Points that networks are trained on: low-discrepancy and random sequences in a box, choices by the size of a residual, points inside a drawn domain and on its
/// boundary. The same seed gives the same points.
@NullMarked
package org.collocate.models.data;

import org.jspecify.annotations.NullMarked;
