package org.collocate.viz.plot;

import java.util.List;

/// A point of a line under the cursor.
///
/// @param px where it stands
/// @param py where it stands
/// @param name of the line
/// @param color of the line
public record PlotHit(double px, double py, String name, double x, double y, int color) {
  private static final double CHARACTER = 6.6;

  /// What is said of it.
  public String text() {
    return name + ": " + Numerals.brief(x, 4) + ", " + Numerals.brief(y, 4);
  }

  /// The point with its numbers, over a plot.
  public Drawing drawing(double width, double height, PlotStyle style) {
    double half = CHARACTER * text().length() / 2 + 4;
    double middle = Math.clamp(px, half, Math.max(half, width - half));
    int ground = style.background() >>> 24 == 0xff ? style.background() : 0xffffffff;
    boolean above = py > 28;
    return new Drawing(width, height, List.of(new Drawing.Disc(px, py, 5.5, 0xccffffff),
        new Drawing.Disc(px, py, 4, color),
        new Drawing.Label(middle, py + (above ? -16 : 16), text(), 12, style.text(), ground, 0)));
  }
}
