package org.collocate.solver.discretization.adapt;

/// How far a solution is from the exact one, cell by cell, in the energy norm
///
/// ```
/// |||e|||² = ∫ A∇e·∇e + C e²,    A = −∂Γ/∂∇u,  C = −∂F/∂u
/// ```
///
/// @param squares `[cell]`: their shares of the square of the error
/// @param solution the norm of the solution itself
/// @param reliable whether the norm belongs to the equation: linear, symmetric, `A` and `C` not negative. Elsewhere the numbers
///     tell where the error is, not how large
public record ErrorEstimate(double[] squares, double solution, boolean reliable) {
  /// The whole error.
  public double total() {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  /// The error relative to the solution; 0 for a solution that is zero and known to be.
  public double relative() {
    double total = total();
    return total == 0 ? 0 : total / Math.hypot(solution, total);
  }
}
