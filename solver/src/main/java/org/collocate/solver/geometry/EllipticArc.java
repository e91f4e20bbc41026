package org.collocate.solver.geometry;

import java.util.Arrays;

/// An arc of an ellipse whose axes are turned by `rotation`; all angles in radians.
///
/// ```
/// C(t) = centre + R(rotation) (radiusX cos θ, radiusY sin θ),   θ = startAngle + t · sweep
/// ```
///
/// A positive sweep runs anticlockwise; ±2π is the whole ellipse.
public record EllipticArc(Point centre, double radiusX, double radiusY, double rotation, double startAngle,
    double sweep) implements Curve {
  private static final int MINIMUM_STEPS_PER_TURN = 64;
  private static final int MAXIMUM_STEPS_PER_TURN = 1 << 14;

  public boolean circular() {
    return radiusX == radiusY;
  }

  private Point turned(double u, double v) {
    if (rotation == 0) {
      return new Point(u, v);
    }
    double cosine = Math.cos(rotation);
    double sine = Math.sin(rotation);
    return new Point(cosine * u - sine * v, sine * u + cosine * v);
  }

  private double angle(double t) {
    return startAngle + t * sweep;
  }

  @Override
  public Point point(double t) {
    double angle = angle(t);
    return centre.plus(turned(radiusX * Math.cos(angle), radiusY * Math.sin(angle)));
  }

  @Override
  public Point derivative(double t) {
    double angle = angle(t);
    return turned(-sweep * radiusX * Math.sin(angle), sweep * radiusY * Math.cos(angle));
  }

  @Override
  public Point secondDerivative(double t) {
    return point(t).minus(centre).times(-sweep * sweep);
  }

  @Override
  public double greenIntegral(double from, double to) {
    return (centre.cross(point(to).minus(point(from))) + radiusX * radiusY * sweep * (to - from)) / 2;
  }

  @Override
  public double[] flatten(double tolerance) {
    double radius = Math.max(radiusX, radiusY);
    int perTurn = MINIMUM_STEPS_PER_TURN;
    while (perTurn < MAXIMUM_STEPS_PER_TURN && radius * (1 - Math.cos(Math.PI / perTurn)) > tolerance) {
      perTurn *= 2;
    }
    double step = 2 * Math.PI / perTurn;
    double low = Math.min(startAngle, startAngle + sweep) / step;
    double high = Math.max(startAngle, startAngle + sweep) / step;
    long first = (long) Math.floor(low + 1e-6) + 1;
    long last = (long) Math.ceil(high - 1e-6) - 1;
    int inner = (int) Math.max(0, last - first + 1);
    double[] parameters = new double[inner + 2];
    for (int k = 0; k < inner; k++) {
      parameters[k + 1] = ((first + k) * step - startAngle) / sweep;
    }
    parameters[inner + 1] = 1;
    Arrays.sort(parameters);
    return parameters;
  }

  @Override
  public double nearest(double x, double y, double from, double to) {
    if (!circular()) {
      return Curve.super.nearest(x, y, from, to);
    }
    double middle = (from + to) / 2;
    double wanted = Math.atan2(y - centre.y(), x - centre.x()) - rotation;
    double offset = Math.IEEEremainder(wanted - angle(middle), 2 * Math.PI) / sweep;
    return Math.clamp(middle + offset, Math.min(from, to), Math.max(from, to));
  }

  @Override
  public double curvature(double t) {
    return circular() ? 1 / radiusX : Curve.super.curvature(t);
  }
}
