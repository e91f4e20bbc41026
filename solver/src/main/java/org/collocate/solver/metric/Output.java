package org.collocate.solver.metric;

import org.collocate.solver.expression.Expression;

/// A number that the user wants of a solution.
public sealed interface Output {
  String name();

  /// In the coordinates, parameters, coefficients, the unknowns and their first derivatives; on the boundary also
  /// `normal_x`, `normal_y`.
  Expression expression();

  /// `∫ expression` over the domain.
  record DomainIntegral(String name, Expression expression) implements Output {}

  /// `∫ expression` over a region.
  record RegionIntegral(String name, Expression expression, int region) implements Output {}

  /// `∫ expression` over a part of the boundary.
  record BoundaryIntegral(String name, Expression expression, int part) implements Output {}

  /// The largest value.
  record Maximum(String name, Expression expression) implements Output {}

  /// The least value.
  record Minimum(String name, Expression expression) implements Output {}

  /// The value at a point.
  record Probe(String name, Expression expression, double[] at) implements Output {}
}
