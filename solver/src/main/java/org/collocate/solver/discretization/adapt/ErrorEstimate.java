package org.collocate.solver.discretization.adapt;

/// How far a solution is from the exact one, cell by cell, in the energy norm
///
/// ```
/// |||e|||² = ∫ A∇e·∇e + C e²,    A = −∂Γ/∂∇u,  C = −∂F/∂u
/// ```
///
/// @param squares `[cell]`: their shares of the square of the error
/// @param solution the norm of the solution itself
/// @param doubt why the numbers tell where the error is, but not how large: the norm does not belong to the problem, because it
///     is not linear, not symmetric, or `A` or `C` are negative; empty where it does
public record ErrorEstimate(double[] squares, double solution, String doubt) {
  /// @param squares `[cell]`: of the error
  /// @param energies `[cell]`: of the solution
  static ErrorEstimate of(double[] squares, double[] energies, String doubt) {
    double sum = 0;
    for (double energy : energies) {
      sum += energy;
    }
    return new ErrorEstimate(squares, Math.sqrt(Math.max(0, sum)), doubt);
  }

  /// Whether the numbers tell how large the error is.
  public boolean reliable() {
    return doubt.isEmpty();
  }

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
