package org.collocate.solver.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Point;

/// Finds the cells that hold points. Thread-safe.
///
/// Cells are those of the true geometry: a point between a curve and its chord belongs to the cell whose side of the
/// curve it is on, though it may lie outside that cell's straight triangle. Points outside the domain have no cell;
/// points on its boundary, up to 1e-10 of its size, have one. The index is an implicit binary tree of boxes over the
/// cells in their order, which follows Hilbert's curve; a batch also tries the last point's cell first, if
/// the point is well inside it, so that the answer does not depend on the batch.
public final class CellLocator {
  private static final int LEAF = 4;
  private static final double TOLERANCE = 1e-10;

  private final Mesh mesh;
  private final int dimension;
  private final int firstLeaf;
  private final double[] box;
  private final double tolerance;
  private final boolean[] curved;
  private final Map<Integer, InterfaceFacet> interfaces = new HashMap<>();

  public CellLocator(Mesh mesh) {
    this.mesh = mesh;
    dimension = mesh.dimension();
    int leaves = (mesh.cellCount() + LEAF - 1) / LEAF;
    firstLeaf = Math.max(1, Integer.highestOneBit(Math.max(1, leaves - 1)) * 2) - 1;
    box = new double[4 * (2 * firstLeaf + 1)];
    double[] low = mesh.domain().lower();
    double[] high = mesh.domain().upper();
    double size = dimension == 1 ? high[0] - low[0] : Math.hypot(high[0] - low[0], high[1] - low[1]);
    tolerance = TOLERANCE * size;
    curved = new boolean[mesh.cellCount()];
    if (dimension == 2) {
      for (int c = 0; c < curved.length; c++) {
        curved[c] = mesh.isCurved(mesh.edge(c, 0)) || mesh.isCurved(mesh.edge(c, 1))
            || mesh.isCurved(mesh.edge(c, 2));
      }
      mesh.interfaces().forEach(facet -> interfaces.put(facet.edge(), facet));
    }
    bound();
  }

  private void bound() {
    for (int node = 0; node < box.length / 4; node++) {
      Arrays.fill(box, 4 * node, 4 * node + 2, Double.MAX_VALUE);
      Arrays.fill(box, 4 * node + 2, 4 * node + 4, -Double.MAX_VALUE);
    }
    for (int c = 0; c < mesh.cellCount(); c++) {
      for (int k = 0; k <= dimension; k++) {
        int vertex = mesh.vertex(c, k);
        extend(firstLeaf + c / LEAF, mesh.coordinates()[0][vertex],
            dimension == 1 ? 0 : mesh.coordinates()[1][vertex]);
      }
    }
    for (int node = firstLeaf - 1; node >= 0; node--) {
      for (int child = 2 * node + 1; child <= 2 * node + 2; child++) {
        for (int side = 0; side < 2; side++) {
          box[4 * node + side] = Math.min(box[4 * node + side], box[4 * child + side]);
          box[4 * node + 2 + side] = Math.max(box[4 * node + 2 + side], box[4 * child + 2 + side]);
        }
      }
    }
  }

  private void extend(int node, double x, double y) {
    box[4 * node] = Math.min(box[4 * node], x);
    box[4 * node + 1] = Math.min(box[4 * node + 1], y);
    box[4 * node + 2] = Math.max(box[4 * node + 2], x);
    box[4 * node + 3] = Math.max(box[4 * node + 3], y);
  }

  /// The cell of one point, −1 outside.
  public int locate(double... point) {
    return locate(point[0], dimension == 1 ? 0 : point[1], -1);
  }

  /// The cells of many points.
  ///
  /// @param points `[axis][i]`
  /// @param cells receives the cell of each point i from `from` to `to` (excluded), −1 outside
  public void locate(double[][] points, int from, int to, int[] cells) {
    int last = -1;
    for (int i = from; i < to; i++) {
      cells[i] = locate(points[0][i], dimension == 1 ? 0 : points[1][i], last);
      last = cells[i];
    }
  }

  private int locate(double x, double y, int hint) {
    int straight = hint >= 0 && holds(hint, x, y, -tolerance) ? hint : descend(0, x, y);
    if (straight < 0) {
      return nearestInside(x, y);
    }
    return curved[straight] ? acrossCurves(straight, x, y) : straight;
  }

  private int descend(int node, double x, double y) {
    if (!(x >= box[4 * node] - tolerance && x <= box[4 * node + 2] + tolerance
        && y >= box[4 * node + 1] - tolerance
        && y <= box[4 * node + 3] + tolerance)) {
      return -1;
    }
    if (node >= firstLeaf) {
      int first = (node - firstLeaf) * LEAF;
      int last = Math.min(first + LEAF, mesh.cellCount());
      for (int c = first; c < last; c++) {
        if (holds(c, x, y, tolerance)) {
          return c;
        }
      }
      return -1;
    }
    int found = descend(2 * node + 1, x, y);
    return found >= 0 ? found : descend(2 * node + 2, x, y);
  }

  /// @param slack how far outside the point may be; if negative, it must be as far inside
  private boolean holds(int cell, double x, double y, double slack) {
    if (dimension == 1) {
      return x >= mesh.coordinates()[0][mesh.vertex(cell, 0)] - slack
          && x <= mesh.coordinates()[0][mesh.vertex(cell,
              1)] + slack;
    }
    for (int k = 0; k < 3; k++) {
      int a = mesh.vertex(cell, k);
      int b = mesh.vertex(cell, k == 2 ? 0 : k + 1);
      double ax = mesh.coordinates()[0][a];
      double ay = mesh.coordinates()[1][a];
      double dx = mesh.coordinates()[0][b] - ax;
      double dy = mesh.coordinates()[1][b] - ay;
      double side = dx * (y - ay) - dy * (x - ax);
      if (!(side >= -slack * Math.sqrt(dx * dx + dy * dy))) {
        return false;
      }
    }
    return true;
  }

  /// The point is in the straight triangle; where it is beyond a curved side it belongs to the neighbour, or is outside.
  private int acrossCurves(int cell, double x, double y) {
    for (int k = 0; k < 3; k++) {
      int edge = mesh.edge(cell, k);
      CurveEdge curve = mesh.curve(edge);
      if (curve == null || !mesh.isCurved(edge)) {
        continue;
      }
      double beyond = toTheRight(curve, x, y);
      InterfaceFacet facet = interfaces.get(edge);
      if (facet == null && beyond > tolerance && curve.piece().part() != CurvePiece.PERIODIC) {
        return -1;
      }
      if (facet != null) {
        boolean left = facet.leftCell() == cell;
        if ((left ? beyond : -beyond) > tolerance) {
          return left ? facet.rightCell() : facet.leftCell();
        }
      }
    }
    return cell;
  }

  /// Signed distance to the stretch of curve behind an edge, positive on its right.
  private static double toTheRight(CurveEdge edge, double x, double y) {
    CurvePiece piece = edge.piece();
    double a = piece.from() + edge.from() * (piece.to() - piece.from());
    double b = piece.from() + edge.to() * (piece.to() - piece.from());
    double t = piece.curve().nearest(x, y, Math.min(a, b), Math.max(a, b));
    double s = (t - piece.from()) / (piece.to() - piece.from());
    return new Point(x, y).minus(piece.point(s)).dot(piece.normal(s));
  }

  /// No straight triangle holds the point: it is outside, or between a chord and its curve.
  private int nearestInside(double x, double y) {
    boolean inside = dimension == 1 ? mesh.domain().contains(x) : mesh.domain().contains(x, y);
    if (!inside) {
      return -1;
    }
    Nearest search = new Nearest(x, y);
    search.visit(0);
    return search.cell;
  }

  private double boxDistance(int node, double x, double y) {
    double dx = Math.max(0, Math.max(box[4 * node] - x, x - box[4 * node + 2]));
    double dy = Math.max(0, Math.max(box[4 * node + 1] - y, y - box[4 * node + 3]));
    return Math.hypot(dx, dy);
  }

  private final class Nearest {
    private final double x;
    private final double y;
    private double distance = Double.MAX_VALUE;
    private int cell = -1;

    Nearest(double x, double y) {
      this.x = x;
      this.y = y;
    }

    void visit(int node) {
      if (node >= firstLeaf) {
        int first = (node - firstLeaf) * LEAF;
        for (int c = first; c < Math.min(first + LEAF, mesh.cellCount()); c++) {
          double found = cellDistance(c);
          if (found < distance) {
            distance = found;
            cell = c;
          }
        }
        return;
      }
      double left = boxDistance(2 * node + 1, x, y);
      double right = boxDistance(2 * node + 2, x, y);
      int near = left <= right ? 2 * node + 1 : 2 * node + 2;
      if (Math.min(left, right) < distance) {
        visit(near);
      }
      if (Math.max(left, right) < distance) {
        visit(4 * node + 3 - near);
      }
    }

    private double cellDistance(int c) {
      if (dimension == 1) {
        return Math.max(mesh.coordinates()[0][mesh.vertex(c, 0)] - x,
            x - mesh.coordinates()[0][mesh.vertex(c, 1)]);
      }
      double best = Double.MAX_VALUE;
      for (int k = 0; k < 3; k++) {
        best = Math.min(best, edgeDistance(mesh.vertex(c, k), mesh.vertex(c, (k + 1) % 3)));
      }
      return best;
    }

    private double edgeDistance(int a, int b) {
      double ax = mesh.coordinates()[0][a];
      double ay = mesh.coordinates()[1][a];
      double dx = mesh.coordinates()[0][b] - ax;
      double dy = mesh.coordinates()[1][b] - ay;
      double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1);
      return Math.hypot(ax + t * dx - x, ay + t * dy - y);
    }
  }
}
