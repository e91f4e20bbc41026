package org.collocate.solver.mesh;

import java.util.Arrays;

/// The unique edges of triangles: local edge k of a cell is opposite to its vertex k.
final class EdgeTable {
  /// `[3 cell + k]`
  final int[] edgeOfCell;
  /// `[2 edge]`, `[2 edge + 1]`: the lower node first.
  final int[] nodes;
  /// `[2 edge]`, `[2 edge + 1]`: `3 cell + k` of the cells beside it, −1 on the boundary.
  final int[] sides;

  EdgeTable(int nodeCount, int[] cells) {
    int[] start = new int[nodeCount + 1];
    for (int i = 0; i < cells.length; i++) {
      start[lower(cells, i) + 1]++;
    }
    for (int i = 0; i < nodeCount; i++) {
      start[i + 1] += start[i];
    }
    int[] fill = start.clone();
    int[] other = new int[cells.length];
    int[] edgeAt = new int[cells.length];
    edgeOfCell = new int[cells.length];
    int[] edgeNodes = new int[2 * cells.length];
    int[] edgeSides = new int[2 * cells.length];
    Arrays.fill(edgeSides, -1);
    int count = 0;
    for (int i = 0; i < cells.length; i++) {
      int low = lower(cells, i);
      int high = Math.max(cells[next(i)], cells[next(next(i))]);
      int k = start[low];
      while (k < fill[low] && other[k] != high) {
        k++;
      }
      if (k == fill[low]) {
        fill[low]++;
        other[k] = high;
        edgeAt[k] = count;
        edgeNodes[2 * count] = low;
        edgeNodes[2 * count + 1] = high;
        edgeSides[2 * count++] = i;
      } else if (edgeSides[2 * edgeAt[k] + 1] < 0) {
        edgeSides[2 * edgeAt[k] + 1] = i;
      } else {
        throw new IllegalArgumentException("three cells share the edge " + low + "–" + high);
      }
      edgeOfCell[i] = edgeAt[k];
    }
    nodes = Arrays.copyOf(edgeNodes, 2 * count);
    sides = Arrays.copyOf(edgeSides, 2 * count);
  }

  private static int lower(int[] cells, int i) {
    return Math.min(cells[next(i)], cells[next(next(i))]);
  }

  /// The next corner of the same triangle.
  private static int next(int i) {
    return i % 3 == 2 ? i - 2 : i + 1;
  }
}
