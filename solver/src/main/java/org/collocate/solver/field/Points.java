package org.collocate.solver.field;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Points in columns.
///
/// A point may carry the index of the sub-region it is meant to lie in: on an interface between two regions a
/// coefficient has two values, and only the cell that asks knows which one is wanted. Without indices the region is
/// looked up.
///
/// @param coordinates `[axis][point]`
/// @param regions `[point]`, or null where the region follows from the coordinates
public record Points(double[][] coordinates, int @Nullable [] regions) {
  public Points {
    for (double[] column : coordinates) {
      if (column.length != coordinates[0].length) {
        throw new IllegalArgumentException(
            "columns of " + coordinates[0].length + " and " + column.length + " points");
      }
    }
  }

  /// Points whose region follows from where they lie.
  public static Points of(double[]... coordinates) {
    return new Points(coordinates, null);
  }

  /// One point.
  public static Points at(double... point) {
    double[][] coordinates = new double[point.length][];
    for (int axis = 0; axis < point.length; axis++) {
      coordinates[axis] = new double[] {point[axis]};
    }
    return new Points(coordinates, null);
  }

  public int dimension() {
    return coordinates.length;
  }

  /// The number of points; a space of dimension 0 has one.
  public int size() {
    return coordinates.length == 0 ? 1 : coordinates[0].length;
  }

  /// The coordinates of point `i`.
  public double[] point(int i) {
    double[] point = new double[coordinates.length];
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] = coordinates[axis][i];
    }
    return point;
  }

  /// The points `from` (included) to `to` (excluded).
  public Points slice(int from, int to) {
    double[][] part = new double[coordinates.length][];
    for (int axis = 0; axis < part.length; axis++) {
      part[axis] = Arrays.copyOfRange(coordinates[axis], from, to);
    }
    return new Points(part, regions == null ? null : Arrays.copyOfRange(regions, from, to));
  }
}
