/// Where a problem lives: shapes, their Boolean combination with the origin of every curve kept, and the questions that solvers ask of a domain.
///
/// | question | who answers |
/// |---|---|
/// | what the study says | [Shape][org.collocate.solver.geometry.Shape], [DomainDescription][org.collocate.solver.geometry.DomainDescription] |
/// | dimension 0, 1, 2, d | `PointDomain`, `IntervalDomain`, `PlanarDomain`, `HypercubeDomain` |
/// | true curves | `Line`, `EllipticArc`, `CubicBezier`, and stretches of them: `CurvePiece` |
/// | Boolean operations and regions | `Arrangement` (noding by JTS, intersections polished on the true curves) |
/// | names along the boundary | `BoundaryNaming` |
/// | distance, side, nearest point | `Outline` |
/// | what is wrong with a drawing | `GeometryFault`, `InvalidDomainException` |
@NullMarked
package org.collocate.solver.geometry;

import org.jspecify.annotations.NullMarked;
