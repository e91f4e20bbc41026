package org.collocate.solver.mesh;

/// An edge between cells of two regions.
///
/// @param edge the mesh's edge
/// @param leftCell cell on the left of the edge's curve
/// @param leftLocal that cell's vertex opposite to the edge
/// @param rightCell cell on the right
/// @param rightLocal that cell's vertex opposite to the edge
public record InterfaceFacet(int edge, int leftCell, int leftLocal, int rightCell, int rightLocal) {}
