package org.collocate.solver.comparison;

import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.MeshQuadrature;

/// The norm in L2 of the strong residual, over all equations; see {@link ResidualLens}.
final class StrongResidualNorm {
  private StrongResidualNorm() {}

  /// The norm; NaN for evolutions, and where there is no strong residual of second order or less.
  static double of(Problem problem, Quadratures quadratures, List<Field> fields) {
    if (ResidualLens.obstacle(problem).isPresent()) {
      return Double.NaN;
    }
    Quadrature centres = MeshQuadrature.cells(quadratures.space().nodes(), 1);
    double[] values = new double[centres.points().size()];
    double square = 0;
    for (Field residual : new ResidualLens(problem, quadratures.space()).of(fields)) {
      residual.evaluate(centres.points(), values);
      for (int i = 0; i < values.length; i++) {
        square += centres.weights()[i] * values[i] * values[i];
      }
    }
    return Math.sqrt(square);
  }
}
