package org.collocate.app.sketch.edit;

import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// The point of an outline that is nearest to another point.
///
/// @param ring index of the ring
/// @param index index of the curve in its ring
/// @param t parameter on the curve
public record Nearest(int ring, int index, Curve curve, double t, Point point, double distance) {
  private static final int STRETCHES = 16;

  /// Null if there is no curve at all.
  public static @Nullable Nearest on(List<List<Curve>> rings, Point to) {
    Nearest best = null;
    for (int r = 0; r < rings.size(); r++) {
      for (int k = 0; k < rings.get(r).size(); k++) {
        Curve curve = rings.get(r).get(k);
        // Newton's method wants stretches that are short against their bend.
        int stretches = curve instanceof Line ? 1 : STRETCHES;
        for (int i = 0; i < stretches; i++) {
          double t = curve.nearest(to.x(), to.y(), (double) i / stretches, (i + 1.0) / stretches);
          Point point = curve.point(t);
          if (best == null || point.distance(to) < best.distance) {
            best = new Nearest(r, k, curve, t, point, point.distance(to));
          }
        }
      }
    }
    return best;
  }
}
