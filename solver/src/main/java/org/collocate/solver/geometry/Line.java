package org.collocate.solver.geometry;

/// The straight segment from one point to another.
public record Line(Point start, Point end) implements Curve {
  @Override
  public Point point(double t) {
    return new Point((1 - t) * start.x() + t * end.x(), (1 - t) * start.y() + t * end.y());
  }

  @Override
  public Point derivative(double t) {
    return end.minus(start);
  }

  @Override
  public Point secondDerivative(double t) {
    return new Point(0, 0);
  }

  @Override
  public double greenIntegral(double from, double to) {
    return point(from).cross(point(to)) / 2;
  }

  @Override
  public double[] flatten(double tolerance) {
    return new double[] {0, 1};
  }

  @Override
  public double nearest(double x, double y, double from, double to) {
    double dx = end.x() - start.x();
    double dy = end.y() - start.y();
    double squared = dx * dx + dy * dy;
    double t = squared == 0 ? from : ((x - start.x()) * dx + (y - start.y()) * dy) / squared;
    return Math.clamp(t, Math.min(from, to), Math.max(from, to));
  }

  @Override
  public double curvature(double t) {
    return 0;
  }
}
