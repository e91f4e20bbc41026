package org.collocate.solver.field;

/// What a method can show of itself over its fields, besides a mesh.
public sealed interface Overlay {
  /// What these are: `collocation points`.
  String name();

  /// `[axis][point]`.
  double[][] coordinates();

  /// Points where an equation or a condition is asked for.
  record PointSet(String name, double[][] coordinates) implements Overlay {}

  /// Centres of functions, each with its extent.
  ///
  /// @param covariance `[xx, xy, yy][centre]`, `[xx][centre]` in one dimension: one standard deviation is the extent
  record Centres(String name, double[][] coordinates, double[][] covariance) implements Overlay {}
}
