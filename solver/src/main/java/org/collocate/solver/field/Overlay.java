package org.collocate.solver.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /// Boxes of a regular grid in which data are unlike all that a map has learned from, so that nothing is known of its error there.
  ///
  /// @param coordinates the middle of each box
  /// @param spacing `[axis]`: the sides of the boxes
  record Foreign(String name, double[][] coordinates, double[] spacing) implements Overlay {
    /// Which points lie in one of the boxes.
    public boolean[] covers(Points points) {
      Set<List<Long>> boxes = new HashSet<>();
      int count = coordinates[0].length;
      for (int i = 0; i < count; i++) {
        boxes.add(box(coordinates, i));
      }
      boolean[] covered = new boolean[points.size()];
      if (count > 0) {
        for (int i = 0; i < covered.length; i++) {
          covered[i] = boxes.contains(box(points.coordinates(), i));
        }
      }
      return covered;
    }

    /// The number of a point's box along each axis, counted from the first box.
    private List<Long> box(double[][] at, int point) {
      List<Long> box = new ArrayList<>();
      for (int axis = 0; axis < spacing.length; axis++) {
        box.add(Math.round((at[axis][point] - coordinates[axis][0]) / spacing[axis]));
      }
      return box;
    }
  }
}
