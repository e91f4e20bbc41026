package org.collocate.solver.discretization.adapt;

import org.collocate.solver.space.LagrangeElement;

/// Polynomials of order `p + 1` that vanish at all nodes of order `p`: what elements of the next order have in addition.
///
/// ```
/// edge from i to j       λ_i λ_j · {1, λ_i − λ_j, (3 λ_i − 1)(3 λ_j − 1)}       p = 1, 2, 3
/// inside a triangle      λ_0 λ_1 λ_2 · {—, 1, (λ_0 − λ_1) and (λ_1 − λ_2)}
/// ```
///
/// An interval has the function of its one edge. In a triangle that of edge `k`, opposite to vertex `k`, is number `k`.
/// A work object of one thread: {@link #at} evaluates.
final class BubbleBasis {
  private final int dimension;
  private final int order;
  private final int count;
  private final double[] lambda = new double[3];
  private final double[] values;
  /// `[function][i]`: by the barycentric coordinates.
  private final double[][] slopes;

  BubbleBasis(LagrangeElement element) {
    dimension = element.dimension();
    order = element.order();
    count = dimension == 1 ? 1 : 2 + order;
    values = new double[count];
    slopes = new double[count][3];
  }

  int count() {
    return count;
  }

  double[] values() {
    return values;
  }

  double[][] slopes() {
    return slopes;
  }

  void at(double[] point) {
    lambda[0] = dimension == 1 ? 1 - point[0] : 1 - point[0] - point[1];
    lambda[1] = point[0];
    lambda[2] = dimension == 1 ? 0 : point[1];
    for (int k = 0; k < (dimension == 1 ? 1 : 3); k++) {
      edge(k, dimension == 1 ? 0 : (k + 1) % 3, dimension == 1 ? 1 : (k + 2) % 3);
    }
    if (dimension == 2 && order == 2) {
      inside(3, 1, 0, 0, 0);
    } else if (dimension == 2 && order == 3) {
      inside(3, lambda[0] - lambda[1], 1, -1, 0);
      inside(4, lambda[1] - lambda[2], 0, 1, -1);
    }
  }

  private void edge(int function, int i, int j) {
    double a = lambda[i];
    double b = lambda[j];
    double factor = switch (order) {
      case 1 -> 1;
      case 2 -> a - b;
      default -> (3 * a - 1) * (3 * b - 1);
    };
    double byA = switch (order) {
      case 1 -> 0;
      case 2 -> 1;
      default -> 3 * (3 * b - 1);
    };
    double byB = switch (order) {
      case 1 -> 0;
      case 2 -> -1;
      default -> 3 * (3 * a - 1);
    };
    values[function] = a * b * factor;
    java.util.Arrays.fill(slopes[function], 0);
    slopes[function][i] = b * factor + a * b * byA;
    slopes[function][j] = a * factor + a * b * byB;
  }

  private void inside(int function, double factor, double by0, double by1, double by2) {
    double[] by = {by0, by1, by2};
    double product = lambda[0] * lambda[1] * lambda[2];
    values[function] = product * factor;
    for (int i = 0; i < 3; i++) {
      slopes[function][i] = lambda[(i + 1) % 3] * lambda[(i + 2) % 3] * factor + product * by[i];
    }
  }
}
