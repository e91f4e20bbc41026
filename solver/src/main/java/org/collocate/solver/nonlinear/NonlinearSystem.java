package org.collocate.solver.nonlinear;

import org.collocate.solver.linear.LinearOperator;

/// `R(u) = 0`. Entries of `u` that are prescribed have a zero residual, and rows and columns of the identity in the
/// Jacobian, so that no step changes them.
public interface NonlinearSystem {
  int size();

  /// Writes `R(u)`.
  void residual(double[] u, double[] r);

  /// `∂R/∂u`; valid until the next call.
  LinearOperator jacobian(double[] u);

  /// Whether the Jacobian is the same for every `u`.
  boolean isLinear();
}
