package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;

/// Writes the names of lines beside their last points, on whichever side there is room, moved up or down so that no two
/// collide. A name that was moved has a thin line to its point.
///
/// @param left edge of the plot
/// @param right edge of the plot
/// @param top edge of the plot
/// @param bottom edge of the plot
record EndNames(double left, double right, double top, double bottom) {
  private static final double SIZE = 12;
  private static final double ROW = 15;
  private static final double CHARACTER = 6.8;
  private static final double GAP = 9;
  private static final int LONGEST = 40;

  private record Placed(double x0, double x1, double y) {
    boolean collides(Placed other) {
      return x0 < other.x1 && other.x0 < x1 && Math.abs(y - other.y) < ROW;
    }
  }

  void addTo(List<Drawing.Mark> marks, List<LinePlot.Series> lines, Axis horizontal, Axis vertical,
      PlotStyle style) {
    List<Placed> placed = new ArrayList<>();
    for (LinePlot.Series line : lines) {
      int last = line.x().length - 1;
      if (last < 0 || line.name().isEmpty()) {
        continue;
      }
      double x = horizontal.at(line.x()[last]);
      double y = vertical.at(line.y()[last]);
      String name = line.name().length() > LONGEST ? line.name().substring(0, LONGEST - 1) + "…"
          : line.name();
      double width = CHARACTER * name.length();
      boolean after = x + GAP + width <= right;
      Placed at = free(after ? x + GAP : x - GAP - width, width, y, placed);
      placed.add(at);
      if (Math.abs(at.y() - y) > ROW / 2) {
        marks.add(new Drawing.Polyline(new double[] {x, after ? at.x0() - 2 : at.x1() + 2},
            new double[] {y, at.y()},
            0.8, style.line()));
      }
      marks.add(new Drawing.Text(after ? at.x0() : at.x1(), at.y() + 4, name, SIZE,
          after ? Drawing.Anchor.START : Drawing.Anchor.END, style.text(), false, false));
    }
  }

  /// The free place nearest to the wanted height; the wanted one if there is none.
  private Placed free(double from, double width, double y, List<Placed> taken) {
    for (int step = 0; step * ROW / 2 < bottom - top; step++) {
      for (int sign : new int[] {-1, 1}) {
        Placed at = new Placed(from, from + width, y + sign * step * ROW / 2);
        if (at.y() >= top + ROW / 2 && at.y() <= bottom - ROW / 2 && taken.stream().noneMatch(at::collides)) {
          return at;
        }
      }
    }
    return new Placed(from, from + width, y);
  }
}
