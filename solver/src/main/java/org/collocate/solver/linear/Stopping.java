package org.collocate.solver.linear;

/// When an iteration ends: `‖b − A x‖₂ ≤ tolerance · ‖b‖₂`, the residual recomputed from the definition, or after a number
/// of iterations.
///
/// @param tolerance of the relative residual; 1e-10 is a good value
/// @param maximum number of iterations
public record Stopping(double tolerance, int maximum) {
  public Stopping {
    if (!(tolerance > 0) || maximum < 1) {
      throw new IllegalArgumentException("tolerance " + tolerance + ", maximum " + maximum);
    }
  }
}
