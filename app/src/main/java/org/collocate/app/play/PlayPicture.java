package org.collocate.app.play;

import java.util.List;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// An evolution as it is at a moment, drawn.
///
/// @param raster one pixel for each cell, or the graph on an interval
/// @param box of the centres of the outermost pixels, `[x0, y0, x1, y1]`
/// @param outline the domain's boundary, `[line][axis][point]`
/// @param now where it stands
/// @param rate steps made in a second, while it plays
/// @param low smallest value of the shown unknown
/// @param high largest value of the shown unknown
/// @param integral of the shown unknown over the domain, and at the beginning
/// @param probes what was read at the points so far
/// @param trouble what went wrong; null if nothing did
/// @param touched when the hand did what is first seen here, in nanoseconds; 0 if nothing new of it is seen
record PlayPicture(Raster raster, double[] box, List<double[][]> outline, ColorScale scale, Moment now,
    double rate, double low, double high, double integral, double firstIntegral, List<Reading> probes,
    @Nullable Trouble trouble, long touched) {
  PlayPicture {
    outline = List.copyOf(outline);
    probes = List.copyOf(probes);
  }

  /// A place in a course.
  ///
  /// @param step since the beginning
  /// @param last the furthest that is known
  /// @param length of a step
  /// @param playing whether it goes on
  /// @param edited whether a hand has done something that can be taken back
  record Moment(double time, long step, long last, double length, boolean playing, boolean edited) {}

  /// The values at a point over time.
  record Reading(double[] at, double[] times, double[] values) {}

  /// The solution has left all bounds.
  ///
  /// @param unknown its name
  /// @param value the largest magnitude that was seen, perhaps not finite
  /// @param bound that it broke
  /// @param at where
  /// @param length of the steps that led there
  /// @param stable the longest step that is forecast to be stable at the last state that was kept
  record Trouble(String unknown, double value, double bound, double[] at, double time, double length,
      double stable) {
    /// Whether the steps are to blame, not the equation.
    boolean isUnstable() {
      return length > stable;
    }
  }
}
