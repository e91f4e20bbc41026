package org.collocate.viz.raster;

import org.collocate.viz.color.ColorScale;

/// Pixels, row by row from the top.
///
/// @param argb `[y, x]`, not premultiplied
public record Raster(int width, int height, int[] argb) {
  public Raster {
    if (argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels for " + width + " × " + height);
    }
  }

  /// One pixel for each sample.
  ///
  /// @param samples `[y, x]` from the lower row
  public static Raster of(double[] samples, int width, int height, ColorScale scale) {
    int[] argb = new int[width * height];
    for (int row = 0; row < height; row++) {
      int from = (height - 1 - row) * width;
      for (int column = 0; column < width; column++) {
        argb[row * width + column] = scale.color(samples[from + column]);
      }
    }
    return new Raster(width, height, argb);
  }
}
