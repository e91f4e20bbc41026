package org.collocate.solver.equation;

/// Where a text stands, which decides what it may use.
public enum Place {
  /// Known data: exact solutions, initial states, Dirichlet values. No unknowns.
  DATA,
  /// Inside the domain: unknowns and their derivatives.
  INTERIOR,
  /// On the boundary: unknowns, their derivatives and `normal`.
  BOUNDARY
}
