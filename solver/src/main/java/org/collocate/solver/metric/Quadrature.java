package org.collocate.solver.metric;

import org.collocate.solver.field.Points;

/// Points and weights for integrals over a domain.
///
/// ```
/// ∫ f ≈ Σ weights[q] f(points[q])
/// ```
///
/// @param weights `[point]`
public record Quadrature(Points points, double[] weights) {
  public Quadrature {
    if (points.size() != weights.length) {
      throw new IllegalArgumentException(points.size() + " points, " + weights.length + " weights");
    }
  }

  public double integral(double[] values) {
    double sum = 0;
    for (int q = 0; q < weights.length; q++) {
      sum += weights[q] * values[q];
    }
    return sum;
  }

  /// The measure of the domain.
  public double measure() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }
}
