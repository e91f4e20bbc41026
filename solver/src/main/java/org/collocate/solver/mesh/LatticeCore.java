package org.collocate.solver.mesh;

import java.util.Arrays;

/// The triangles in the depth of a lattice: those whose three points have all six neighbours.
///
/// They are Delaunay in any triangulation of the lattice with the nodes of the curves: no curve comes between complete
/// points, and the circle over each edge of their outline as diameter is empty. So only what is around them needs to be
/// triangulated point by point, which is less by the square root.
final class LatticeCore {
  private static final int NEIGHBOURS = 6;

  private final Lattice lattice;
  private final byte[] neighbours;
  private final byte[] completeNeighbours;
  private final int[] corner;
  private final int[] across;

  LatticeCore(Lattice lattice) {
    this.lattice = lattice;
    neighbours = new byte[lattice.size()];
    completeNeighbours = new byte[lattice.size()];
    for (int i = 0; i < neighbours.length; i++) {
      count(i, lattice.east(i));
      count(i, lattice.northEast(i));
      count(i, lattice.northWest(i));
    }
    for (int i = 0; i < neighbours.length; i++) {
      countComplete(i, lattice.east(i));
      countComplete(i, lattice.northEast(i));
      countComplete(i, lattice.northWest(i));
    }
    int[] upright = new int[neighbours.length];
    int[] inverted = new int[neighbours.length];
    int triangles = number(upright, inverted);
    corner = new int[3 * triangles];
    across = new int[3 * triangles];
    Arrays.fill(across, -1);
    for (int i = 0; i < neighbours.length; i++) {
      if (upright[i] >= 0) {
        set(upright[i], i, lattice.east(i), lattice.northEast(i));
        join(3 * upright[i], inverted[lattice.east(i)], 1);
        join(3 * upright[i] + 1, inverted[i], 2);
      }
      if (inverted[i] >= 0) {
        set(inverted[i], i, lattice.northEast(i), lattice.northWest(i));
        join(3 * inverted[i], upright[lattice.northWest(i)], 2);
      }
    }
  }

  private void count(int i, int other) {
    if (other >= 0) {
      neighbours[i]++;
      neighbours[other]++;
    }
  }

  private void countComplete(int i, int other) {
    if (other >= 0) {
      completeNeighbours[i] += (byte) (isComplete(other) ? 1 : 0);
      completeNeighbours[other] += (byte) (isComplete(i) ? 1 : 0);
    }
  }

  private boolean isComplete(int i) {
    return neighbours[i] == NEIGHBOURS;
  }

  /// Numbers the triangle `(i, east, north-east)` and the triangle `(i, north-east, north-west)` of each point.
  private int number(int[] upright, int[] inverted) {
    int count = 0;
    for (int i = 0; i < upright.length; i++) {
      boolean top = isComplete(i) && isComplete(lattice.northEast(i));
      upright[i] = top && isComplete(lattice.east(i)) ? count++ : -1;
      inverted[i] = top && isComplete(lattice.northWest(i)) ? count++ : -1;
    }
    return count;
  }

  private void set(int triangle, int a, int b, int c) {
    corner[3 * triangle] = a;
    corner[3 * triangle + 1] = b;
    corner[3 * triangle + 2] = c;
  }

  private void join(int i, int triangle, int k) {
    if (triangle >= 0) {
      across[i] = 3 * triangle + k;
      across[3 * triangle + k] = i;
    }
  }

  /// Whether the triangles around a point of the lattice are all of the core.
  boolean isInner(int point) {
    return isComplete(point) && completeNeighbours[point] == NEIGHBOURS;
  }

  int triangleCount() {
    return corner.length / 3;
  }

  /// `[3 t + k]`: the point of the lattice at vertex k.
  int[] corner() {
    return corner;
  }

  /// `[3 t + k]`: the corner that sees the same edge from the other side, −1 on the core's outline.
  int[] across() {
    return across;
  }
}
