package org.collocate.viz.contour;

import java.util.ArrayList;
import java.util.List;

/// Lines of equal value of samples on a grid, by marching squares with linear interpolation along the edges of the
/// grid's cells. A saddle is split by the mean of its corners; cells with a corner that is not finite have no lines.
public final class ContourLines {
  private ContourLines() {}

  /// `count` levels that part a range evenly, its ends left out.
  public static double[] levels(double low, double high, int count) {
    double[] levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] = low + (high - low) * (i + 1) / (count + 1);
    }
    return levels;
  }

  /// The lines, each level's segments joined end to end.
  ///
  /// @param x the grid's first axis
  /// @param y the grid's second axis
  /// @param samples `[y, x]`
  public static List<ContourLine> joined(double[] x, double[] y, double[] samples, double... levels) {
    List<ContourLine> lines = new ArrayList<>();
    for (double level : levels) {
      new Joining(of(x, y, samples, level)).addTo(level, lines);
    }
    return lines;
  }

  /// The segments of all lines, `[segment][axis][end]`.
  ///
  /// @param x the grid's first axis
  /// @param y the grid's second axis
  /// @param samples `[y, x]`
  public static List<double[][]> of(double[] x, double[] y, double[] samples, double... levels) {
    List<double[][]> segments = new ArrayList<>();
    for (int j = 0; j + 1 < y.length; j++) {
      for (int i = 0; i + 1 < x.length; i++) {
        int at = j * x.length + i;
        Cell cell = new Cell(x[i], x[i + 1], y[j], y[j + 1], samples[at], samples[at + 1],
            samples[at + x.length + 1], samples[at + x.length]);
        if (cell.isFinite()) {
          for (double level : levels) {
            cell.addSegments(level, segments);
          }
        }
      }
    }
    return segments;
  }

  /// One cell with the values at its corners, anticlockwise from the lower left.
  private record Cell(double x0, double x1, double y0, double y1, double a, double b, double c, double d) {
    boolean isFinite() {
      return Double.isFinite(a + b + c + d);
    }

    void addSegments(double level, List<double[][]> segments) {
      int code = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0);
      double[] south = {x0 + (x1 - x0) * (level - a) / (b - a), y0};
      double[] east = {x1, y0 + (y1 - y0) * (level - b) / (c - b)};
      double[] north = {x0 + (x1 - x0) * (level - d) / (c - d), y1};
      double[] west = {x0, y0 + (y1 - y0) * (level - a) / (d - a)};
      boolean middle = (a + b + c + d) / 4 > level;
      switch (code) {
        case 1, 14 -> add(west, south, segments);
        case 2, 13 -> add(south, east, segments);
        case 3, 12 -> add(west, east, segments);
        case 4, 11 -> add(east, north, segments);
        case 6, 9 -> add(south, north, segments);
        case 7, 8 -> add(west, north, segments);
        case 5, 10 -> {
          boolean joined = code == 5 == middle;
          add(west, joined ? north : south, segments);
          add(east, joined ? south : north, segments);
        }
        default -> {
          // All corners lie on one side.
        }
      }
    }

    private static void add(double[] from, double[] to, List<double[][]> segments) {
      segments.add(new double[][] {{from[0], to[0]}, {from[1], to[1]}});
    }
  }
}
