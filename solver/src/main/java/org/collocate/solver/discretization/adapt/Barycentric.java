package org.collocate.solver.discretization.adapt;

import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.LagrangeElement;

/// Gradients of the barycentric coordinates where a map stands, also in curved cells: they are polynomials of order 1, which
/// elements of every order contain.
final class Barycentric {
  private final int dimension;
  /// `[i][node]`
  private final double[][] atNodes;

  Barycentric(LagrangeElement element) {
    dimension = element.dimension();
    double[][] nodes = element.nodes();
    atNodes = new double[dimension + 1][nodes.length];
    for (int node = 0; node < nodes.length; node++) {
      double rest = 1;
      for (int axis = 0; axis < dimension; axis++) {
        atNodes[axis + 1][node] = nodes[node][axis];
        rest -= nodes[node][axis];
      }
      atNodes[0][node] = rest;
    }
  }

  /// @param gradients receives `[i][axis]`
  void gradients(ElementMap map, double[][] gradients) {
    for (int i = 0; i <= dimension; i++) {
      gradient(map, i, gradients[i]);
    }
  }

  /// @param gradient receives `[axis]` of coordinate `i`
  void gradient(ElementMap map, int i, double[] gradient) {
    double[] nodes = atNodes[i];
    for (int axis = 0; axis < dimension; axis++) {
      double[] slopes = map.gradients()[axis];
      double sum = 0;
      for (int node = 0; node < nodes.length; node++) {
        sum += nodes[node] * slopes[node];
      }
      gradient[axis] = sum;
    }
  }
}
