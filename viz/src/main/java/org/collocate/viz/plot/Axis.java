package org.collocate.viz.plot;

import java.util.List;

/// One axis: from numbers to pixels, with its ticks.
///
/// @param low the number at `from`
/// @param high the number at `to`
/// @param from pixel
/// @param to pixel
record Axis(double low, double high, double from, double to, boolean logarithmic) {
  private static final double SIZE = 12;
  private static final double PIXELS_PER_TICK = 70;
  private static final double PIXELS_PER_TICK_UPWARD = 34;

  double at(double value) {
    double place = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + place * (to - from);
  }

  /// The inverse of {@link #at(double)}.
  double numberAt(double pixel) {
    double place = (pixel - from) / (to - from);
    return logarithmic ? low * Math.pow(high / low, place) : low + place * (high - low);
  }

  double[] at(double[] values) {
    double[] pixels = new double[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = at(values[i]);
    }
    return pixels;
  }

  Ticks ticks() {
    int count = (int) Math.max(2,
        Math.abs(to - from) / (to < from ? PIXELS_PER_TICK_UPWARD : PIXELS_PER_TICK));
    return logarithmic ? Ticks.logarithmic(low, high, count) : Ticks.linear(low, high, count);
  }

  void addBelow(List<Drawing.Mark> marks, double y, String title, PlotStyle style) {
    Ticks ticks = ticks();
    for (int i = 0; i < ticks.values().size(); i++) {
      double x = at(ticks.values().get(i));
      marks.add(new Drawing.Polyline(new double[] {x, x}, new double[] {y, y + 4}, 1, style.line()));
      marks.add(
          new Drawing.Text(x, y + 17, ticks.labels().get(i), SIZE, Drawing.Anchor.MIDDLE, style.text(), false,
              false));
    }
    marks.add(
        new Drawing.Text((from + to) / 2, y + 33, title, SIZE, Drawing.Anchor.MIDDLE, style.muted(), false,
            false));
  }

  void addLeft(List<Drawing.Mark> marks, double x, String title, PlotStyle style) {
    Ticks ticks = ticks();
    for (int i = 0; i < ticks.values().size(); i++) {
      double y = at(ticks.values().get(i));
      marks.add(new Drawing.Polyline(new double[] {x - 4, x}, new double[] {y, y}, 1, style.line()));
      marks.add(
          new Drawing.Text(x - 7, y + 4, ticks.labels().get(i), SIZE, Drawing.Anchor.END, style.text(), false,
              false));
    }
    marks.add(
        new Drawing.Text(x - 54, (from + to) / 2, title, SIZE, Drawing.Anchor.MIDDLE, style.muted(), false,
            true));
  }
}
