package org.collocate.solver.geometry;

/// A vertex of the boundary at which its direction jumps.
///
/// @param interiorAngle in radians, measured through the domain: above π at a re-entrant corner
/// @param partBefore boundary part that ends here, walking with the domain on the left
/// @param partAfter boundary part that begins here
public record Corner(Point point, double interiorAngle, int partBefore, int partAfter) {}
