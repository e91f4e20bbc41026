package org.collocate.solver.mesh;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The wanted edge length at a point.
///
/// ```
/// h(x) = min( h₀, minᵢ sᵢ + g |x − xᵢ| , minⱼ max(cⱼ, aⱼ |x − yⱼ|) )
/// ```
///
/// over sources i (refinements, curvature, gaps) and sharp corners j. The minimum over sources is a branch-and-bound
/// search in an implicit tree of boxes.
final class SizeField {
  /// g: by how much edges may grow per length.
  static final double GRADATION = 0.25;
  private static final int LEAF = 4;

  private final double largest;
  private final List<Corner> corners;
  private final double[] x;
  private final double[] y;
  private final double[] size;
  private final double[] box;
  private final double[] smallest;
  private final int leaves;

  record Source(double x, double y, double size) {}

  /// A corner whose cells shrink with the distance to it.
  record Corner(double x, double y, double floor, double slope) {}

  SizeField(double largest, List<Source> sources, List<Corner> corners) {
    this.largest = largest;
    this.corners = List.copyOf(corners);
    Source[] sorted = sources.stream().filter(source -> source.size < largest).toArray(Source[]::new);
    leaves = Integer.highestOneBit(Math.max(1, (sorted.length - 1) / LEAF)) * 2;
    order(sorted, 0, sorted.length, 0);
    x = Arrays.stream(sorted).mapToDouble(Source::x).toArray();
    y = Arrays.stream(sorted).mapToDouble(Source::y).toArray();
    size = Arrays.stream(sorted).mapToDouble(Source::size).toArray();
    box = new double[4 * (2 * leaves - 1)];
    smallest = new double[2 * leaves - 1];
    bound(0, 0, sorted.length);
  }

  double largest() {
    return largest;
  }

  boolean isUniform() {
    return x.length == 0 && corners.isEmpty();
  }

  private void order(Source[] sources, int from, int to, int node) {
    if (node >= leaves - 1 || to - from < 2) {
      return;
    }
    double width = spread(Arrays.stream(sources, from, to).mapToDouble(Source::x).toArray());
    double height = spread(Arrays.stream(sources, from, to).mapToDouble(Source::y).toArray());
    Arrays.sort(sources, from, to, width > height ? Comparator.comparingDouble(Source::x)
        : Comparator.comparingDouble(Source::y));
    int middle = (from + to) >>> 1;
    order(sources, from, middle, 2 * node + 1);
    order(sources, middle, to, 2 * node + 2);
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  private void bound(int node, int from, int to) {
    int b = 4 * node;
    box[b] = Double.MAX_VALUE;
    box[b + 1] = Double.MAX_VALUE;
    box[b + 2] = -Double.MAX_VALUE;
    box[b + 3] = -Double.MAX_VALUE;
    smallest[node] = Double.MAX_VALUE;
    for (int i = from; i < to; i++) {
      box[b] = Math.min(box[b], x[i]);
      box[b + 1] = Math.min(box[b + 1], y[i]);
      box[b + 2] = Math.max(box[b + 2], x[i]);
      box[b + 3] = Math.max(box[b + 3], y[i]);
      smallest[node] = Math.min(smallest[node], size[i]);
    }
    if (node < leaves - 1) {
      int middle = (from + to) >>> 1;
      bound(2 * node + 1, from, middle);
      bound(2 * node + 2, middle, to);
    }
  }

  double at(double px, double py) {
    double h = largest;
    for (Corner corner : corners) {
      h = Math.min(h, Math.max(corner.floor, corner.slope * Math.hypot(px - corner.x, py - corner.y)));
    }
    return x.length == 0 ? h : search(0, 0, x.length, px, py, h);
  }

  private double lower(int node, double px, double py) {
    double dx = Math.max(0, Math.max(box[4 * node] - px, px - box[4 * node + 2]));
    double dy = Math.max(0, Math.max(box[4 * node + 1] - py, py - box[4 * node + 3]));
    return smallest[node] + GRADATION * Math.sqrt(dx * dx + dy * dy);
  }

  private double search(int node, int from, int to, double px, double py, double found) {
    double best = found;
    if (from >= to || lower(node, px, py) >= best) {
      return best;
    }
    if (node >= leaves - 1) {
      for (int i = from; i < to; i++) {
        double dx = px - x[i];
        double dy = py - y[i];
        best = Math.min(best, size[i] + GRADATION * Math.sqrt(dx * dx + dy * dy));
      }
      return best;
    }
    int middle = (from + to) >>> 1;
    if (lower(2 * node + 1, px, py) <= lower(2 * node + 2, px, py)) {
      best = search(2 * node + 1, from, middle, px, py, best);
      return search(2 * node + 2, middle, to, px, py, best);
    }
    best = search(2 * node + 2, middle, to, px, py, best);
    return search(2 * node + 1, from, middle, px, py, best);
  }
}
