package org.collocate.solver.learning;

import java.util.Arrays;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;

/// Points of equal spacing on an interval or a rectangle, ends included, on which operators are learned: `[x]` or `[y, x]`.
///
/// @param lower corner, `[axis]`
/// @param upper corner, `[axis]`
/// @param counts points along each axis
public record OperatorGrid(double[] lower, double[] upper, int[] counts) {
  public OperatorGrid {
    if (lower.length != counts.length || upper.length != counts.length || counts.length < 1
        || counts.length > 2 || Arrays.stream(counts).anyMatch(count -> count < 2)) {
      throw new IllegalArgumentException("a grid of " + Arrays.toString(counts) + " points");
    }
  }

  /// @param points along the longer side; along the other so many that the spacing is nearly the same
  public static OperatorGrid of(Domain domain, int points) {
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    double longest = 0;
    for (int axis = 0; axis < lower.length; axis++) {
      longest = Math.max(longest, upper[axis] - lower[axis]);
    }
    int[] counts = new int[lower.length];
    for (int axis = 0; axis < counts.length; axis++) {
      counts[axis] = 1
          + (int) Math.max(1, Math.rint((points - 1) * (upper[axis] - lower[axis]) / longest));
    }
    return new OperatorGrid(lower, upper, counts);
  }

  public int dimension() {
    return counts.length;
  }

  /// The number of points.
  public int size() {
    return dimension() == 1 ? counts[0] : counts[0] * counts[1];
  }

  /// `[axis]`: how far points lie apart.
  public double[] spacing() {
    double[] spacing = new double[dimension()];
    Arrays.setAll(spacing, axis -> (upper[axis] - lower[axis]) / (counts[axis] - 1));
    return spacing;
  }

  /// All points, row by row.
  public Points points() {
    double[][] at = new double[dimension()][size()];
    for (int k = 0; k < size(); k++) {
      at[0][k] = coordinate(0, k % counts[0]);
      if (dimension() == 2) {
        at[1][k] = coordinate(1, k / counts[0]);
      }
    }
    return Points.of(at);
  }

  private double coordinate(int axis, int index) {
    int last = counts[axis] - 1;
    return index == last ? upper[axis] : lower[axis] + (upper[axis] - lower[axis]) * index / last;
  }

  /// A field's values.
  public double[] sample(Field field) {
    double[] values = new double[size()];
    field.evaluate(points(), values);
    return values;
  }

  /// The values as a field.
  public GridField field(double[] values) {
    return new GridField(lower, upper, counts, values);
  }
}
