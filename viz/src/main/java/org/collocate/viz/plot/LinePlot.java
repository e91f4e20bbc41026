package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.collocate.viz.color.ValueRange;
import org.jspecify.annotations.Nullable;

/// Lines on linear or logarithmic axes, each named at its end of the legend.
///
/// @param logX whether the horizontal axis is logarithmic
/// @param logY whether the vertical axis is logarithmic
/// @param namesAtEnds whether each line is named at its last point; else there is a legend
/// @param limits what is shown of the lines
public record LinePlot(String title, String xTitle, String yTitle, boolean logX, boolean logY,
    List<Series> series, boolean namesAtEnds, Limits limits) {
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double BOTTOM = 44;
  /// A line with more points is thinned to the lowest and highest of each pixel's column.
  private static final int MOST_POINTS = 4000;
  private static final double ROW = 18;
  private static final double CHARACTER = 7;

  /// One line.
  ///
  /// @param marked whether its points are marked, as single measurements are
  public record Series(String name, double[] x, double[] y, int color, boolean marked) {
    public Series {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " and " + y.length + " numbers");
      }
    }

    /// What can be shown: finite, and positive on logarithmic axes.
    private Series shown(boolean logX, boolean logY) {
      double[] keptX = new double[x.length];
      double[] keptY = new double[x.length];
      int count = 0;
      for (int i = 0; i < x.length; i++) {
        if (Double.isFinite(x[i]) && Double.isFinite(y[i]) && (!logX || x[i] > 0) && (!logY || y[i] > 0)) {
          keptX[count] = x[i];
          keptY[count++] = y[i];
        }
      }
      return new Series(name, java.util.Arrays.copyOf(keptX, count), java.util.Arrays.copyOf(keptY, count),
          color,
          marked);
    }
  }

  /// The ends of the axes.
  ///
  /// @param x null for all of the lines
  /// @param y null for all of the lines
  public record Limits(@Nullable ValueRange x, @Nullable ValueRange y) {
    /// All of the lines.
    public static final Limits NONE = new Limits(null, null);
  }

  public LinePlot {
    series = List.copyOf(series);
  }

  /// Lines with a legend.
  public LinePlot(String title, String xTitle, String yTitle, boolean logX, boolean logY,
      List<Series> series) {
    this(title, xTitle, yTitle, logX, logY, series, false, Limits.NONE);
  }

  /// The same lines, each named at its last point instead of in a legend.
  public LinePlot named() {
    return new LinePlot(title, xTitle, yTitle, logX, logY, series, true, limits);
  }

  /// A part of the same lines.
  public LinePlot within(Limits part) {
    return new LinePlot(title, xTitle, yTitle, logX, logY, series, namesAtEnds, part);
  }

  /// The drawing in a given size.
  public Drawing draw(double width, double height, PlotStyle style) {
    List<Series> shown = series.stream().map(line -> line.shown(logX, logY)).toList();
    List<Drawing.Mark> marks = new ArrayList<>();
    marks.add(new Drawing.Box(0, 0, width, height, style.background()));
    double top = top();
    if (!title.isEmpty()) {
      marks.add(new Drawing.Text(LEFT, 24, title, 15, Drawing.Anchor.START, style.text(), true, false));
    }
    Axes axes = axes(shown, width, height);
    Axis horizontal = axes.horizontal();
    Axis vertical = axes.vertical();
    for (double tick : horizontal.ticks().values()) {
      double x = horizontal.at(tick);
      marks.add(
          new Drawing.Polyline(new double[] {x, x}, new double[] {top, height - BOTTOM}, 1, style.grid()));
    }
    for (double tick : vertical.ticks().values()) {
      double y = vertical.at(tick);
      marks.add(
          new Drawing.Polyline(new double[] {LEFT, width - RIGHT}, new double[] {y, y}, 1, style.grid()));
    }
    horizontal.addBelow(marks, height - BOTTOM, xTitle, style);
    vertical.addLeft(marks, LEFT, yTitle, style);
    List<Drawing.Mark> lines = new ArrayList<>();
    for (Series line : shown) {
      double[] x = horizontal.at(line.x());
      double[] y = vertical.at(line.y());
      double[][] thin = x.length > MOST_POINTS ? thinned(x, y) : new double[][] {x, y};
      lines.add(new Drawing.Polyline(thin[0], thin[1], 2, line.color()));
      if (line.marked()) {
        for (int i = 0; i < x.length; i++) {
          lines.add(new Drawing.Disc(x[i], y[i], 4, line.color()));
        }
      }
    }
    if (limits.equals(Limits.NONE)) {
      marks.addAll(lines);
    } else {
      marks.add(new Drawing.Clipped(LEFT, top, width - RIGHT - LEFT, height - BOTTOM - top, lines));
    }
    if (namesAtEnds) {
      new EndNames(LEFT, width - RIGHT, top, height - BOTTOM).addTo(marks, shown, axes.horizontal(),
          axes.vertical(),
          style);
    } else {
      double[] corner = corner(shown, axes, width, height);
      addLegend(marks, corner[0], corner[1], style);
    }
    return new Drawing(width, height, marks);
  }

  private double top() {
    return title.isEmpty() ? 12 : 40;
  }

  private record Axes(Axis horizontal, Axis vertical) {}

  private Axes axes(List<Series> shown, double width, double height) {
    ValueRange rangeX = limits.x() != null ? limits.x()
        : range(shown.stream().map(Series::x).toArray(double[][]::new), logX);
    ValueRange rangeY = limits.y() != null ? limits.y()
        : range(shown.stream().map(Series::y).toArray(double[][]::new), logY);
    return new Axes(new Axis(rangeX.low(), rangeX.high(), LEFT, width - RIGHT, logX),
        new Axis(rangeY.low(), rangeY.high(), height - BOTTOM, top(), logY));
  }

  /// The number of the horizontal axis at a pixel; empty beside the axis.
  public OptionalDouble numberAt(double width, double height, double px) {
    if (px < LEFT || px > width - RIGHT) {
      return OptionalDouble.empty();
    }
    Axis axis = axes(series.stream().map(line -> line.shown(logX, logY)).toList(), width, height)
        .horizontal();
    return OptionalDouble.of(axis.numberAt(px));
  }

  /// A line upward through a number of the horizontal axis, to be laid over a plot of this size.
  public Drawing cross(double width, double height, double x, PlotStyle style) {
    double px = axes(series.stream().map(line -> line.shown(logX, logY)).toList(), width, height).horizontal()
        .at(x);
    return new Drawing(width, height, px < LEFT || px > width - RIGHT ? List.of()
        : List.of(new Drawing.Polyline(new double[] {px, px}, new double[] {top(), height - BOTTOM}, 1,
            style.muted())));
  }

  /// The point of a line that is nearest to a pixel, if one is near.
  ///
  /// @param reach pixels
  public Optional<PlotHit> hit(double width, double height, double px, double py, double reach) {
    List<Series> shown = series.stream().map(line -> line.shown(logX, logY)).toList();
    Axes axes = axes(shown, width, height);
    double nearest = reach;
    PlotHit hit = null;
    for (Series line : shown) {
      for (int i = 0; i < line.x().length; i++) {
        double x = axes.horizontal().at(line.x()[i]);
        double y = axes.vertical().at(line.y()[i]);
        double distance = Math.hypot(x - px, y - py);
        if (distance < nearest) {
          nearest = distance;
          hit = new PlotHit(x, y, line.name(), line.x()[i], line.y()[i], line.color());
        }
      }
    }
    return Optional.ofNullable(hit);
  }

  /// The right and top of the legend in the corner where it covers the fewest points.
  private double[] corner(List<Series> shown, Axes axes, double width, double height) {
    double w = 34 + CHARACTER * shown.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    double h = ROW * shown.size() + 8;
    double[] best = {width - RIGHT - 8, top() + 8};
    int least = Integer.MAX_VALUE;
    for (double top : new double[] {top() + 8, height - BOTTOM - h - 4}) {
      for (double right : new double[] {width - RIGHT - 8, LEFT + w + 8, (LEFT + width - RIGHT + w) / 2}) {
        int covered = covered(shown, axes, right - w, top, w, h);
        if (covered < least) {
          least = covered;
          best = new double[] {right, top};
        }
      }
    }
    return best;
  }

  private static int covered(List<Series> shown, Axes axes, double left, double top, double width,
      double height) {
    int count = 0;
    for (Series line : shown) {
      for (int i = 0; i < line.x().length; i++) {
        double x = axes.horizontal().at(line.x()[i]) - left;
        double y = axes.vertical().at(line.y()[i]) - top;
        count += x >= 0 && x <= width && y >= 0 && y <= height ? 1 : 0;
      }
    }
    return count;
  }

  private void addLegend(List<Drawing.Mark> marks, double right, double top, PlotStyle style) {
    if (series.size() < 2) {
      return;
    }
    boolean opaque = style.background() >>> 24 == 0xff;
    if (opaque) {
      // Lines that run behind the legend stay faintly visible.
      double width = 34 + CHARACTER * series.stream().mapToInt(line -> line.name().length()).max().orElse(0);
      marks.add(new Drawing.Box(right - width, top - 4, width + 6, ROW * series.size() + 8,
          style.background() & 0xffffff | 0xd0000000));
    }
    double row = top + 10;
    for (Series line : series) {
      marks
          .add(new Drawing.Text(right - 26, row + 4, line.name(), 12, Drawing.Anchor.END, style.text(), false,
              false));
      marks.add(
          new Drawing.Polyline(new double[] {right - 20, right}, new double[] {row, row}, 3, line.color()));
      row += ROW;
    }
  }

  private static ValueRange range(double[][] columns, boolean logarithmic) {
    ValueRange range = ValueRange.of(columns);
    if (logarithmic) {
      if (!(range.low() > 0)) {
        return new ValueRange(0.1, 10);
      }
      return range.high() < 1.5 * range.low() ? new ValueRange(range.low() / 3, range.high() * 3)
          : new ValueRange(range.low() / 1.3, range.high() * 1.3);
    }
    double margin = range.high() > range.low() ? 0.04 * (range.high() - range.low())
        : Math.max(1, Math.abs(range.low())) * 0.5;
    return new ValueRange(range.low() - margin, range.high() + margin);
  }

  /// The lowest and highest point of each pixel's column, in order.
  private static double[][] thinned(double[] x, double[] y) {
    List<Integer> kept = new ArrayList<>();
    int begin = 0;
    while (begin < x.length) {
      int end = begin;
      int lowest = begin;
      int highest = begin;
      while (end < x.length && Math.floor(x[end]) == Math.floor(x[begin])) {
        lowest = y[end] < y[lowest] ? end : lowest;
        highest = y[end] > y[highest] ? end : highest;
        end++;
      }
      kept.add(Math.min(lowest, highest));
      if (lowest != highest) {
        kept.add(Math.max(lowest, highest));
      }
      begin = end;
    }
    return new double[][] {kept.stream().mapToDouble(i -> x[i]).toArray(),
        kept.stream().mapToDouble(i -> y[i]).toArray()};
  }
}
