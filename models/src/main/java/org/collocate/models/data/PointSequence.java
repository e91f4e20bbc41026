package org.collocate.models.data;

/// An endless sequence of points in `[0, 1)ᵈ`.
@FunctionalInterface
public interface PointSequence {
  /// Writes the next point.
  void next(double[] point);
}
