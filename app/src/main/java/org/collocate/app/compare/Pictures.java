package org.collocate.app.compare;

import java.util.List;
import java.util.Map;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// All that the panes show, made together so that one colour scale holds for all of them.
///
/// @param x the grid's first axis
/// @param y the grid's second axis; a single number in one dimension
/// @param outline the domain's boundary, `[line][axis][point]`
/// @param panes by method
/// @param scales of the quantities that are shown
public record Pictures(double[] x, double[] y, List<double[][]> outline, Map<String, Pane> panes,
    Map<Show, ColorScale> scales) {
  public static final Pictures NONE = new Pictures(new double[0], new double[0], List.of(), Map.of(), Map
      .of());

  public Pictures {
    outline = List.copyOf(outline);
    panes = Map.copyOf(panes);
    scales = Map.copyOf(scales);
  }

  /// One pane.
  ///
  /// @param show what it shows; the field where no error is to be had
  /// @param samples `[y, x]`
  /// @param reference `[y, x]` samples of the reference in one dimension, for a line beside the method's
  /// @param raster null in one dimension
  /// @param contours lines of equal value
  public record Pane(Show show, double time, double[] samples, double @Nullable [] reference,
      @Nullable Raster raster, List<double[][]> contours) {
    public Pane {
      contours = List.copyOf(contours);
    }
  }
}
