package org.collocate.solver.comparison;

import java.util.List;
import org.collocate.solver.field.Field;
import org.collocate.solver.metric.ErrorMeasure;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Problem;

/// The distance of two solutions over all unknowns.
final class Distance {
  private Distance() {}

  /// `‖u − v‖ / ‖v‖` in L2 over all unknowns.
  static double relative(Problem problem, List<Field> fields, List<Field> references) {
    Quadrature quadrature = Quadratures.of(problem, 4000).cells();
    return relative(references.stream().map(reference -> new ErrorMeasure(reference, quadrature)).toList(),
        fields);
  }

  /// `(Σ ‖u_i − v_i‖²)^½ / (Σ ‖v_i‖²)^½`.
  static double relative(List<ErrorMeasure> measures, List<Field> fields) {
    double error = 0;
    double size = 0;
    for (int i = 0; i < measures.size(); i++) {
      double norm = measures.get(i).referenceNorm();
      double distance = measures.get(i).l2(fields.get(i));
      error += distance * distance;
      size += norm * norm;
    }
    return size == 0 ? Double.NaN : Math.sqrt(error / size);
  }
}
