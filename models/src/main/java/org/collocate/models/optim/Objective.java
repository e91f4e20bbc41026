package org.collocate.models.optim;

/// A smooth function of a flat vector.
@FunctionalInterface
public interface Objective {
  /// The value at `x`; writes the gradient to `gradient`. A value that is not finite means that x is out of range.
  double evaluate(double[] x, double[] gradient);
}
