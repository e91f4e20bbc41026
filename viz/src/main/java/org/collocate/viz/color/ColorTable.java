package org.collocate.viz.color;

import java.util.List;
import org.collocate.resources.Resource;

/// A row of colours from low to high, looked up by a number in `[0, 1]`.
public final class ColorTable {
  /// For fields: perceived lightness rises evenly.
  public static final ColorTable VIRIDIS = read("viridis");
  /// For signed errors: white in the middle.
  public static final ColorTable BLUE_RED = read("blue-red");
  /// For magnitudes on a logarithmic scale.
  public static final ColorTable MAGMA = read("magma");

  private static final int SIZE = 1024;
  private final int[] argb;

  private ColorTable(int[] argb) {
    this.argb = argb;
  }

  private static ColorTable read(String name) {
    List<Integer> anchors = Resource.COLORS.required(name + ".txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Integer.parseInt(line.strip(), 16))
        .toList();
    int[] argb = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double place = i * (anchors.size() - 1.0) / (SIZE - 1);
      int below = (int) Math.min(place, anchors.size() - 2.0);
      argb[i] = mix(anchors.get(below), anchors.get(below + 1), place - below);
    }
    return new ColorTable(argb);
  }

  private static int mix(int a, int b, double share) {
    int color = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = a >> shift & 0xff;
      int to = b >> shift & 0xff;
      color = color << 8 | (int) Math.round(from + share * (to - from));
    }
    return color;
  }

  /// The opaque colour `0xAARRGGBB` at a place.
  ///
  /// @param place clamped to `[0, 1]`; must not be NaN
  public int at(double place) {
    return argb[(int) (Math.clamp(place, 0, 1) * (SIZE - 1) + 0.5)];
  }
}
