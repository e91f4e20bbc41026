package org.collocate.solver.space;

/// The basis of {@link LagrangeElement} of order 3, in barycentric coordinates.
///
/// ```
/// vertex i          ½ λ_i (3 λ_i − 1)(3 λ_i − 2)
/// edge, near i      9/2 λ_i λ_j (3 λ_i − 1)
/// centre            27 λ_0 λ_1 λ_2
/// ```
final class CubicBasis {
  private CubicBasis() {}

  /// The vertex from which edge `k` starts; the interval has the one edge 0.
  private static int from(int dimension, int k) {
    return dimension == 1 ? 0 : (k + 1) % 3;
  }

  private static int to(int dimension, int k) {
    return dimension == 1 ? 1 : (k + 2) % 3;
  }

  private static int edges(int dimension) {
    return dimension == 1 ? 1 : 3;
  }

  /// `λ_i` at a reference point.
  private static double lambda(double[] point, int dimension, int i) {
    return i > 0 ? point[i - 1] : dimension == 1 ? 1 - point[0] : 1 - point[0] - point[1];
  }

  /// `∂λ_i/∂ξ_axis`.
  private static double slope(int i, int axis) {
    return i == 0 ? -1 : i == axis + 1 ? 1 : 0;
  }

  static double[][] nodes(int dimension) {
    double[][] corners = dimension == 1 ? new double[][] {{0}, {1}} : new double[][] {{0, 0}, {1, 0}, {0, 1}};
    double[][] nodes = new double[dimension == 1 ? 4 : 10][dimension];
    for (int axis = 0; axis < dimension; axis++) {
      for (int i = 0; i <= dimension; i++) {
        nodes[i][axis] = corners[i][axis];
      }
      for (int k = 0; k < edges(dimension); k++) {
        double first = corners[from(dimension, k)][axis];
        double second = corners[to(dimension, k)][axis];
        nodes[dimension + 1 + 2 * k][axis] = (2 * first + second) / 3;
        nodes[dimension + 2 + 2 * k][axis] = (first + 2 * second) / 3;
      }
      if (dimension == 2) {
        nodes[9][axis] = 1.0 / 3;
      }
    }
    return nodes;
  }

  static void values(double[] point, double[] values) {
    int dimension = values.length == 4 ? 1 : 2;
    for (int i = 0; i <= dimension; i++) {
      double a = lambda(point, dimension, i);
      values[i] = a * (3 * a - 1) * (3 * a - 2) / 2;
    }
    for (int k = 0; k < edges(dimension); k++) {
      double a = lambda(point, dimension, from(dimension, k));
      double b = lambda(point, dimension, to(dimension, k));
      values[dimension + 1 + 2 * k] = 4.5 * a * b * (3 * a - 1);
      values[dimension + 2 + 2 * k] = 4.5 * a * b * (3 * b - 1);
    }
    if (dimension == 2) {
      values[9] = 27 * lambda(point, 2, 0) * point[0] * point[1];
    }
  }

  static void gradients(double[] point, double[][] gradients) {
    int dimension = gradients.length == 4 ? 1 : 2;
    for (int axis = 0; axis < dimension; axis++) {
      for (int i = 0; i <= dimension; i++) {
        double a = lambda(point, dimension, i);
        gradients[i][axis] = (13.5 * a * a - 9 * a + 1) * slope(i, axis);
      }
      for (int k = 0; k < edges(dimension); k++) {
        int i = from(dimension, k);
        int j = to(dimension, k);
        double a = lambda(point, dimension, i);
        double b = lambda(point, dimension, j);
        gradients[dimension + 1 + 2 * k][axis] = 4.5
            * (b * (6 * a - 1) * slope(i, axis) + a * (3 * a - 1) * slope(j, axis));
        gradients[dimension + 2 + 2 * k][axis] = 4.5
            * (a * (6 * b - 1) * slope(j, axis) + b * (3 * b - 1) * slope(i, axis));
      }
      if (dimension == 2) {
        double c = lambda(point, 2, 0);
        gradients[9][axis] = 27 * (slope(0, axis) * point[0] * point[1] + c * slope(1, axis) * point[1]
            + c * point[0] * slope(2, axis));
      }
    }
  }
}
