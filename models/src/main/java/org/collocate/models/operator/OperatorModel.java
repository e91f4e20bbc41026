package org.collocate.models.operator;

import java.util.Map;

/// A learned map from inputs on a grid to solutions on the same grid. Immutable; may be applied by several threads.
public interface OperatorModel {
  /// The solutions of an input.
  ///
  /// @param inputs `[channel][point]`
  /// @param counts points along each axis
  /// @return `[unknown][point]`
  /// @throws IllegalArgumentException if the map is bound to another grid
  double[][] apply(double[][] inputs, int[] counts);

  /// The number of parameters.
  long parameterCount();

  /// About how many operations it takes to apply the map once.
  ///
  /// @param points of the grid
  double operations(int points);

  /// Puts what the map consists of into the columns of a checkpoint.
  void keep(Map<String, double[]> reals, Map<String, float[]> weights);
}
