package org.collocate.viz.contour;

/// A line of equal value.
///
/// @param x of its points, in order; the first again at the end where it is closed
/// @param y of its points
public record ContourLine(double level, double[] x, double[] y) {}
