package org.collocate.solver.geometry;

/// A smooth curve C(t) of the plane, t from 0 to 1.
public sealed interface Curve permits Line, EllipticArc, CubicBezier {
  Point point(double t);

  /// `C′(t)`.
  Point derivative(double t);

  /// `C″(t)`.
  Point secondDerivative(double t);

  /// The curve's share of an area by Green's theorem, exact up to rounding.
  ///
  /// ```
  /// ½ ∫ (x dy − y dx)   from C(from) to C(to)
  /// ```
  double greenIntegral(double from, double to);

  /// Parameters 0 = t₀ < t₁ < … = 1 whose chords stay within the tolerance of the curve.
  ///
  /// Equal curves give equal chords, also where one of them is only a part of the other (arcs) or runs backwards
  /// (Béziers), so that drawings that share a curve share its chords.
  double[] flatten(double tolerance);

  /// The parameter in `[from, to]` whose point is nearest.
  ///
  /// A guarded Newton iteration on `(C(t) − p)·C′(t) = 0` from the chord's projection, compared with both ends. It finds
  /// the global minimum if the stretch is short against its distance to the evolute; callers cut curves accordingly.
  default double nearest(double x, double y, double from, double to) {
    Point p = new Point(x, y);
    Point a = point(from);
    Point b = point(to);
    Point chord = b.minus(a);
    double squared = chord.dot(chord);
    double fraction = squared == 0 ? 0.5 : Math.clamp(p.minus(a).dot(chord) / squared, 0, 1);
    double low = from;
    double high = to;
    double t = from + fraction * (to - from);
    for (int iteration = 0; iteration < 40; iteration++) {
      Point offset = point(t).minus(p);
      Point first = derivative(t);
      double slope = offset.dot(first);
      if (slope > 0) {
        high = t;
      } else {
        low = t;
      }
      double curvature = first.dot(first) + offset.dot(secondDerivative(t));
      double next = curvature > 0 ? t - slope / curvature : (low + high) / 2;
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - t) <= 1e-16 * (1 + Math.abs(t))) {
        break;
      }
      t = next;
    }
    double best = point(t).distance(p);
    if (a.distance(p) <= best) {
      t = from;
      best = a.distance(p);
    }
    return b.distance(p) < best ? to : t;
  }

  /// Unsigned curvature at t.
  ///
  /// ```
  /// |C′ × C″| / |C′|³
  /// ```
  default double curvature(double t) {
    Point first = derivative(t);
    double speed = first.length();
    return speed == 0 ? 0 : Math.abs(first.cross(secondDerivative(t))) / (speed * speed * speed);
  }
}
