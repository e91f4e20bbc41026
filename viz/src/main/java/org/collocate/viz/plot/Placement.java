package org.collocate.viz.plot;

/// Where points of the plane stand on a picture, the same scale in both directions.
///
/// @param x0 the plane's coordinate at the left edge
/// @param y1 the plane's coordinate at the top edge
/// @param left pixel of the left edge
/// @param top pixel of the top edge
/// @param width of the picture in pixels
/// @param height of the picture in pixels
/// @param scale pixels for one unit of length
public record Placement(double x0, double y1, double left, double top, double width, double height,
    double scale) {
  /// The pixel of a coordinate.
  public double left(double x) {
    return left + scale * (x - x0);
  }

  /// The pixel of a coordinate.
  public double top(double y) {
    return top + scale * (y1 - y);
  }

  /// Pixels from the left for each coordinate.
  public double[] left(double[] x) {
    double[] pixels = new double[x.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = left(x[i]);
    }
    return pixels;
  }

  /// Pixels from the top for each coordinate.
  public double[] top(double[] y) {
    double[] pixels = new double[y.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = top(y[i]);
    }
    return pixels;
  }

  /// Whether a pixel lies on the picture, or no farther from it than the margin.
  public boolean shows(double pixelX, double pixelY, double margin) {
    return pixelX >= left - margin && pixelX <= left + width + margin && pixelY >= top - margin
        && pixelY <= top + height + margin;
  }
}
