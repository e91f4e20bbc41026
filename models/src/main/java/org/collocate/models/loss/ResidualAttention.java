package org.collocate.models.loss;

/// Weights that grow where residuals stay large.
///
/// ```
/// λᵢ ← γ λᵢ + η |rᵢ| / maxₚ |r(p)|          multiplier of rᵢ² is λᵢ²
/// ```
///
/// Anagnostopoulos, Toscano, Stergiopulos & Karniadakis 2024, "Residual-based attention in physics-informed neural
/// networks", doi 10.1016/j.cma.2024.116805; γ = 0.999, η = 0.01 as there, so that λ stays below 10. Every λ starts at 1.
/// Points must stay where they are.
public final class ResidualAttention {
  private static final double DECAY = 0.999;
  private static final double RATE = 0.01;

  private ResidualAttention() {}

  /// Takes the residuals that `loss` evaluated last into account.
  public static void update(ResidualLoss loss) {
    for (int i = 0; i < loss.residualCount(); i++) {
      double[] residual = loss.residual(i);
      double[] multiplier = loss.multipliers()[i];
      double largest = 0;
      for (double r : residual) {
        largest = Math.max(largest, Math.abs(r));
      }
      if (!(largest > 0) || !Double.isFinite(largest)) {
        continue;
      }
      for (int p = 0; p < residual.length; p++) {
        double lambda = DECAY * Math.sqrt(multiplier[p]) + RATE * Math.abs(residual[p]) / largest;
        multiplier[p] = lambda * lambda;
      }
    }
  }
}
