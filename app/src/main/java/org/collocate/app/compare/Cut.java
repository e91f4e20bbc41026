package org.collocate.app.compare;

/// A straight cut through the plane; in one dimension both `y` are 0.
public record Cut(double x0, double y0, double x1, double y1) {
  /// Its length.
  public double length() {
    return Math.hypot(x1 - x0, y1 - y0);
  }

  /// With another point at one end.
  ///
  /// @param end 0 or 1
  public Cut with(int end, double x, double y) {
    return end == 0 ? new Cut(x, y, x1, y1) : new Cut(x0, y0, x, y);
  }
}
