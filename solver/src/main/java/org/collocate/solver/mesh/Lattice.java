package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.geometry.Point;

/// Points of a hexagonal lattice inside the domain, as far as the wanted size is near the largest and no curve is close.
final class Lattice {
  /// Nearer than this to a node or a middle of a curve's edge, relative to the edge length, there is no point.
  private static final double CLEARANCE = 0.62;
  private static final double UNIFORM = 0.85;

  private final SizeField sizes;
  private final double h;
  private final double[] px;
  private final double[] py;
  private final int[] bucket;
  private final int[] following;
  private final List<Point> points = new ArrayList<>();

  Lattice(SizeField sizes, CurveSampling curves) {
    this.sizes = sizes;
    h = sizes.largest();
    List<Point> obstacles = new ArrayList<>(curves.nodes());
    for (CurveEdge edge : curves.edges()) {
      obstacles.add(curves.nodes().get(edge.a()).plus(curves.nodes().get(edge.b())).times(0.5));
    }
    px = obstacles.stream().mapToDouble(Point::x).toArray();
    py = obstacles.stream().mapToDouble(Point::y).toArray();
    bucket = new int[Integer.highestOneBit(Math.max(16, 2 * px.length)) * 2];
    following = new int[px.length];
    Arrays.fill(bucket, -1);
    for (int i = 0; i < px.length; i++) {
      int slot = slot(cell(px[i]), cell(py[i]));
      following[i] = bucket[slot];
      bucket[slot] = i;
    }
    fill(curves);
  }

  List<Point> points() {
    return points;
  }

  private long cell(double value) {
    return (long) Math.floor(value / h);
  }

  private int slot(long column, long row) {
    long hash = column * 0x9E3779B97F4A7C15L + row * 0xC2B2AE3D27D4EB4FL;
    return (int) (hash >>> 40) & (bucket.length - 1);
  }

  private boolean isClear(double x, double y) {
    double reach = CLEARANCE * h;
    long column = cell(x);
    long row = cell(y);
    for (long c = column - 1; c <= column + 1; c++) {
      for (long r = row - 1; r <= row + 1; r++) {
        for (int i = bucket[slot(c, r)]; i >= 0; i = following[i]) {
          double dx = px[i] - x;
          double dy = py[i] - y;
          if (dx * dx + dy * dy < reach * reach) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// Row by row between the crossings of the row with the boundary's edges.
  private void fill(CurveSampling curves) {
    List<Point> nodes = curves.nodes();
    double low = nodes.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = nodes.stream().mapToDouble(Point::y).max().orElseThrow();
    double left = nodes.stream().mapToDouble(Point::x).min().orElseThrow();
    double height = h * Math.sqrt(0.75);
    int rows = (int) Math.max(1, Math.rint((high - low) / height));
    height = (high - low) / rows;
    List<List<Double>> crossings = new ArrayList<>();
    for (int row = 0; row <= rows; row++) {
      crossings.add(new ArrayList<>());
    }
    for (CurveEdge edge : curves.edges()) {
      Point a = nodes.get(edge.a());
      Point b = nodes.get(edge.b());
      if (!edge.piece().isBoundary()) {
        continue;
      }
      int first = (int) Math.max(0, Math.floor((Math.min(a.y(), b.y()) - low) / height));
      int last = (int) Math.min(rows, Math.ceil((Math.max(a.y(), b.y()) - low) / height));
      for (int row = first; row <= last; row++) {
        double y = low + row * height;
        if ((a.y() > y) != (b.y() > y)) {
          crossings.get(row).add(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
        }
      }
    }
    for (int row = 1; row < rows; row++) {
      double[] xs = crossings.get(row).stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double offset = left + (row % 2) * h / 2;
      for (int k = 1; k < xs.length; k += 2) {
        for (double c = Math.ceil((xs[k - 1] - offset) / h); offset + c * h < xs[k]; c++) {
          add(offset + c * h, low + row * height);
        }
      }
    }
  }

  private void add(double x, double y) {
    if ((sizes.isUniform() || sizes.at(x, y) > UNIFORM * h) && isClear(x, y)) {
      points.add(new Point(x, y));
    }
  }
}
