package org.collocate.solver.discretization.fdm;

/// First differences of second order at the nodes of a grid: central inside, one-sided on the boundary.
///
/// ```
/// inside     (u₊₁ − u₋₁) / 2h              on a side   ∓(3 u₀ − 4 u₁ + u₂) / 2h
/// ```
final class Stencils {
  static final int WIDTH = 3;

  private final int[][] nodes;
  private final double[][] weights;

  Stencils(RectangleGrid grid) {
    nodes = new int[grid.dimension()][WIDTH * grid.size()];
    weights = new double[grid.dimension()][WIDTH * grid.size()];
    for (int axis = 0; axis < grid.dimension(); axis++) {
      double half = 1 / (2 * grid.spacing(axis));
      for (int node = 0; node < grid.size(); node++) {
        int before = grid.neighbour(node, axis, -1);
        int after = grid.neighbour(node, axis, 1);
        if (before >= 0 && after >= 0) {
          set(axis, node, new int[] {before, node, after}, new double[] {-half, 0, half});
        } else {
          int inward = before < 0 ? 1 : -1;
          set(axis, node,
              new int[] {node, grid.neighbour(node, axis, inward), grid.neighbour(node, axis, 2 * inward)},
              new double[] {-3 * inward * half, 4 * inward * half, -inward * half});
        }
      }
    }
  }

  private void set(int axis, int node, int[] stencil, double[] weight) {
    System.arraycopy(stencil, 0, nodes[axis], WIDTH * node, WIDTH);
    System.arraycopy(weight, 0, weights[axis], WIDTH * node, WIDTH);
  }

  /// The node at place `k` of a node's difference along an axis.
  int node(int axis, int node, int k) {
    return nodes[axis][WIDTH * node + k];
  }

  double weight(int axis, int node, int k) {
    return weights[axis][WIDTH * node + k];
  }
}
