package org.collocate.solver.mesh;

import org.collocate.solver.geometry.CurvePiece;

/// An edge that stands for a stretch of a drawn curve.
///
/// @param a node at position `from` of the piece
/// @param b node at position `to` of the piece, `from` < `to`
record CurveEdge(int a, int b, CurvePiece piece, double from, double to) {}
