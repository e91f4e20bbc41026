package org.collocate.viz.surface;

import org.collocate.viz.color.ColorScale;

/// A field that is shown as a surface.
///
/// @param x the grid's first axis
/// @param y the grid's second axis
/// @param samples `[y, x]`; no surface where they are not finite
/// @param scale the colours; its range is the height from floor to ceiling, values beyond it are cut off
public record Surface(double[] x, double[] y, double[] samples, ColorScale scale) {
  public Surface {
    if (samples.length != x.length * y.length || x.length < 2 || y.length < 2) {
      throw new IllegalArgumentException(samples.length + " samples on " + x.length + " × " + y.length);
    }
  }

  /// The height at a sample, from 0 at the scale's lower end to 1 at its upper; NaN where there is no surface.
  double height(int i, int j) {
    double value = samples[j * x.length + i];
    return Double.isFinite(value) ? Math.clamp(scale.place(value), 0, 1) : Double.NaN;
  }

  /// The longer side.
  double side() {
    return Math.max(x[x.length - 1] - x[0], y[y.length - 1] - y[0]);
  }
}
