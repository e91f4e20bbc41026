package org.collocate.solver.comparison;

import java.util.Map;
import org.collocate.solver.metric.ErrorNorms;

/// What a comparison says of one solution.
///
/// @param error of each unknown in the last frame
/// @param relativeL2AllTimes over all frames and unknowns; NaN for steady problems
/// @param outputs the study's outputs in the last frame
/// @param strongResidual `‖residual of the strong form‖` in L2; NaN where there is none
public record Evaluation(Map<String, ErrorNorms> error, double relativeL2AllTimes,
    Map<String, Double> outputs,
    double strongResidual) {

  public Evaluation {
    error = Map.copyOf(error);
    outputs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(outputs));
  }

  /// The largest relative error in L2 among the unknowns: the one number for a heading; NaN if none was measured.
  public double relativeL2() {
    return error.values()
        .stream()
        .mapToDouble(ErrorNorms::relativeL2)
        .filter(e -> !Double.isNaN(e))
        .max()
        .orElse(Double.NaN);
  }
}
