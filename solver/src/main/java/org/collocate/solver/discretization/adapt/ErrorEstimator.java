package org.collocate.solver.discretization.adapt;

/// Estimates the error of solutions in one space.
public interface ErrorEstimator {
  /// The word for it in studies and reports.
  String name();

  /// @param u degrees of freedom of all unknowns, interleaved
  ErrorEstimate estimate(double[] u);
}
