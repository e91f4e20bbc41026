package org.collocate.models.optim;

import java.util.Map;

/// Adaptive moment estimation, with decoupled weight decay if wanted.
///
/// ```
/// m ← β₁m + (1−β₁)g      v ← β₂v + (1−β₂)g²      x ← x − η·(m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε) − η·λ·x
/// ```
///
/// β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (Kingma & Ba 2015, arXiv 1412.6980); the decay λ acts on
/// the parameters themselves, not through the gradient (AdamW: Loshchilov & Hutter 2019, arXiv 1711.05101). Good rates for tanh networks on normalized
/// coordinates: 1e-3 to 5e-3. Failure mode: with a constant rate the iterates keep wandering in a ball around the
/// minimum whose size grows with η; let the rate fall.
public final class Adam {
  /// How its states are called.
  public static final String KIND = "adam";
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean;
  private final double[] square;
  private final double[] gradient;
  private final double decay;
  private int steps;

  /// For vectors of that size, without decay.
  public Adam(int size) {
    this(size, 0);
  }

  /// For vectors of that size.
  ///
  /// @param decay λ; 1e-4 to 1e-2 are usual, 0 for none
  public Adam(int size, double decay) {
    this.decay = decay;
    mean = new double[size];
    square = new double[size];
    gradient = new double[size];
  }

  /// Goes on from a state.
  public static Adam resume(OptimizerState state, int size) {
    double[] numbers = state.expect(KIND).array("numbers", 2);
    Adam resumed = new Adam(size, numbers[0]);
    resumed.steps = (int) numbers[1];
    System.arraycopy(state.array("mean", size), 0, resumed.mean, 0, size);
    System.arraycopy(state.array("square", size), 0, resumed.square, 0, size);
    return resumed;
  }

  /// Everything that decides the steps to come, besides the point itself.
  public OptimizerState state() {
    return new OptimizerState(KIND,
        Map.of("mean", mean.clone(), "square", square.clone(), "numbers", new double[] {decay, steps}));
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
      x[i] -= scale * mean[i] / (Math.sqrt(square[i] * correction) + EPSILON) + rate * decay * x[i];
    }
    return value;
  }
}
