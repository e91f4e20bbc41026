package org.collocate.models.training;

import java.util.List;
import org.collocate.solver.field.Overlay;

/// Told after each step of a training; parameters are those of the step.
@FunctionalInterface
public interface StepObserver {
  /// After step number `step`, with the points it took.
  void after(int step, double[] parameters, List<Overlay> points);
}
