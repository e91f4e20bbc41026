package org.collocate.models.optim;

import java.util.Map;

/// The memory of an optimizer between two steps, as named arrays: what a checkpoint keeps.
///
/// @param kind which optimizer it belongs to
/// @param arrays by name; copies
public record OptimizerState(String kind, Map<String, double[]> arrays) {
  public OptimizerState {
    arrays = Map.copyOf(arrays);
  }

  /// An array of that name and length.
  ///
  /// @throws IllegalArgumentException if there is none, or it has another length
  double[] array(String name, int length) {
    double[] array = arrays.get(name);
    if (array == null || array.length != length) {
      throw new IllegalArgumentException("'" + name + "' of a '" + kind + "' is missing or has not " + length
          + " numbers");
    }
    return array.clone();
  }

  /// This state, if it belongs to that optimizer.
  OptimizerState expect(String wanted) {
    if (!kind.equals(wanted)) {
      throw new IllegalArgumentException("the state of a '" + kind + "' given to a '" + wanted + "'");
    }
    return this;
  }
}
