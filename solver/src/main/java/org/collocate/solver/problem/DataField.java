package org.collocate.solver.problem;

import java.util.List;
import org.collocate.solver.equation.Place;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;

/// A formula of a problem's data - coordinates, parameters, coefficients of any kind - as values over the plane.
public final class DataField {
  private final PointKernel kernel;

  /// @param text without unknowns, such as the name of a coefficient
  /// @throws org.collocate.solver.expression.ExpressionException with all faults of the text
  public DataField(Problem problem, String text) {
    kernel = new PointKernel(problem, List.of(problem.equation().lower(text, Place.DATA)), List.of());
  }

  /// The values at points, at `t = 0`.
  public double[] values(Points points) {
    double[] values = new double[points.size()];
    kernel.at(points).evaluate(0, new double[0][], new double[][] {values});
    return values;
  }

  /// The values on a grid over a rectangle, also where it lies outside the domain.
  public GridField on(double[] lower, double[] upper, int[] counts) {
    double[][] at = new double[2][counts[0] * counts[1]];
    double hx = (upper[0] - lower[0]) / (counts[0] - 1);
    double hy = (upper[1] - lower[1]) / (counts[1] - 1);
    for (int k = 0; k < at[0].length; k++) {
      int row = k / counts[0];
      at[0][k] = lower[0] + hx * (k - row * counts[0]);
      at[1][k] = lower[1] + hy * row;
    }
    return new GridField(lower, upper, counts, values(Points.of(at)));
  }

  /// The values inside the domain, `[y, x]`; NaN outside.
  public double[] on(EvaluationGrid grid) {
    return grid.scatter(values(grid.points()));
  }
}
