package org.collocate.solver.field;

import java.util.Map;

/// Values on a grid of equal spacing, interpolated linearly in one dimension and bilinearly in two; beyond the grid the
/// nearest value on its edge holds. Second order in the spacing; the gradient is of first order and jumps from cell to
/// cell.
///
/// @param lower corner, `[axis]`
/// @param upper corner, `[axis]`
/// @param counts points along each axis, ends included
/// @param values `[y, x]`
public record GridField(double[] lower, double[] upper, int[] counts, double[] values) implements Field {
  private static final String KIND = "grid";

  public GridField {
    int size = 1;
    for (int count : counts) {
      size *= count;
    }
    if (lower.length != counts.length || upper.length != counts.length || counts.length > 2
        || size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values for a grid of " + java.util.Arrays.toString(counts));
    }
  }

  @Override
  public int dimension() {
    return counts.length;
  }

  @Override
  public void evaluate(Points points, double[] out) {
    double[][] none = new double[0][];
    for (int i = 0; i < points.size(); i++) {
      out[i] = interpolate(points, i, none);
    }
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    for (int i = 0; i < points.size(); i++) {
      interpolate(points, i, gradients);
    }
  }

  /// The value at point `i`; writes the gradient where there is room for it.
  private double interpolate(Points points, int i, double[][] gradients) {
    int cx = cell(0, points.coordinates()[0][i]);
    double sx = fraction(0, points.coordinates()[0][i], cx);
    int nx = counts[0];
    int right = Math.min(cx + 1, nx - 1);
    double hx = nx > 1 ? (upper[0] - lower[0]) / (nx - 1) : 1;
    if (counts.length == 1) {
      if (gradients.length > 0) {
        gradients[0][i] = (values[right] - values[cx]) / hx;
      }
      return values[cx] + sx * (values[right] - values[cx]);
    }
    int cy = cell(1, points.coordinates()[1][i]);
    double sy = fraction(1, points.coordinates()[1][i], cy);
    int up = Math.min(cy + 1, counts[1] - 1);
    double v00 = values[cy * nx + cx];
    double v10 = values[cy * nx + right];
    double v01 = values[up * nx + cx];
    double v11 = values[up * nx + right];
    if (gradients.length > 0) {
      double hy = counts[1] > 1 ? (upper[1] - lower[1]) / (counts[1] - 1) : 1;
      gradients[0][i] = ((1 - sy) * (v10 - v00) + sy * (v11 - v01)) / hx;
      gradients[1][i] = ((1 - sx) * (v01 - v00) + sx * (v11 - v10)) / hy;
    }
    return (1 - sy) * ((1 - sx) * v00 + sx * v10) + sy * ((1 - sx) * v01 + sx * v11);
  }

  private int cell(int axis, double position) {
    int cells = counts[axis] - 1;
    double place = (position - lower[axis]) / (upper[axis] - lower[axis]) * cells;
    return (int) Math.clamp(Math.floor(place), 0, Math.max(0, cells - 1));
  }

  private double fraction(int axis, double position, int cell) {
    double place = (position - lower[axis]) / (upper[axis] - lower[axis]) * (counts[axis] - 1);
    return Math.clamp(place - cell, 0, 1);
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND, Map.of(), Map.of("lower", lower, "upper", upper, "values", values),
        Map.of("counts", counts), Map.of());
  }

  /// Reads grid fields.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      return new GridField(data.reals("lower"), data.reals("upper"), data.integers("counts"),
          data.reals("values"));
    }
  }
}
