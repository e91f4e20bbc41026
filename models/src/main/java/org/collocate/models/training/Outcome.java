package org.collocate.models.training;

/// How a training ended.
public enum Outcome {
  /// No further descent.
  CONVERGED,
  /// The budget is used up, or other settings wait.
  STOPPED,
  /// The loss is not finite.
  NOT_FINITE
}
