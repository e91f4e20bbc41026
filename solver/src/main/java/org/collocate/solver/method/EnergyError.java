package org.collocate.solver.method;

import java.util.Locale;
import org.collocate.solver.discretization.adapt.ErrorEstimate;
import org.collocate.solver.discretization.adapt.ErrorEstimator;

/// How far a method takes its own result to be from the exact solution, in the energy norm of the equation; see
/// {@link ErrorEstimate}.
///
/// @param norm of the error
/// @param relative to the exact solution
/// @param estimator by what it was found, such as `residual`
/// @param doubt why it is no bar for the error; empty where it is one
public record EnergyError(double norm, double relative, String estimator, String doubt) {
  static EnergyError of(ErrorEstimator estimator, ErrorEstimate estimate) {
    return new EnergyError(estimate.total(), estimate.relative(), estimator.name(), estimate.doubt());
  }

  /// Whether it is a bar for the error.
  public boolean reliable() {
    return doubt.isEmpty();
  }

  /// Such as `3.1e-05 in the energy norm`, or that it is unreliable and why.
  public String text() {
    return String.format(Locale.ROOT, "%.2g in the energy norm%s", relative,
        reliable() ? "" : ", which is unreliable because " + doubt);
  }
}
