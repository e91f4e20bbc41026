package org.collocate.solver.time;

import java.util.Arrays;

/// The size of an error beside that of a state, each component by itself.
///
/// ```
/// ‖e‖ = rms eᵢ / (|uᵢ| + max |u|)
/// ```
///
/// A component that has been nought until now has no size: its errors count beside the largest of them.
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
    Arrays.fill(scale, 0);
    measure(state);
    for (int c = 0; c < scale.length; c++) {
      largest[c] = Math.max(largest[c], scale[c]);
    }
  }

  private void measure(double[] values) {
    for (int c = 0; c < scale.length; c++) {
      measure(c, values);
    }
  }

  private void measure(int component, double[] values) {
    double size = scale[component];
    for (int i = component; i < values.length; i += scale.length) {
      size = Math.max(size, Math.abs(values[i]));
    }
    scale[component] = size;
  }

  double of(double[] error, double[] state) {
    for (int c = 0; c < scale.length; c++) {
      scale[c] = REMEMBERED * largest[c];
    }
    measure(state);
    for (int c = 0; c < scale.length; c++) {
      if (scale[c] == 0) {
        measure(c, error);
      }
    }
    double sum = 0;
    for (int i = 0; i < error.length; i++) {
      double part = error[i] / (Math.abs(state[i]) + scale[i % scale.length] + Double.MIN_NORMAL);
      sum += part * part;
    }
    return Math.sqrt(sum / error.length);
  }
}
