package org.collocate.viz.view;

/// Which part of the plane a view shows: the point in its middle and the scale, the same in both directions. The plane's y
/// axis points up, a view's down.
///
/// @param x of the point in the middle
/// @param y of the point in the middle
/// @param scale pixels for one unit of length
public record Viewport(double x, double y, double scale) {
  private static final double SMALLEST = 1e-12;
  private static final double LARGEST = 1e15;

  public Viewport {
    if (!(scale > 0) || Double.isInfinite(scale) || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("no view of scale " + scale + " about " + x + ", " + y);
    }
  }

  /// The whole of a rectangle, in a view of some size.
  ///
  /// @param margin pixels left free on each side
  public static Viewport fit(double x0, double y0, double x1, double y1, double width, double height,
      double margin) {
    double scale = Math.min(Math.max(1, width - 2 * margin) / Math.max(x1 - x0, 1 / LARGEST),
        Math.max(1, height - 2 * margin) / Math.max(y1 - y0, 1 / LARGEST));
    return new Viewport((x0 + x1) / 2, (y0 + y1) / 2, Math.clamp(scale, SMALLEST, LARGEST));
  }

  /// Pixels from the left edge of a view of this width.
  public double left(double planeX, double width) {
    return width / 2 + scale * (planeX - x);
  }

  /// Pixels from the top edge of a view of this height.
  public double top(double planeY, double height) {
    return height / 2 - scale * (planeY - y);
  }

  /// The plane's coordinate at so many pixels from the left.
  public double planeX(double left, double width) {
    return x + (left - width / 2) / scale;
  }

  /// The plane's coordinate at so many pixels from the top.
  public double planeY(double top, double height) {
    return y - (top - height / 2) / scale;
  }

  /// Nearer by a factor; the given point of the plane stays where it is.
  public Viewport zoomed(double factor, double aboutX, double aboutY) {
    double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
    double kept = scale / next;
    return new Viewport(aboutX + (x - aboutX) * kept, aboutY + (y - aboutY) * kept, next);
  }

  /// Moved over the plane.
  public Viewport moved(double dx, double dy) {
    return new Viewport(x + dx, y + dy, scale);
  }
}
