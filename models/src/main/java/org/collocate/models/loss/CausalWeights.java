package org.collocate.models.loss;

import java.util.Arrays;
import org.collocate.models.data.SpaceTime;

/// Weights that let a later time count only once the earlier ones are satisfied.
///
/// ```
/// w(t) = exp(−ε ∫₀ᵗ L(s) ds/T)          L(s) mean square of the residuals, scaled to size one, near the time s
/// ```
///
/// Wang, Sankaran & Perdikaris 2024, "Respecting causality for training physics-informed neural networks",
/// doi 10.1016/j.cma.2024.116813 (arXiv 2203.07404), equation for w with slices of equal length in time. Good values of ε are
/// 1 to 100; as L falls all weights go to 1. Failure mode: with a large ε later times are never learned.
public final class CausalWeights {
  /// The usual ε.
  public static final double STRENGTH = 10;
  private static final int SLICES = 32;

  private CausalWeights() {}

  /// Takes the residuals that `loss` evaluated last into account; its multipliers are set.
  public static void update(ResidualLoss loss, SpaceTime space) {
    double[] times = loss.points()[space.dimension() - 1];
    double[] sums = new double[SLICES];
    int[] counts = new int[SLICES];
    for (int p = 0; p < times.length; p++) {
      int slice = slice(times[p], space);
      counts[slice]++;
      for (int i = 0; i < loss.residualCount(); i++) {
        double residual = loss.residual(i)[p];
        sums[slice] += loss.weight(i) * residual * residual;
      }
    }
    double[] weights = new double[SLICES];
    double integral = 0;
    for (int slice = 0; slice < SLICES; slice++) {
      weights[slice] = Math.exp(-STRENGTH * integral);
      integral += counts[slice] == 0 ? 0 : sums[slice] / counts[slice] / SLICES;
    }
    if (!Double.isFinite(integral)) {
      return;
    }
    for (double[] multiplier : loss.multipliers()) {
      Arrays.setAll(multiplier, p -> weights[slice(times[p], space)]);
    }
  }

  private static int slice(double time, SpaceTime space) {
    return Math.clamp((int) (time / space.until() * SLICES), 0, SLICES - 1);
  }
}
