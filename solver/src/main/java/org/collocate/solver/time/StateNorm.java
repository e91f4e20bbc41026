package org.collocate.solver.time;

import java.util.Arrays;

/// The size of an error beside that of a state, each component by itself.
///
/// ```
/// ‖e‖ = rms eᵢ / (|uᵢ| + max |u|)
/// ```
final class StateNorm {
  /// What was much larger once still counts a little, so that a component may die away.
  private static final double REMEMBERED = 1e-3;

  private final double[] largest;
  private final double[] scale;

  StateNorm(int components) {
    largest = new double[components];
    scale = new double[components];
  }

  /// Remembers how large the components of an accepted state are.
  void accept(double[] state) {
    measure(state);
    for (int c = 0; c < scale.length; c++) {
      largest[c] = Math.max(largest[c], scale[c]);
    }
  }

  private void measure(double[] state) {
    Arrays.fill(scale, 0);
    for (int i = 0; i < state.length; i++) {
      int c = i % scale.length;
      scale[c] = Math.max(scale[c], Math.abs(state[i]));
    }
    for (int c = 0; c < scale.length; c++) {
      scale[c] = Math.max(scale[c], REMEMBERED * largest[c]) + Double.MIN_NORMAL;
    }
  }

  double of(double[] error, double[] state) {
    measure(state);
    double sum = 0;
    for (int i = 0; i < error.length; i++) {
      double part = error[i] / (Math.abs(state[i]) + scale[i % scale.length]);
      sum += part * part;
    }
    return Math.sqrt(sum / error.length);
  }
}
