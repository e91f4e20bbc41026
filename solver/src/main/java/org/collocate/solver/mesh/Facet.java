package org.collocate.solver.mesh;

/// A piece of the mesh's boundary: an edge of a triangle, an end of an interval.
///
/// @param nodes its end nodes, the domain on the left; one node in one dimension
/// @param part index into the domain's boundary parts
/// @param cell the cell that owns it
/// @param local the cell's vertex opposite to it
/// @param edge the mesh's edge, −1 in one dimension
public record Facet(int[] nodes, int part, int cell, int local, int edge) {}
