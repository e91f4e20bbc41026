package org.collocate.solver.geometry;

/// A hole of a domain: a point inside it (the centre of the largest circle that fits) and that circle's radius.
///
/// @param loop index into [PlanarDomain#loops]
public record Hole(int loop, Point centre, double radius) {}
