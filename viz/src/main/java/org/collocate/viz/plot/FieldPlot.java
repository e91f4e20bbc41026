package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// A field on its domain with title, axes, outline and colour bar; in one dimension a line.
///
/// @param title above the picture
/// @param quantity beside the colour bar
/// @param x the grid's first axis
/// @param y the grid's second axis; a single number in one dimension
/// @param samples `[y, x]`, NaN outside
/// @param scale the colours; in one dimension its range is the vertical axis
/// @param outline the domain's boundary as lines `[line][axis][point]`
/// @param details what else is to be seen
public record FieldPlot(String title, String quantity, double[] x, double[] y, double[] samples,
    ColorScale scale, List<double[][]> outline, Details details) {
  private static final double TOP = 40;
  private static final double LEFT = 64;
  private static final double BOTTOM = 40;
  private static final double BAR = 16;
  private static final double RIGHT = 104;
  private static final double SIZE = 12;

  /// What a plot shows besides its field.
  ///
  /// @param xTitle below the picture
  /// @param yTitle beside the picture
  /// @param overlays over the picture
  /// @param hatched `[y, x]`: where the picture is hatched; null for nowhere
  public record Details(String xTitle, String yTitle, List<FieldOverlay> overlays,
      boolean @Nullable [] hatched) {
    /// The coordinates' names and nothing else.
    public static final Details PLAIN = new Details("x", "y", List.of());

    public Details {
      overlays = List.copyOf(overlays);
    }

    /// Hatched nowhere.
    public Details(String xTitle, String yTitle, List<FieldOverlay> overlays) {
      this(xTitle, yTitle, overlays, null);
    }
  }

  /// A field without anything over it.
  public FieldPlot(String title, String quantity, double[] x, double[] y, double[] samples, ColorScale scale,
      List<double[][]> outline) {
    this(title, quantity, x, y, samples, scale, outline, Details.PLAIN);
  }

  /// The drawing in a given size; the picture keeps its proportions.
  public Drawing draw(double width, double height, PlotStyle style) {
    if (y.length == 1) {
      return new LinePlot(title, details.xTitle(), quantity, false, false,
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
    marks.add(new Drawing.Image(left - pixelX / 2, top - pixelY / 2, w + pixelX, h + pixelY, raster()));
    marks.add(new Drawing.Clipped(left - 1, top - 1, w + 2, h + 2,
        over(new Placement(x[0], y[y.length - 1], left, top, w, h, factor), style)));
    horizontal.addBelow(marks, top + h, details.xTitle(), style);
    vertical.addLeft(marks, left, details.yTitle(), style);
    bar().addTo(marks, left + w + 20, top + ColorBar.cap(), BAR, h - 2 * ColorBar.cap(), SIZE, style);
    marks.add(
        new Drawing.Text(left + w + 20, top - 8, quantity, SIZE, Drawing.Anchor.START, style.muted(), false,
            false));
    return new Drawing(width, height, marks);
  }

  private Raster raster() {
    Raster raster = Raster.of(samples, x.length, y.length, scale);
    boolean[] mask = details.hatched();
    return mask == null ? raster : raster.hatched(mask);
  }

  private List<Drawing.Mark> over(Placement placement, PlotStyle style) {
    List<Drawing.Mark> marks = new ArrayList<>();
    for (FieldOverlay overlay : details.overlays()) {
      marks.addAll(overlay.marks(placement, style));
    }
    marks.addAll(new FieldOverlay.Lines(outline, 1.2, 0).marks(placement, style));
    return marks;
  }

  private ColorBar bar() {
    boolean below = false;
    boolean above = false;
    for (double value : samples) {
      int side = scale.side(value);
      below |= side < 0;
      above |= side > 0;
    }
    return new ColorBar(scale, below, above);
  }
}
