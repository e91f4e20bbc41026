package org.collocate.solver.problem;

import org.collocate.solver.expression.Expression;

/// What holds for one unknown on one part of the boundary.
public sealed interface BoundaryCondition {
  /// Index into {@link org.collocate.solver.geometry.Domain#boundaryParts()}.
  int part();

  /// Index into the equation's unknowns.
  int unknown();

  /// The prescribed value.
  Expression value();

  /// `u = value`.
  record Dirichlet(int part, int unknown, Expression value) implements BoundaryCondition {}

  /// `Γ·n = value` for the flux of the equation that belongs to the unknown; the value may hold unknowns, which makes
  /// Robin and radiation conditions.
  record Flux(int part, int unknown, Expression value) implements BoundaryCondition {}
}
