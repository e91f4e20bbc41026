package org.collocate.viz.raster;

import org.collocate.viz.color.ColorScale;

/// Pixels, row by row from the top.
///
/// @param argb `[y, x]`, opaque or 0
public record Raster(int width, int height, int[] argb) {
  private static final int STRIPE = 7;
  private static final int STRIPE_WIDTH = 2;
  private static final int HATCH = 0x70;

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
      scale.paint(samples, (height - 1 - row) * width, argb, row * width, width);
    }
    return new Raster(width, height, argb);
  }

  /// The area below the graph of samples along a line, in their colours, from the low end of the range at the lower edge to
  /// the high end at the upper one.
  ///
  /// @param samples one for each column; nothing is drawn where one is not finite
  /// @param height rows, at least 2
  public static Raster graph(double[] samples, int height, ColorScale scale) {
    int width = samples.length;
    int[] argb = new int[width * height];
    for (int column = 0; column < width; column++) {
      double value = samples[column];
      if (Double.isFinite(value)) {
        int color = scale.color(value);
        int top = (int) Math.round((1 - Math.clamp(scale.place(value), 0, 1)) * (height - 1));
        for (int row = top; row < height; row++) {
          argb[row * width + column] = color;
        }
      }
    }
    return new Raster(width, height, argb);
  }

  /// These pixels with grey diagonal stripes where the mask says so; what is transparent stays so.
  ///
  /// @param mask `[y, x]` from the lower row, as samples are
  public Raster hatched(boolean[] mask) {
    int[] striped = argb.clone();
    for (int row = 0; row < height; row++) {
      int from = (height - 1 - row) * width;
      for (int column = 0; column < width; column++) {
        int at = row * width + column;
        if (mask[from + column] && argb[at] != 0 && (row + column) % STRIPE < STRIPE_WIDTH) {
          striped[at] = 0xff000000 | halfway(argb[at] >> 16 & 0xff) << 16 | halfway(argb[at] >> 8 & 0xff) << 8
              | halfway(argb[at] & 0xff);
        }
      }
    }
    return new Raster(width, height, striped);
  }

  private static int halfway(int part) {
    return (part + 2 * HATCH) / 3;
  }
}
