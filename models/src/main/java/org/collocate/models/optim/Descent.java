package org.collocate.models.optim;

/// A minimization that goes on step by step from a point of its own. Between steps the caller may pause, publish, or keep
/// [#state] and go on from it later: the same steps follow, bit by bit.
public interface Descent {
  /// One step; `false` when no further descent is possible in this precision.
  boolean step();

  /// The objective has changed under the same point, such as by other collocation points of the same number.
  void refresh();

  /// The current point; changed by [#step].
  double[] point();

  /// The objective at [#point].
  double value();

  /// Number of accepted steps.
  int iterations();

  /// Everything that decides the steps to come.
  OptimizerState state();
}
