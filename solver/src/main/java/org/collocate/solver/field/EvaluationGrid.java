package org.collocate.solver.field;

import java.util.Arrays;
import org.collocate.solver.geometry.Domain;

/// A grid of equal spacing over a domain's bounding box, on which fields are sampled to be drawn, compared and exported.
///
/// Samples are in rows from the lower `y`: `[y, x]`, or `[x]` in one dimension; NaN outside the domain, whose boundary
/// belongs to it.
public final class EvaluationGrid {
  private final double[] x;
  private final double[] y;
  private final double[][] inside;
  private final int[] places;

  /// @param domain of one or two dimensions
  /// @param count of points along the longer side, ends included
  public EvaluationGrid(Domain domain, int count) {
    this(domain, domain.lower(), domain.upper(), count);
  }

  /// A grid over a part of the plane.
  ///
  /// @param domain of one or two dimensions
  /// @param lower corner, `[axis]`
  /// @param upper corner, `[axis]`
  /// @param count of points along the longer side, ends included
  public EvaluationGrid(Domain domain, double[] lower, double[] upper, int count) {
    if (count < 2 || domain.dimension() < 1 || domain.dimension() > 2) {
      throw new IllegalArgumentException(count + " points in dimension " + domain.dimension());
    }
    boolean plane = domain.dimension() == 2;
    double longest = upper[0] - lower[0];
    if (plane) {
      longest = Math.max(longest, upper[1] - lower[1]);
    }
    double h = longest / (count - 1);
    x = axis(lower[0], upper[0], h);
    y = plane ? axis(lower[1], upper[1], h) : new double[] {0};
    int[] found = new int[x.length * y.length];
    int size = 0;
    for (int j = 0; j < y.length; j++) {
      boolean[] row = plane ? domain.containsRow(x, y[j]) : null;
      for (int i = 0; i < x.length; i++) {
        if (row != null ? row[i] : domain.contains(x[i])) {
          found[size++] = j * x.length + i;
        }
      }
    }
    places = Arrays.copyOf(found, size);
    inside = new double[domain.dimension()][size];
    for (int k = 0; k < size; k++) {
      inside[0][k] = x[places[k] % x.length];
      if (plane) {
        inside[1][k] = y[places[k] / x.length];
      }
    }
  }

  private static double[] axis(double lower, double upper, double h) {
    int count = (int) Math.floor((upper - lower) / h + 1e-9) + 1;
    double[] axis = new double[count];
    for (int i = 0; i < count; i++) {
      axis[i] = Math.min(upper, lower + i * h);
    }
    return axis;
  }

  /// The first axis.
  public double[] x() {
    return x.clone();
  }

  /// The second axis; a single zero in one dimension.
  public double[] y() {
    return y.clone();
  }

  public int width() {
    return x.length;
  }

  public int height() {
    return y.length;
  }

  /// The points inside the domain, row by row.
  public Points points() {
    return new Points(inside, null);
  }

  /// The field's values, `[y, x]`.
  public double[] sample(Field field) {
    double[] values = new double[places.length];
    field.evaluate(points(), values);
    return scatter(values);
  }

  /// Puts values at {@link #points} into their places on the grid.
  public double[] scatter(double[] values) {
    double[] grid = new double[x.length * y.length];
    Arrays.fill(grid, Double.NaN);
    for (int k = 0; k < places.length; k++) {
      grid[places[k]] = values[k];
    }
    return grid;
  }
}
