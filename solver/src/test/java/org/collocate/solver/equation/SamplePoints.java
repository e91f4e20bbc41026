package org.collocate.solver.equation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.collocate.solver.expression.Expression;

/// Compares expressions by their values at seeded random points.
final class SamplePoints {
  private SamplePoints() {}

  static boolean agree(Expression a, Expression b) {
    Set<String> names = new LinkedHashSet<>(a.symbols());
    names.addAll(b.symbols());
    Random random = new Random(4);
    for (int n = 0; n < 20; n++) {
      Map<String, Double> values = new HashMap<>();
      names.forEach(name -> values.put(name, random.nextDouble(0.2, 2)));
      double left = a.evaluate(values);
      double right = b.evaluate(values);
      if (!(Math.abs(left - right) <= 1e-11 * (1 + Math.abs(right)))) {
        return false;
      }
    }
    return true;
  }
}
