/// A field as a surface over its domain: in three dimensions where the machine can draw them, as a picture with the shadows
/// of a relief elsewhere. Both are steered alike.
@NullMarked
package org.collocate.viz.surface;

import org.jspecify.annotations.NullMarked;
