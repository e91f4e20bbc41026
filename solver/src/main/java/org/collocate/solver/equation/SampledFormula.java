package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.collocate.solver.expression.Expression;

/// What can be said of formulas by their values at seeded points. Two formulas that agree there are the same function unless they
/// are made of pieces that no point has met.
final class SampledFormula {
  /// The difference of two values that is rounding, relative to `1 + |value|`.
  static final double SAME = 1e-9;
  private static final int SAMPLES = 24;

  private SampledFormula() {}

  static boolean areSame(Expression one, Expression other) {
    if (one.equals(other)) {
      return true;
    }
    double[] values = values(one);
    double[] others = values(other);
    boolean same = values.length == others.length && values.length > SAMPLES / 4;
    for (int k = 0; same && k < values.length; k++) {
      same = Math.abs(values[k] - others[k]) <= SAME * (1 + Math.abs(values[k]));
    }
    return same;
  }

  /// Values at seeded points, the same for the same names; those that are not finite are left out.
  static double[] values(Expression formula) {
    List<Double> found = new ArrayList<>();
    for (int k = 0; k < SAMPLES; k++) {
      Map<String, Double> at = new HashMap<>();
      for (String name : formula.symbols()) {
        double size = new SplittableRandom(31L * name.hashCode() + k).nextDouble(0.1, 1.5);
        // Half of the points are positive throughout, where roots and logarithms of coefficients exist.
        at.put(name, k % 2 == 1 && name.contains("_") ? -size : size);
      }
      double value = formula.evaluate(at);
      if (Double.isFinite(value)) {
        found.add(value);
      }
    }
    return found.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
