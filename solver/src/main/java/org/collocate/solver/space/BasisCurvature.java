package org.collocate.solver.space;

/// Second derivatives of the basis of a {@link LagrangeElement} by reference coordinates.
///
/// Every basis function is a product of polynomials of one barycentric coordinate each, whose derivatives by them are numbers:
/// the chain rule needs products of slopes only.
final class BasisCurvature {
  private final int dimension;
  private final int order;

  BasisCurvature(LagrangeElement element) {
    dimension = element.dimension();
    order = element.order();
  }

  /// @param seconds receives `[node][xx]` on intervals, `[node][xx, xy, yy]` on triangles
  void at(double[] point, double[][] seconds) {
    for (double[] node : seconds) {
      java.util.Arrays.fill(node, 0);
    }
    for (int i = 0; order > 1 && i <= dimension; i++) {
      add(seconds[i], i, i, order == 2 ? 4 : 27 * lambda(point, i) - 9);
    }
    int perEdge = order - 1;
    for (int k = 0; perEdge > 0 && k < (dimension == 1 ? 1 : 3); k++) {
      int i = dimension == 1 ? 0 : (k + 1) % 3;
      int j = dimension == 1 ? 1 : (k + 2) % 3;
      int node = dimension + 1 + perEdge * k;
      if (order == 2) {
        addMixed(seconds[node], i, j, 4);
      } else {
        addCubic(seconds[node], point, i, j);
        addCubic(seconds[node + 1], point, j, i);
      }
    }
    for (int i = 0; order == 3 && dimension == 2 && i < 3; i++) {
      addMixed(seconds[9], i, (i + 1) % 3, 27 * lambda(point, (i + 2) % 3));
    }
  }

  /// Of `9/2 λ_i λ_j (3 λ_i − 1)`.
  private void addCubic(double[] seconds, double[] point, int i, int j) {
    add(seconds, i, i, 27 * lambda(point, j));
    addMixed(seconds, i, j, 4.5 * (6 * lambda(point, i) - 1));
  }

  private void addMixed(double[] seconds, int i, int j, double factor) {
    add(seconds, i, j, factor);
    add(seconds, j, i, factor);
  }

  private void add(double[] seconds, int i, int j, double factor) {
    for (int a = 0, which = 0; a < dimension; a++) {
      for (int b = a; b < dimension; b++, which++) {
        seconds[which] += factor * slope(i, a) * slope(j, b);
      }
    }
  }

  private double lambda(double[] point, int i) {
    return i > 0 ? point[i - 1] : dimension == 1 ? 1 - point[0] : 1 - point[0] - point[1];
  }

  private static double slope(int i, int axis) {
    return i == 0 ? -1 : i == axis + 1 ? 1 : 0;
  }
}
