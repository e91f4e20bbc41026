package org.collocate.solver.metric;

/// The distance `e = u − v` of a field from its reference `v`.
///
/// ```
/// l2 = ‖e‖    relativeL2 = ‖e‖ / ‖v‖    h1² = ‖e‖² + ‖∇e‖²    relativeH1 = h1 / ‖v‖_H1    linf = max |e|
/// ```
///
/// A relative norm is NaN where the reference vanishes.
///
/// @param linf over the points of quadrature
public record ErrorNorms(double l2, double relativeL2, double h1, double relativeH1, double linf) {}
