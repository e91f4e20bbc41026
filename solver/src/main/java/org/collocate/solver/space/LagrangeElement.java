package org.collocate.solver.space;

/// Polynomials of order 1, 2 or 3 on the reference simplex, given by their values at nodes.
///
/// Vertices come first: `0`, `1` on the interval; `(0, 0)`, `(1, 0)`, `(0, 1)` on the triangle. Then come the nodes on
/// edges, `order − 1` on each, equally spaced from its first vertex to its second: of the interval; of the triangle's
/// edges `(1, 2)`, `(2, 0)`, `(0, 1)`, each numbered by the vertex opposite to it. With order 3 the centre of the
/// triangle is the last.
///
/// @param dimension 1 or 2
/// @param order 1, 2 or 3
public record LagrangeElement(int dimension, int order) {

  public LagrangeElement {
    if (dimension < 1 || dimension > 2 || order < 1 || order > 3) {
      throw new IllegalArgumentException("no element of order " + order + " in dimension " + dimension);
    }
  }

  /// The number of nodes.
  public int nodeCount() {
    return dimension == 1 ? order + 1 : (order + 1) * (order + 2) / 2;
  }

  /// The number of nodes between the ends of an edge.
  public int nodesPerEdge() {
    return order - 1;
  }

  /// The reference coordinates of the nodes, `[node][axis]`.
  public double[][] nodes() {
    if (order == 3) {
      return CubicBasis.nodes(dimension);
    }
    if (dimension == 1) {
      return order == 1 ? new double[][] {{0}, {1}} : new double[][] {{0}, {1}, {0.5}};
    }
    return order == 1 ? new double[][] {{0, 0}, {1, 0}, {0, 1}}
        : new double[][] {{0, 0}, {1, 0}, {0, 1}, {0.5, 0.5}, {0, 0.5}, {0.5, 0}};
  }

  /// Writes the value of each basis function at a reference point.
  public void values(double[] point, double[] values) {
    if (order == 3) {
      CubicBasis.values(point, values);
      return;
    }
    double x = point[0];
    if (dimension == 1) {
      if (order == 1) {
        values[0] = 1 - x;
        values[1] = x;
      } else {
        values[0] = (1 - x) * (1 - 2 * x);
        values[1] = x * (2 * x - 1);
        values[2] = 4 * x * (1 - x);
      }
      return;
    }
    double y = point[1];
    double z = 1 - x - y;
    if (order == 1) {
      values[0] = z;
      values[1] = x;
      values[2] = y;
    } else {
      values[0] = z * (2 * z - 1);
      values[1] = x * (2 * x - 1);
      values[2] = y * (2 * y - 1);
      values[3] = 4 * x * y;
      values[4] = 4 * y * z;
      values[5] = 4 * z * x;
    }
  }

  /// Writes the reference gradient of each basis function, `[node][axis]`.
  public void gradients(double[] point, double[][] gradients) {
    if (order == 3) {
      CubicBasis.gradients(point, gradients);
      return;
    }
    double x = point[0];
    if (dimension == 1) {
      if (order == 1) {
        gradients[0][0] = -1;
        gradients[1][0] = 1;
      } else {
        gradients[0][0] = 4 * x - 3;
        gradients[1][0] = 4 * x - 1;
        gradients[2][0] = 4 - 8 * x;
      }
      return;
    }
    double y = point[1];
    double z = 1 - x - y;
    if (order == 1) {
      set(gradients[0], -1, -1);
      set(gradients[1], 1, 0);
      set(gradients[2], 0, 1);
    } else {
      set(gradients[0], 1 - 4 * z, 1 - 4 * z);
      set(gradients[1], 4 * x - 1, 0);
      set(gradients[2], 0, 4 * y - 1);
      set(gradients[3], 4 * y, 4 * x);
      set(gradients[4], -4 * y, 4 * (z - y));
      set(gradients[5], 4 * (z - x), -4 * x);
    }
  }

  private static void set(double[] gradient, double x, double y) {
    gradient[0] = x;
    gradient[1] = y;
  }
}
