package org.collocate.models.optim;

/// Adaptive moment estimation.
///
/// ```
/// m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      x ← x − η·(m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε)
/// ```
///
/// β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma & Ba 2015, arXiv 1412.6980). Good rates for tanh networks on normalized
/// coordinates: 1e-3 to 5e-3. Failure mode: with a constant rate the iterates keep wandering in a ball around the
/// minimum whose size grows with η; let the rate fall.
public final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean;
  private final double[] square;
  private final double[] gradient;
  private int steps;

  /// For vectors of that size.
  public Adam(int size) {
    mean = new double[size];
    square = new double[size];
    gradient = new double[size];
  }

  /// Number of steps done.
  public int steps() {
    return steps;
  }

  /// One step on `x`, in place; returns the objective's value before the step. If that is not finite, x is left alone.
  public double step(Objective objective, double[] x, double rate) {
    double value = objective.evaluate(x, gradient);
    if (!Double.isFinite(value)) {
      return value;
    }
    steps++;
    double scale = rate / (1 - Math.pow(BETA1, steps));
    double correction = 1 / (1 - Math.pow(BETA2, steps));
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
      square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
      x[i] -= scale * mean[i] / (Math.sqrt(square[i] * correction) + EPSILON);
    }
    return value;
  }
}
