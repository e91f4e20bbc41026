package org.collocate.app.paint;

/// How a stroke works.
///
/// @param kind what it does
/// @param value what the brush and the bucket leave
/// @param radius of the brush, in the plane
/// @param hardness from 0, fading from the middle on, to 1, full up to the rim
public record Brush(Kind kind, double value, double radius, double hardness) {
  /// What a stroke does.
  public enum Kind {
    /// Leaves the value.
    BRUSH,
    /// Leaves the ground: the value that most of the raster had.
    ERASER,
    /// Gives the value to all that hangs together and is alike.
    BUCKET,
    /// Evens out.
    SMOOTH
  }

  public Brush {
    if (!Double.isFinite(value) || !(radius > 0) || !(hardness >= 0 && hardness <= 1)) {
      throw new IllegalArgumentException("no brush of value " + value + ", radius " + radius + ", hardness "
          + hardness);
    }
  }

  /// How much of the value is left at a distance from the middle, from 0 to 1: full within `hardness · radius`, then
  /// falling smoothly (3 s² − 2 s³) to none at the rim.
  public double weight(double distance) {
    if (distance >= radius) {
      return 0;
    }
    double rim = (1 - hardness) * radius;
    double s = rim == 0 ? 1 : Math.min(1, (radius - distance) / rim);
    return s * s * (3 - 2 * s);
  }
}
