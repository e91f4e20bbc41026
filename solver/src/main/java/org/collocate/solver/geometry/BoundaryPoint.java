package org.collocate.solver.geometry;

/// A point of the boundary.
///
/// @param point coordinates
/// @param normal outward, of length 1
/// @param part index into [Domain#boundaryParts], or [CurvePiece#PERIODIC]
/// @param distance from the point that was asked for; 0 if none was
public record BoundaryPoint(double[] point, double[] normal, int part, double distance) {}
