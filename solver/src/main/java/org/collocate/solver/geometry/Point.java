package org.collocate.solver.geometry;

/// A point, or a vector, of the plane.
public record Point(double x, double y) {
  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  public double length() {
    return Math.hypot(x, y);
  }

  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y);
  }

  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y);
  }

  public Point times(double factor) {
    return new Point(x * factor, y * factor);
  }

  public double dot(Point other) {
    return x * other.x + y * other.y;
  }

  /// The third component of the vector product: twice the signed area that this and the other vector span.
  public double cross(Point other) {
    return x * other.y - y * other.x;
  }

  /// The vector of length 1; zero stays zero.
  public Point unit() {
    double length = length();
    return length == 0 ? this : new Point(x / length, y / length);
  }

  /// As messages show it.
  @Override
  public String toString() {
    return "(" + short6(x) + ", " + short6(y) + ")";
  }

  static String short6(double value) {
    double rounded = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value));
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9 ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
