package org.collocate.models.network;

import java.util.HashMap;
import java.util.Map;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.SpaceTime;
import org.collocate.solver.expression.Expression;

/// Whether a formula goes on smoothly across the sides that a domain identifies.
final class PeriodicFormula {
  private static final int POINTS = 20;
  private static final double TOLERANCE = 1e-9;

  private PeriodicFormula() {}

  /// Compares value and slope on both sides of each periodic axis, at some points.
  static boolean holds(SpaceTime space, Expression formula) {
    double[][] points = new DomainSampler(space, 5).inside(POINTS).coordinates();
    for (int axis = 0; axis < space.dimension(); axis++) {
      if (!space.periodic(axis)) {
        continue;
      }
      String along = space.coordinateNames().get(axis);
      Expression slope = formula.differentiate(along);
      for (int p = 0; p < POINTS; p++) {
        Map<String, Double> at = new HashMap<>();
        for (int other = 0; other < points.length; other++) {
          at.put(space.coordinateNames().get(other), points[other][p]);
        }
        Map<String, Double> opposite = new HashMap<>(at);
        at.put(along, space.lower()[axis]);
        opposite.put(along, space.upper()[axis]);
        if (differ(formula.evaluate(at), formula.evaluate(opposite))
            || differ(slope.evaluate(at), slope.evaluate(opposite))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean differ(double one, double other) {
    return !(Math.abs(one - other) <= TOLERANCE * (1 + Math.abs(one)));
  }
}
