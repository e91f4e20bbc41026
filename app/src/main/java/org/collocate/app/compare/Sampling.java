package org.collocate.app.compare;

import java.util.IdentityHashMap;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;

/// Fields at fixed points. What was sampled last is not sampled again: fields are immutable, so that one object stays the
/// same field. Belongs to one thread.
final class Sampling {
  private final Points points;
  private IdentityHashMap<Field, double[]> values = new IdentityHashMap<>();
  private IdentityHashMap<Field, double[]> kept = new IdentityHashMap<>();

  Sampling(Points points) {
    this.points = points;
  }

  Points points() {
    return points;
  }

  /// Forgets what was not asked for since the last call.
  void forgetUnused() {
    kept = values;
    values = new IdentityHashMap<>();
  }

  /// The values, not to be changed.
  double[] values(Field field) {
    return values.computeIfAbsent(field, wanted -> {
      double[] known = kept.get(wanted);
      if (known != null) {
        return known;
      }
      double[] fresh = new double[points.size()];
      wanted.evaluate(points, fresh);
      return fresh;
    });
  }

  /// `[axis][point]`.
  double[][] gradient(Field field) {
    double[][] gradient = new double[points.dimension()][points.size()];
    field.gradient(points, gradient);
    return gradient;
  }
}
