package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.geometry.Point;

/// A constrained Delaunay triangulation that can be changed: flips, insertions, moved nodes.
///
/// Corner i = 3t + k is vertex k of triangle t. `across[i]` is the corner that sees the same edge from the other side, −1
/// at the boundary; `curve[i]` is the drawn curve's edge opposite to the corner, or −1.
final class Triangulation {
  private static final double DELAUNAY_MARGIN = 1e-12;

  double[] x;
  double[] y;
  int nodeCount;
  int[] corner;
  int[] across;
  int[] curve;
  int[] region;
  int triangleCount;
  /// A corner at each node.
  int[] incident;
  final List<CurveEdge> curves;
  /// Triangles changed by the last insertion.
  final IntStack changed = new IntStack();

  private final IntStack suspects = new IntStack();

  Triangulation(double[] x, double[] y, int nodeCount, int[] corner, int[] across, int[] curve, int[] region,
      List<CurveEdge> curves) {
    this.x = x;
    this.y = y;
    this.nodeCount = nodeCount;
    this.corner = corner;
    this.across = across;
    this.curve = curve;
    this.region = region;
    this.curves = new ArrayList<>(curves);
    triangleCount = region.length;
    incident = new int[x.length];
    for (int i = 0; i < corner.length; i++) {
      incident[corner[i]] = i;
    }
  }

  /// A growing stack of integers.
  static final class IntStack {
    private int[] values = new int[64];
    private int size;

    void push(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int pop() {
      return values[--size];
    }

    int get(int i) {
      return values[i];
    }

    int size() {
      return size;
    }

    void clear() {
      size = 0;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  static int next(int i) {
    return i % 3 == 2 ? i - 2 : i + 1;
  }

  static int previous(int i) {
    return i % 3 == 0 ? i + 2 : i - 1;
  }

  /// Twice the signed area.
  double area(int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
  }

  /// The cosine of the smallest angle, and so a measure of badness from 0.5 (equilateral) to 1.
  double badness(int a, int b, int c) {
    double ab = squared(a, b);
    double bc = squared(b, c);
    double ca = squared(c, a);
    double shortest = Math.min(ab, Math.min(bc, ca));
    double product = shortest == ab ? bc * ca : shortest == bc ? ab * ca : ab * bc;
    return (ab + bc + ca - 2 * shortest) / (2 * Math.sqrt(product));
  }

  /// Whether an angle of the triangle has a greater cosine, so that it is smaller; the same as
  /// `badness(a, b, c) > cosine` without root and division.
  boolean isBelow(int triangle, double cosine) {
    int i = 3 * triangle;
    double ab = squared(corner[i], corner[i + 1]);
    double bc = squared(corner[i + 1], corner[i + 2]);
    double ca = squared(corner[i + 2], corner[i]);
    double shortest = Math.min(ab, Math.min(bc, ca));
    double product = shortest == ab ? bc * ca : shortest == bc ? ab * ca : ab * bc;
    double twice = ab + bc + ca - 2 * shortest;
    return twice * twice > 4 * cosine * cosine * product;
  }

  double squared(int a, int b) {
    double dx = x[a] - x[b];
    double dy = y[a] - y[b];
    return dx * dx + dy * dy;
  }

  boolean onCurve(int node) {
    int start = incident[node];
    int i = start;
    do {
      if (curve[next(i)] >= 0 || curve[previous(i)] >= 0) {
        return true;
      }
      i = turn(i);
    } while (i >= 0 && i != start);
    return i < 0;
  }

  /// The same node's corner in the next triangle anticlockwise, or −1 beyond the boundary.
  int turn(int i) {
    int other = across[next(i)];
    return other < 0 ? -1 : next(other);
  }

  /// The corner at a node from which turns lead to all others: at the boundary the first anticlockwise.
  int leading(int node) {
    int i = incident[node];
    do {
      int other = across[previous(i)];
      if (other < 0) {
        return i;
      }
      i = previous(other);
    } while (i != incident[node]);
    return i;
  }

  private void link(int i, int twin, int curveEdge) {
    across[i] = twin;
    curve[i] = curveEdge;
    if (twin >= 0) {
      across[twin] = i;
      curve[twin] = curveEdge;
    }
  }

  private boolean violates(int i) {
    int j = across[i];
    if (j < 0 || curve[i] >= 0) {
      return false;
    }
    int a = corner[i];
    int b = corner[next(i)];
    int c = corner[previous(i)];
    int d = corner[j];
    double cosineA = (x[b] - x[a]) * (x[c] - x[a]) + (y[b] - y[a]) * (y[c] - y[a]);
    double cosineD = (x[b] - x[d]) * (x[c] - x[d]) + (y[b] - y[d]) * (y[c] - y[d]);
    if (cosineA >= 0 && cosineD >= 0) {
      return false;
    }
    double sineA = area(a, b, c);
    double sineD = area(d, c, b);
    double scale = Math.sqrt(squared(a, b) * squared(a, c) * squared(d, b) * squared(d, c));
    return sineA * cosineD + cosineA * sineD < -DELAUNAY_MARGIN * scale && area(a, b, d) > 0
        && area(a, d, c) > 0;
  }

  private void flip(int i) {
    int j = across[i];
    int i1 = next(i);
    int i2 = previous(i);
    int j1 = next(j);
    int j2 = previous(j);
    int a = corner[i];
    int b = corner[i1];
    int c = corner[i2];
    int d = corner[j];
    int nearB = across[i1];
    int curveB = curve[i1];
    int farC = across[j1];
    int curveC = curve[j1];
    corner[i2] = d;
    corner[j2] = a;
    link(i, farC, curveC);
    link(j, nearB, curveB);
    link(i1, j1, -1);
    incident[a] = i;
    incident[b] = i1;
    incident[c] = j1;
    incident[d] = j;
  }

  void suspect(int i) {
    suspects.push(i);
  }

  /// Flips until every suspect edge, and every edge that a flip makes suspect, is Delaunay.
  void restore() {
    while (suspects.size() > 0) {
      int i = suspects.pop();
      if (violates(i)) {
        int j = across[i];
        flip(i);
        changed.push(i / 3);
        changed.push(j / 3);
        suspects.push(i);
        suspects.push(previous(i));
        suspects.push(j);
        suspects.push(previous(j));
      }
    }
  }

  private int addNode(double px, double py) {
    if (nodeCount == x.length) {
      int size = nodeCount + nodeCount / 2 + 16;
      x = Arrays.copyOf(x, size);
      y = Arrays.copyOf(y, size);
      incident = Arrays.copyOf(incident, size);
    }
    x[nodeCount] = px;
    y[nodeCount] = py;
    return nodeCount++;
  }

  private int addTriangle(int a, int b, int c, int regionIndex) {
    if (triangleCount == region.length) {
      int size = triangleCount + triangleCount / 2 + 16;
      region = Arrays.copyOf(region, size);
      corner = Arrays.copyOf(corner, 3 * size);
      across = Arrays.copyOf(across, 3 * size);
      curve = Arrays.copyOf(curve, 3 * size);
    }
    int i = 3 * triangleCount;
    corner[i] = a;
    corner[i + 1] = b;
    corner[i + 2] = c;
    for (int k = i; k < i + 3; k++) {
      across[k] = -1;
      curve[k] = -1;
    }
    region[triangleCount++] = regionIndex;
    return i;
  }

  /// Inserts a point inside a triangle.
  void insert(int triangle, double px, double py) {
    changed.clear();
    int i = 3 * triangle;
    int a = corner[i];
    int b = corner[i + 1];
    int c = corner[i + 2];
    int p = addNode(px, py);
    int j = addTriangle(p, b, c, region[triangle]);
    int k = addTriangle(p, c, a, region[triangle]);
    link(j, across[i], curve[i]);
    link(k, across[i + 1], curve[i + 1]);
    corner[i] = p;
    corner[i + 1] = a;
    corner[i + 2] = b;
    int opposite = across[i + 2];
    int opposed = curve[i + 2];
    link(i, opposite, opposed);
    link(i + 1, j + 2, -1);
    link(j + 1, k + 2, -1);
    link(k + 1, i + 2, -1);
    incident[p] = i;
    incident[a] = i + 1;
    incident[b] = i + 2;
    incident[c] = j + 2;
    changed.push(triangle);
    changed.push(j / 3);
    changed.push(k / 3);
    suspect(i);
    suspect(j);
    suspect(k);
    restore();
  }

  /// Splits the edge of a drawn curve opposite to the corner at its middle on the true curve.
  ///
  /// @return whether the new triangles would be right; nothing is changed if not
  boolean splitCurve(int i) {
    CurveEdge edge = curves.get(curve[i]);
    double middle = (edge.from() + edge.to()) / 2;
    Point p = edge.piece().point(middle);
    if (!isVisible(i, p) || (across[i] >= 0 && !isVisible(across[i], p))) {
      return false;
    }
    changed.clear();
    int node = addNode(p.x(), p.y());
    int first = curve[i];
    curves.set(first, new CurveEdge(edge.a(), node, edge.piece(), edge.from(), middle));
    curves.add(new CurveEdge(node, edge.b(), edge.piece(), middle, edge.to()));
    int second = curves.size() - 1;
    int j = across[i];
    boolean forward = corner[next(i)] == edge.a();
    int low = halve(i, node, forward ? first : second, forward ? second : first);
    if (j >= 0) {
      int high = halve(j, node, forward ? second : first, forward ? first : second);
      link(i, high, curve[i]);
      link(j, low, curve[j]);
    }
    restore();
    return true;
  }

  private boolean isVisible(int i, Point p) {
    int a = corner[i];
    int b = corner[next(i)];
    int c = corner[previous(i)];
    double left = (x[b] - x[a]) * (p.y() - y[a]) - (p.x() - x[a]) * (y[b] - y[a]);
    double right = (p.x() - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (p.y() - y[a]);
    double whole = area(a, b, c);
    return left > 0.02 * whole && right > 0.02 * whole;
  }

  /// Cuts triangle (a, b, c) at a point of bc: corner i keeps (a, b, node), the answer is the corner a of (a, node, c).
  private int halve(int i, int node, int curveOfB, int curveOfC) {
    int a = corner[i];
    int c = corner[previous(i)];
    int j = addTriangle(a, node, c, region[i / 3]);
    link(j + 1, across[next(i)], curve[next(i)]);
    corner[previous(i)] = node;
    across[i] = -1;
    curve[i] = curveOfB;
    curve[j] = curveOfC;
    link(next(i), j + 2, -1);
    incident[node] = j + 1;
    incident[c] = j + 2;
    incident[a] = i;
    changed.push(i / 3);
    changed.push(j / 3);
    suspect(previous(i));
    suspect(j + 1);
    return j;
  }
}
