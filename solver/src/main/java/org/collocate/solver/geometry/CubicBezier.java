package org.collocate.solver.geometry;

/// A cubic Bézier curve.
///
/// ```
/// C(t) = (1−t)³ p₀ + 3(1−t)²t p₁ + 3(1−t)t² p₂ + t³ p₃
/// ```
public record CubicBezier(Point p0, Point p1, Point p2, Point p3) implements Curve {
  private static final int MAXIMUM_STEPS = 1 << 12;

  /// The quadratic curve of SVG's `Q`, raised to degree 3 without change.
  public static CubicBezier ofQuadratic(Point start, Point control, Point end) {
    return new CubicBezier(start, start.plus(control.minus(start).times(2.0 / 3)),
        end.plus(control.minus(end).times(2.0 / 3)), end);
  }

  @Override
  public Point point(double t) {
    double s = 1 - t;
    double a = s * s * s;
    double b = 3 * s * s * t;
    double c = 3 * s * t * t;
    double d = t * t * t;
    return new Point(a * p0.x() + b * p1.x() + c * p2.x() + d * p3.x(),
        a * p0.y() + b * p1.y() + c * p2.y() + d * p3
            .y());
  }

  @Override
  public Point derivative(double t) {
    double s = 1 - t;
    return p1.minus(p0)
        .times(3 * s * s)
        .plus(p2.minus(p1).times(6 * s * t))
        .plus(p3.minus(p2).times(3 * t * t));
  }

  @Override
  public Point secondDerivative(double t) {
    Point start = p2.minus(p1).minus(p1.minus(p0));
    Point end = p3.minus(p2).minus(p2.minus(p1));
    return start.times(6 * (1 - t)).plus(end.times(6 * t));
  }

  /// Three Gauss points, exact for the integrand's degree 5 in t.
  @Override
  public double greenIntegral(double from, double to) {
    double centre = (from + to) / 2;
    double half = (to - from) / 2;
    double node = half * Math.sqrt(0.6);
    double sum = 8 * sweptArea(centre) + 5 * (sweptArea(centre - node) + sweptArea(centre + node));
    return sum * half / 18;
  }

  private double sweptArea(double t) {
    return point(t).cross(derivative(t));
  }

  /// Equal steps: the chord error of a step h is at most `h² max|C″| / 8`.
  @Override
  public double[] flatten(double tolerance) {
    double bend = Math.max(secondDerivative(0).length(), secondDerivative(1).length());
    int steps = 16;
    while (steps < MAXIMUM_STEPS && bend / (8.0 * steps * steps) > tolerance) {
      steps *= 2;
    }
    double[] parameters = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      parameters[i] = (double) i / steps;
    }
    return parameters;
  }
}
