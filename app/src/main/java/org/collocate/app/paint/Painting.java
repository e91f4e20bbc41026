package org.collocate.app.paint;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.collocate.solver.field.GridField;

/// One stroke on a raster, from the moment the hand comes down. Where the stroke crosses itself nothing is painted twice:
/// at each point the largest weight counts.
final class Painting {
  /// Steps along a stroke, in radii.
  private static final double STEP = 0.25;
  /// Values as alike as this, in units of the raster's range, belong together for the bucket.
  private static final double ALIKE = 1e-3;

  private final GridField before;
  private final Brush brush;
  private final double ground;
  private final double hx;
  private final double hy;
  private final double[] weights;
  private final double[] values;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  Painting(GridField before, Brush brush) {
    this.before = before;
    this.brush = brush;
    hx = (before.upper()[0] - before.lower()[0]) / (before.counts()[0] - 1);
    hy = (before.upper()[1] - before.lower()[1]) / (before.counts()[1] - 1);
    weights = new double[before.values().length];
    values = before.values().clone();
    ground = commonest(before.values());
  }

  /// The value that occurs most often; the smallest of them where several do.
  static double commonest(double[] values) {
    Map<Double, Integer> counts = new HashMap<>();
    double best = values[0];
    int most = 0;
    for (double value : values) {
      int count = counts.getOrDefault(value, 0) + 1;
      counts.put(value, count);
      if (count > most || count == most && value < best) {
        most = count;
        best = value;
      }
    }
    return best;
  }

  /// The raster as it is now.
  GridField field() {
    return new GridField(before.lower(), before.upper(), before.counts(), values.clone());
  }

  /// The hand is at a point; what lies between it and the last one is painted too.
  void reach(double x, double y) {
    switch (brush.kind()) {
      case BUCKET -> {
        if (Double.isNaN(lastX)) {
          fill(x, y);
        }
      }
      case BRUSH, ERASER, SMOOTH -> {
        double length = Double.isNaN(lastX) ? 0 : Math.hypot(x - lastX, y - lastY);
        int steps = Math.max(1, (int) Math.ceil(length / (STEP * brush.radius())));
        for (int step = 1; step <= steps; step++) {
          double s = (double) step / steps;
          dab(Double.isNaN(lastX) ? x : lastX + s * (x - lastX), Double.isNaN(lastY) ? y
              : lastY + s * (y - lastY));
        }
      }
    }
    lastX = x;
    lastY = y;
  }

  private void dab(double x, double y) {
    int nx = before.counts()[0];
    int i0 = index(x - brush.radius() - before.lower()[0], hx, nx);
    int i1 = index(x + brush.radius() - before.lower()[0] + hx, hx, nx);
    int j0 = index(y - brush.radius() - before.lower()[1], hy, before.counts()[1]);
    int j1 = index(y + brush.radius() - before.lower()[1] + hy, hy, before.counts()[1]);
    for (int j = j0; j <= j1; j++) {
      for (int i = i0; i <= i1; i++) {
        double weight = brush.weight(Math.hypot(before.lower()[0] + i * hx - x, before.lower()[1] + j * hy
            - y));
        int at = j * nx + i;
        if (weight > weights[at]) {
          weights[at] = weight;
          double target = switch (brush.kind()) {
            case SMOOTH -> mean(i, j);
            case ERASER -> ground;
            case BRUSH, BUCKET -> brush.value();
          };
          values[at] = before.values()[at] + weight * (target - before.values()[at]);
        }
      }
    }
  }

  private static int index(double offset, double h, int count) {
    return (int) Math.clamp(Math.floor(offset / h), 0, count - 1);
  }

  /// The mean of what was there about a point, over half the brush.
  private double mean(int i, int j) {
    int nx = before.counts()[0];
    int reachX = Math.max(1, (int) (brush.radius() / (2 * hx)));
    int reachY = Math.max(1, (int) (brush.radius() / (2 * hy)));
    double sum = 0;
    int count = 0;
    for (int b = Math.max(0, j - reachY); b <= Math.min(before.counts()[1] - 1, j + reachY); b++) {
      for (int a = Math.max(0, i - reachX); a <= Math.min(nx - 1, i + reachX); a++) {
        sum += before.values()[b * nx + a];
        count++;
      }
    }
    return sum / count;
  }

  private void fill(double x, double y) {
    int nx = before.counts()[0];
    int ny = before.counts()[1];
    int i = (int) Math.rint((x - before.lower()[0]) / hx);
    int j = (int) Math.rint((y - before.lower()[1]) / hy);
    if (i < 0 || i >= nx || j < 0 || j >= ny) {
      return;
    }
    double[] old = before.values();
    double low = Arrays.stream(old).min().orElse(0);
    double high = Arrays.stream(old).max().orElse(0);
    double tolerance = ALIKE * (high - low);
    double seed = old[j * nx + i];
    BitSet seen = new BitSet(old.length);
    int[] waiting = new int[old.length];
    int count = 0;
    waiting[count++] = j * nx + i;
    seen.set(j * nx + i);
    while (count > 0) {
      int at = waiting[--count];
      values[at] = brush.value();
      int column = at % nx;
      int[] neighbours = {column > 0 ? at - 1 : -1, column < nx - 1 ? at + 1 : -1, at - nx, at + nx};
      for (int next : neighbours) {
        if (next >= 0 && next < old.length && !seen.get(next) && Math.abs(old[next] - seed) <= tolerance) {
          seen.set(next);
          waiting[count++] = next;
        }
      }
    }
  }
}
