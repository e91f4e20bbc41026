package org.collocate.viz.plot;

import java.util.List;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;

/// The bar that explains a colour scale: colours from low to high with ticks, and caps in the colours of values beyond the
/// range where there are such values.
///
/// @param below whether there are values below the range
/// @param above whether there are values above the range
public record ColorBar(ColorScale scale, boolean below, boolean above) {
  private static final int STEPS = 256;
  private static final double CAP = 7;
  private static final double GAP = 2;
  private static final double PIXELS_PER_TICK = 38;

  /// Adds the bar's marks.
  ///
  /// @param left pixel
  /// @param top pixel of the upper end of the range
  /// @param width of the bar alone
  /// @param height of the range
  /// @param size of the labels
  public void addTo(List<Drawing.Mark> marks, double left, double top, double width, double height,
      double size,
      PlotStyle style) {
    int[] colors = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      colors[i] = scale.table().at(1 - i / (STEPS - 1.0));
    }
    marks.add(new Drawing.Image(left, top, width, height, new Raster(1, STEPS, colors)));
    marks.add(new Drawing.Polyline(new double[] {left, left + width, left + width, left, left},
        new double[] {top, top, top + height, top + height, top}, 1, style.line()));
    if (above) {
      marks.add(new Drawing.Box(left, top - GAP - CAP, width, CAP, scale.table().over()));
    }
    if (below) {
      marks.add(new Drawing.Box(left, top + height + GAP, width, CAP, scale.table().under()));
    }
    Ticks ticks = Ticks.of(scale, (int) Math.max(2, height / PIXELS_PER_TICK));
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ticks.values().size(); i++) {
      double at = top + height * (1 - Math.clamp(scale.place(ticks.values().get(i)), 0, 1));
      marks.add(
          new Drawing.Polyline(new double[] {left + width, left + width + 4}, new double[] {at, at}, 1,
              style.line()));
      if (last - at >= size) {
        // About the threshold of a symmetric scale ticks stand close together.
        marks
            .add(new Drawing.Text(left + width + 7, at + 4, ticks.labels().get(i), size, Drawing.Anchor.START,
                style.text(), false, false));
        last = at;
      }
    }
  }

  /// The room that the caps take beyond the range.
  public static double cap() {
    return CAP + GAP;
  }
}
