package org.collocate.viz.view;

/// Which part of a picture is looked at, for views of any size: they all show the same point in their middle, so many
/// times larger than they would show the whole.
///
/// @param x of the point in the middle; without meaning for the whole
/// @param y of the point in the middle
/// @param factor 1 for the whole
public record Look(double x, double y, double factor) {
  /// All of it.
  public static final Look WHOLE = new Look(0, 0, 1);
  /// The largest factor.
  public static final double NEAREST = 1e6;

  public Look {
    if (!(factor >= 1) || factor > NEAREST || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("a look at " + x + ", " + y + ", " + factor + " times");
    }
  }

  /// Whether all is shown.
  public boolean isWhole() {
    return factor == 1;
  }

  /// What a view of some size shows of a rectangle.
  public Viewport viewport(double x0, double y0, double x1, double y1, double width, double height,
      double margin) {
    Viewport whole = Viewport.fit(x0, y0, x1, y1, width, height, margin);
    return isWhole() ? whole : new Viewport(x, y, whole.scale() * factor);
  }

  /// The look that makes a view of the whole look like this. Its middle stays within the rectangle; what would be farther
  /// than the whole is the whole.
  public static Look of(Viewport viewport, Viewport whole, double x0, double y0, double x1, double y1) {
    double factor = Math.min(NEAREST, viewport.scale() / whole.scale());
    return !(factor > 1.0001) ? WHOLE
        : new Look(Math.clamp(viewport.x(), x0, x1), Math.clamp(viewport.y(), y0, y1), factor);
  }
}
