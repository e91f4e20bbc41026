package org.collocate.solver.discretization.adapt;

import org.collocate.solver.space.LagrangeElement;
import org.collocate.solver.space.QuadratureRule;

/// Polynomials of order `p + 1` that vanish at all nodes of order `p`, at the points of a rule: what elements of the next order
/// have in addition.
///
/// ```
/// edge from i to j       λ_i λ_j · {1, λ_i − λ_j, (3 λ_i − 1)(3 λ_j − 1)}       p = 1, 2, 3
/// inside a triangle      λ_0 λ_1 λ_2 · {—, 1, (λ_0 − λ_1) and (λ_1 − λ_2)}
/// ```
///
/// An interval has the function of its one edge. In a triangle that of edge `k`, opposite to vertex `k`, is number `k`.
final class BubbleBasis {
  private final int dimension;
  private final int order;
  private final int count;
  /// `[point][function]`
  private final double[][] values;
  /// `[point][function][i]`: by the barycentric coordinates.
  private final double[][][] slopes;

  BubbleBasis(LagrangeElement element, QuadratureRule rule) {
    dimension = element.dimension();
    order = element.order();
    count = dimension == 1 ? 1 : 2 + order;
    values = new double[rule.size()][count];
    slopes = new double[rule.size()][count][3];
    for (int q = 0; q < rule.size(); q++) {
      double x = rule.points()[0][q];
      double y = dimension == 1 ? 0 : rule.points()[1][q];
      tabulate(q, new double[] {1 - x - y, x, y});
    }
  }

  /// The number of functions.
  int count() {
    return count;
  }

  /// `[function]`
  double[] values(int q) {
    return values[q];
  }

  /// `[function][i]`: the derivatives by the barycentric coordinates.
  double[][] slopes(int q) {
    return slopes[q];
  }

  private void tabulate(int q, double[] lambda) {
    for (int k = 0; k < (dimension == 1 ? 1 : 3); k++) {
      edge(q, k, lambda, dimension == 1 ? 0 : (k + 1) % 3, dimension == 1 ? 1 : (k + 2) % 3);
    }
    if (dimension == 2 && order == 2) {
      inside(q, 3, lambda, 1, new double[3]);
    } else if (dimension == 2 && order == 3) {
      inside(q, 3, lambda, lambda[0] - lambda[1], new double[] {1, -1, 0});
      inside(q, 4, lambda, lambda[1] - lambda[2], new double[] {0, 1, -1});
    }
  }

  private void edge(int q, int function, double[] lambda, int i, int j) {
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
    values[q][function] = a * b * factor;
    slopes[q][function][i] = b * factor + a * b * byA;
    slopes[q][function][j] = a * factor + a * b * byB;
  }

  /// @param by the derivatives of the factor
  private void inside(int q, int function, double[] lambda, double factor, double[] by) {
    double product = lambda[0] * lambda[1] * lambda[2];
    values[q][function] = product * factor;
    for (int i = 0; i < 3; i++) {
      slopes[q][function][i] = lambda[(i + 1) % 3] * lambda[(i + 2) % 3] * factor + product * by[i];
    }
  }
}
