package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.List;

/// Which streams travel together and where their rows lie: value, then the gradient, then the second-order streams.
///
/// A block of P points with F features is `[stream, point, feature]`, row-major: the row of point p in stream s is
/// `s·P + p`. Second-order streams need the gradient; without any, `gradient` may be left out too (boundary values).
public record JetLayout(int dimension, boolean gradient, List<SecondOrder> second) {
  public JetLayout {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension " + dimension);
    }
    if (!gradient && !second.isEmpty()) {
      throw new IllegalArgumentException("second derivatives are carried together with the gradient");
    }
    for (SecondOrder stream : second) {
      for (SecondOrder.Term term : stream.terms()) {
        if (term.first() < 0 || term.second() >= dimension || term.first() > term.second()) {
          throw new IllegalArgumentException("axes of " + term + " in dimension " + dimension);
        }
      }
    }
    second = List.copyOf(second);
  }

  /// The value alone.
  public static JetLayout value(int dimension) {
    return new JetLayout(dimension, false, List.of());
  }

  /// Value and gradient.
  public static JetLayout gradient(int dimension) {
    return new JetLayout(dimension, true, List.of());
  }

  /// Value, gradient and every second derivative, in the order xx, xy, …, yy, ….
  public static JetLayout full(int dimension) {
    List<SecondOrder> second = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        second.add(SecondOrder.mixed(i, j));
      }
    }
    return new JetLayout(dimension, true, second);
  }

  /// Number of streams, the value included.
  public int streams() {
    return 1 + (gradient ? dimension : 0) + second.size();
  }

  /// The stream of `∂/∂x_axis`.
  public int gradientStream(int axis) {
    return 1 + axis;
  }

  /// The stream of the second-order combination with that index.
  public int secondStream(int index) {
    return 1 + dimension + index;
  }

  /// The highest order of derivative carried: 0, 1 or 2.
  public int order() {
    return second.isEmpty() ? (gradient ? 1 : 0) : 2;
  }
}
