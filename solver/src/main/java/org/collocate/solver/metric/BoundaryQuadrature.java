package org.collocate.solver.metric;

/// Points, weights and outward unit normals for integrals over a part of the boundary.
///
/// @param normals `[axis][point]`
public record BoundaryQuadrature(Quadrature quadrature, double[][] normals) {}
