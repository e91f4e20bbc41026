package org.collocate.app.compare;

import java.util.List;
import java.util.Map;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.ColorBar;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// All that the panes show, made together so that one colour scale holds for all of them.
///
/// @param whole axes of the grid over the domain
/// @param part axes of the grid over what is seen, where that is not all
/// @param outline the domain's boundary, `[line][axis][point]`
/// @param panes by id
/// @param bars the scales of the quantities that are shown, and whether there are values beyond them
public record Pictures(Axes whole, @Nullable Axes part, List<double[][]> outline, Map<String, Pane> panes,
    Map<Show, ColorBar> bars) {
  public static final Pictures NONE = new Pictures(new Axes(new double[0], new double[0]), null, List.of(),
      Map.of(),
      Map.of());

  public Pictures {
    outline = List.copyOf(outline);
    panes = Map.copyOf(panes);
    bars = Map.copyOf(bars);
  }

  /// The axes of a grid; the second is a single number in one dimension.
  public record Axes(double[] x, double[] y) {
    /// Whether there are two dimensions.
    public boolean isPlane() {
      return y.length > 1;
    }
  }

  /// One pane.
  ///
  /// @param show what it shows; the field where something else is not to be had
  /// @param obstacle why it is not what was asked for; empty if it is
  /// @param caption what it is instead of a solution; empty if it is one
  /// @param samples `[y, x]`, NaN outside, infinite where there is no value inside
  /// @param reference `[y, x]` samples of the reference in one dimension, for a line beside the method's
  /// @param raster null in one dimension
  /// @param sharp the part that is seen; null where that is all
  /// @param overlays over the picture
  /// @param hatched how much of it cannot be trusted, and why; null where nothing is in doubt
  public record Pane(Show show, String obstacle, String caption, double time, double[] samples,
      double @Nullable [] reference,
      @Nullable Raster raster, @Nullable Raster sharp, List<FieldOverlay> overlays,
      Hatching.@Nullable Share hatched) {
    public Pane {
      overlays = List.copyOf(overlays);
    }
  }

  /// The first axis of the grid over the domain.
  public double[] x() {
    return whole.x();
  }

  /// The second axis of the grid over the domain; a single number in one dimension.
  public double[] y() {
    return whole.y();
  }

  /// The scale of a quantity; null if nothing shows it.
  public @Nullable ColorScale scale(Show show) {
    ColorBar bar = bars.get(show);
    return bar == null ? null : bar.scale();
  }
}
