package org.collocate.app.compare;

/// The texts of a plot.
///
/// @param title above it
/// @param quantity beside the colour bar
/// @param x along the first axis
/// @param y along the second axis
public record PlotTitles(String title, String quantity, String x, String y) {}
