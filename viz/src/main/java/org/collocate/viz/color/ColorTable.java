package org.collocate.viz.color;

import java.util.ArrayList;
import java.util.List;
import org.collocate.resources.Resource;

/// A row of colours from low to high, looked up by a number in `[0, 1]`, with two more for values beyond the range. A data
/// file `colors/NAME.txt`: lines `RRGGBB` from low to high, a line `under RRGGBB`, a line `over RRGGBB`, comments with `#`.
public final class ColorTable {
  /// Colours in a table.
  public static final int SIZE = 1024;
  /// For fields: perceived lightness rises evenly.
  public static final ColorTable VIRIDIS = read("viridis");
  /// For signed errors: white in the middle.
  public static final ColorTable BLUE_RED = read("blue-red");
  /// For magnitudes on a logarithmic scale.
  public static final ColorTable MAGMA = read("magma");
  /// For print, and under coloured overlays.
  public static final ColorTable GREY = read("grey");
  private static final List<ColorTable> ALL = List.of(VIRIDIS, MAGMA, BLUE_RED, GREY);

  private final String name;
  private final int[] argb;
  private final int under;
  private final int over;

  private ColorTable(String name, int[] argb, int under, int over) {
    this.name = name;
    this.argb = argb;
    this.under = under;
    this.over = over;
  }

  /// All tables that can be chosen.
  public static List<ColorTable> all() {
    return ALL;
  }

  private static ColorTable read(String name) {
    List<Integer> anchors = new ArrayList<>();
    int under = 0;
    int over = 0;
    for (String line : Resource.COLORS.required(name + ".txt").lines().map(String::strip).toList()) {
      if (line.startsWith("under ")) {
        under = 0xff000000 | Integer.parseInt(line.substring(6), 16);
      } else if (line.startsWith("over ")) {
        over = 0xff000000 | Integer.parseInt(line.substring(5), 16);
      } else if (!line.startsWith("#")) {
        anchors.add(Integer.parseInt(line, 16));
      }
    }
    int[] argb = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double place = i * (anchors.size() - 1.0) / (SIZE - 1);
      int below = (int) Math.min(place, anchors.size() - 2.0);
      argb[i] = mix(anchors.get(below), anchors.get(below + 1), place - below);
    }
    return new ColorTable(name, argb, under, over);
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

  /// The name of its file.
  public String name() {
    return name;
  }

  /// The colour of values below the range.
  public int under() {
    return under;
  }

  /// The colour of values above the range.
  public int over() {
    return over;
  }

  /// The colours themselves, not a copy: for the loop over pixels.
  int[] colors() {
    return argb;
  }

  /// The opaque colour `0xAARRGGBB` at a place.
  ///
  /// @param place clamped to `[0, 1]`; must not be NaN
  public int at(double place) {
    return argb[(int) (Math.clamp(place, 0, 1) * (SIZE - 1) + 0.5)];
  }

  @Override
  public String toString() {
    return name;
  }
}
