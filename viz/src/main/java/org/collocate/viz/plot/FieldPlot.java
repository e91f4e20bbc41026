package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;

/// A field on its domain with title, axes, outline and colour bar; in one dimension a line.
///
/// @param title above the picture
/// @param quantity beside the colour bar
/// @param x the grid's first axis
/// @param y the grid's second axis; a single number in one dimension
/// @param samples `[y, x]`, NaN outside
/// @param scale the colours; in one dimension its range is the vertical axis
/// @param outline the domain's boundary as lines `[line][axis][point]`
public record FieldPlot(String title, String quantity, double[] x, double[] y, double[] samples,
    ColorScale scale,
    List<double[][]> outline) {
  private static final double TOP = 40;
  private static final double LEFT = 64;
  private static final double BOTTOM = 40;
  private static final double BAR = 16;
  private static final double RIGHT = 104;
  private static final double SIZE = 12;

  /// The drawing in a given size; the picture keeps its proportions.
  public Drawing draw(double width, double height, PlotStyle style) {
    if (y.length == 1) {
      return new LinePlot(title, "x", quantity, false, false,
          List.of(new LinePlot.Series(quantity, x, samples, PlotStyle.series(0), false)))
          .draw(width, height, style);
    }
    List<Drawing.Mark> marks = new ArrayList<>();
    marks.add(new Drawing.Box(0, 0, width, height, style.background()));
    double spanX = x[x.length - 1] - x[0];
    double spanY = y[y.length - 1] - y[0];
    double factor = Math.min((width - LEFT - RIGHT) / spanX, (height - TOP - BOTTOM) / spanY);
    double w = factor * spanX;
    double h = factor * spanY;
    double left = LEFT + (width - LEFT - RIGHT - w) / 2;
    double top = TOP + (height - TOP - BOTTOM - h) / 2;
    Axis horizontal = new Axis(x[0], x[x.length - 1], left, left + w, false);
    Axis vertical = new Axis(y[0], y[y.length - 1], top + h, top, false);
    marks.add(new Drawing.Text(LEFT, 24, title, 15, Drawing.Anchor.START, style.text(), true, false));
    // A sample is the value at a point, the middle of its pixel: the raster reaches half a pixel beyond the axes.
    double pixelX = w / (x.length - 1);
    double pixelY = h / (y.length - 1);
    marks.add(new Drawing.Image(left - pixelX / 2, top - pixelY / 2, w + pixelX, h + pixelY,
        Raster.of(samples, x.length, y.length, scale)));
    for (double[][] line : outline) {
      marks.add(new Drawing.Polyline(horizontal.at(line[0]), vertical.at(line[1]), 1.2, style.text()));
    }
    horizontal.addBelow(marks, top + h, "x", style);
    vertical.addLeft(marks, left, "y", style);
    addBar(marks, left + w + 20, top, h, style);
    return new Drawing(width, height, marks);
  }

  private void addBar(List<Drawing.Mark> marks, double left, double top, double height, PlotStyle style) {
    int steps = 256;
    int[] colors = new int[steps];
    for (int i = 0; i < steps; i++) {
      colors[i] = scale.table().at(1 - i / (steps - 1.0));
    }
    marks.add(new Drawing.Image(left, top, BAR, height, new Raster(1, steps, colors)));
    marks.add(new Drawing.Polyline(new double[] {left, left + BAR, left + BAR, left, left},
        new double[] {top, top, top + height, top + height, top}, 1, style.line()));
    boolean log = scale.spread() == ColorScale.Spread.LOGARITHMIC;
    Ticks ticks = log ? Ticks.logarithmic(scale.low(), scale.high(), 6)
        : Ticks.linear(scale.low(), scale.high(), 5);
    for (int i = 0; i < ticks.values().size(); i++) {
      double place = scale.low() == scale.high() ? 0.5 : scale.place(ticks.values().get(i));
      double at = top + height * (1 - place);
      marks.add(new Drawing.Polyline(new double[] {left + BAR, left + BAR + 4}, new double[] {at, at}, 1,
          style.line()));
      marks.add(new Drawing.Text(left + BAR + 7, at + 4, ticks.labels().get(i), SIZE, Drawing.Anchor.START,
          style.text(), false, false));
    }
    marks.add(
        new Drawing.Text(left, top - 8, quantity, SIZE, Drawing.Anchor.START, style.muted(), false, false));
  }
}
