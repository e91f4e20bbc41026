/// Pictures on screen: what {@link org.collocate.viz.plot} and {@link org.collocate.viz.raster} made away from the toolkit
/// is put on canvases here. Nothing in this package computes a field.
///
/// | node | class |
/// |---|---|
/// | any drawing, made anew in the size it gets | `DrawingView` |
/// | a raster over a domain with its outline | `FieldView` |
@NullMarked
package org.collocate.viz.view;

import org.jspecify.annotations.NullMarked;
