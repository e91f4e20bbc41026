/// Charts and pictures of fields. A plot makes a {@link org.collocate.viz.plot.Drawing} of a few kinds of marks; painters
/// put drawings on a canvas, into a PNG or into an SVG, so that the window and the report show the same.
///
/// | plot | class |
/// |---|---|
/// | a field with axes and colour bar | `FieldPlot` |
/// | lines on linear or logarithmic axes | `LinePlot` |
///
/// | part of a plot | class |
/// |---|---|
/// | colours with ticks and caps beyond the range | `ColorBar` |
/// | contours with labels, meshes, arrows, points, cuts over a field | `FieldOverlay` |
/// | round numbers, none twice, with one way to write them | `Ticks`, `Numerals` |
///
/// | painter | class |
/// |---|---|
/// | PNG, by Java2D | `PngPainter` |
/// | SVG | `SvgPainter` |
@NullMarked
package org.collocate.viz.plot;

import org.jspecify.annotations.NullMarked;
