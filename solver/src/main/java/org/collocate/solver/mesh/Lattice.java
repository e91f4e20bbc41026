package org.collocate.solver.mesh;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.geometry.Point;

/// Points of a hexagonal lattice inside the domain, as far as the wanted size is near the largest and no curve is close.
///
/// Points are numbered row by row from below, each row from the left. A point knows its neighbours to the east,
/// north-east and north-west, or −1.
final class Lattice {
  /// Nearer than this to a node or a middle of a curve's edge, relative to the edge length, there is no point.
  private static final double CLEARANCE = 0.62;
  private static final double UNIFORM = 0.85;

  private final SizeField sizes;
  private final double h;
  private final double left;
  private final double low;
  private final int rows;
  private final double height;
  private final Triangulation.IntStack columns = new Triangulation.IntStack();
  /// `[row]`: its first point; the number of points at the end.
  private final int[] start;
  private double[] x = new double[64];
  private double[] y = new double[64];
  private final int[] east;
  private final int[] northEast;
  private final int[] northWest;

  Lattice(SizeField sizes, CurveSampling curves) {
    this.sizes = sizes;
    h = sizes.largest();
    List<Point> nodes = curves.nodes();
    left = nodes.stream().mapToDouble(Point::x).min().orElseThrow();
    low = nodes.stream().mapToDouble(Point::y).min().orElseThrow();
    double high = nodes.stream().mapToDouble(Point::y).max().orElseThrow();
    rows = (int) Math.max(1, Math.rint((high - low) / (h * Math.sqrt(0.75))));
    height = (high - low) / rows;
    start = new int[rows + 2];
    fill(curves);
    east = new int[size()];
    northEast = new int[size()];
    northWest = new int[size()];
    link();
  }

  int size() {
    return columns.size();
  }

  double x(int point) {
    return x[point];
  }

  double y(int point) {
    return y[point];
  }

  int east(int point) {
    return east[point];
  }

  int northEast(int point) {
    return northEast[point];
  }

  int northWest(int point) {
    return northWest[point];
  }

  private double offset(int row) {
    return left + row % 2 * h / 2;
  }

  /// Row by row between the crossings of the row with the boundary's edges.
  private void fill(CurveSampling curves) {
    Triangulation.IntStack[] blocked = blocked(curves);
    List<double[]> crossings = crossings(curves);
    for (int row = 0; row <= rows; row++) {
      start[row] = size();
      double[] xs = row == 0 || row == rows ? new double[0] : crossings.get(row);
      int[] taken = blocked[row].toArray();
      Arrays.sort(taken);
      int next = 0;
      for (int k = 1; k < xs.length; k += 2) {
        int column = (int) Math.ceil((xs[k - 1] - offset(row)) / h);
        for (double px = offset(row) + column * h; px < xs[k]; px = offset(row) + ++column * h) {
          while (next < taken.length && taken[next] < column) {
            next++;
          }
          if (next == taken.length || taken[next] > column) {
            add(px, low + row * height, column);
          }
        }
      }
    }
    start[rows + 1] = size();
  }

  private void add(double px, double py, int column) {
    if (!sizes.isUniform() && sizes.at(px, py) <= UNIFORM * h) {
      return;
    }
    int count = size();
    if (count == x.length) {
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
    }
    x[count] = px;
    y[count] = py;
    columns.push(column);
  }

  /// The columns of each row that are too close to a node or a middle of a curve's edge.
  private Triangulation.IntStack[] blocked(CurveSampling curves) {
    Triangulation.IntStack[] blocked = new Triangulation.IntStack[rows + 1];
    Arrays.setAll(blocked, _ -> new Triangulation.IntStack());
    List<Point> nodes = curves.nodes();
    nodes.forEach(node -> block(node, blocked));
    for (CurveEdge edge : curves.edges()) {
      block(nodes.get(edge.a()).plus(nodes.get(edge.b())).times(0.5), blocked);
    }
    return blocked;
  }

  private void block(Point obstacle, Triangulation.IntStack[] blocked) {
    double reach = CLEARANCE * h;
    int first = (int) Math.max(0, Math.ceil((obstacle.y() - reach - low) / height));
    int last = (int) Math.min(rows, Math.floor((obstacle.y() + reach - low) / height));
    for (int row = first; row <= last; row++) {
      double dy = obstacle.y() - low - row * height;
      double half = Math.sqrt(Math.max(0, reach * reach - dy * dy));
      double from = Math.ceil((obstacle.x() - half - offset(row)) / h);
      double to = Math.floor((obstacle.x() + half - offset(row)) / h);
      for (double column = from; column <= to; column++) {
        blocked[row].push((int) column);
      }
    }
  }

  /// `[row]`: where the row crosses the boundary, from the left.
  private List<double[]> crossings(CurveSampling curves) {
    List<Point> nodes = curves.nodes();
    double[][] crossings = new double[rows + 1][4];
    int[] counts = new int[rows + 1];
    for (CurveEdge edge : curves.edges()) {
      Point a = nodes.get(edge.a());
      Point b = nodes.get(edge.b());
      if (!edge.piece().isBoundary()) {
        continue;
      }
      int first = (int) Math.max(0, Math.floor((Math.min(a.y(), b.y()) - low) / height));
      int last = (int) Math.min(rows, Math.ceil((Math.max(a.y(), b.y()) - low) / height));
      for (int row = first; row <= last; row++) {
        double py = low + row * height;
        if ((a.y() > py) != (b.y() > py)) {
          if (counts[row] == crossings[row].length) {
            crossings[row] = Arrays.copyOf(crossings[row], 2 * counts[row]);
          }
          crossings[row][counts[row]++] = a.x() + (py - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
        }
      }
    }
    for (int row = 0; row <= rows; row++) {
      crossings[row] = Arrays.copyOf(crossings[row], counts[row]);
      Arrays.sort(crossings[row]);
    }
    return List.of(crossings);
  }

  private void link() {
    for (int row = 0; row <= rows; row++) {
      int above = start[row + 1];
      int end = row < rows ? start[row + 2] : above;
      for (int i = start[row]; i < start[row + 1]; i++) {
        int column = columns.get(i);
        int west = column - 1 + row % 2;
        while (above < end && columns.get(above) < west) {
          above++;
        }
        boolean hasWest = above < end && columns.get(above) == west;
        int second = hasWest ? above + 1 : above;
        northWest[i] = hasWest ? above : -1;
        northEast[i] = second < end && columns.get(second) == west + 1 ? second : -1;
        east[i] = i + 1 < start[row + 1] && columns.get(i + 1) == column + 1 ? i + 1 : -1;
      }
    }
  }
}
