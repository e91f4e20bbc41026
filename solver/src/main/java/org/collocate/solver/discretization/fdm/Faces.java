package org.collocate.solver.discretization.fdm;

/// The faces between the cells of neighbours along one axis.
///
/// @param axis across which they stand
/// @param from `[face]`: the node before
/// @param to `[face]`: the node behind
/// @param area `[face]`: 1 in one dimension
record Faces(int axis, int[] from, int[] to, double[] area) {

  static Faces of(RectangleGrid grid, int axis) {
    int[] from = new int[grid.size()];
    int[] to = new int[grid.size()];
    double[] area = new double[grid.size()];
    int count = 0;
    for (int node = 0; node < grid.size(); node++) {
      int next = grid.neighbour(node, axis, 1);
      if (next >= 0) {
        from[count] = node;
        to[count] = next;
        area[count++] = grid.dimension() == 1 ? 1 : grid.extent(node, 1 - axis);
      }
    }
    return new Faces(axis, java.util.Arrays.copyOf(from, count), java.util.Arrays.copyOf(to, count),
        java.util.Arrays.copyOf(area, count));
  }

  int count() {
    return from.length;
  }

  /// `[face]`: the nodes on one side.
  int[] side(boolean behind) {
    return behind ? to : from;
  }
}
