package org.collocate.models.optim;

/// A sum of squares `Σ rᵢ(x)²` whose single residuals can be seen.
public interface ResidualSystem {
  /// Number of residuals.
  int residualCount();

  /// Writes the residuals at `x` and returns the sum of their squares; not finite where x is out of range.
  double residuals(double[] x, double[] residuals);

  /// Writes `∂rᵢ/∂xⱼ` at `x` to `jacobian[i·stride + j]`, and the residuals.
  void linearize(double[] x, double[] residuals, double[] jacobian, int stride);
}
