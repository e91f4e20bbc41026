package org.collocate.solver.linear.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.linear.SparseMatrix;

/// The symbolic factorization of a matrix with a symmetric pattern: which unknowns are eliminated together, and which
/// rows each group touches.
///
/// Columns of nearly the same structure are joined to supernodes, so that the numbers are kept and worked on as dense
/// fronts. Source: J. W. H. Liu, SIAM Review 34 (1992), doi 10.1137/1034004.
///
/// @param order the unknowns in order of elimination
/// @param first `[supernode + 1]`: the place in the order where each supernode begins
/// @param rows `[supernode][row]`: places in the order, ascending; the supernode's own come first
/// @param parent `[supernode]`: the supernode that takes up its contribution, or −1
record Supernodes(int[] order, int[] first, int[][] rows, int[] parent) {

  /// @param pattern its symmetrized pattern is taken
  /// @param dissected a good order of elimination
  static Supernodes of(SparseMatrix pattern, int[] dissected) {
    int n = pattern.size();
    int[][] lower = lowerStructure(pattern, dissected);
    int[] tree = eliminationTree(lower);
    int[] postorder = postorder(tree);
    int[] order = new int[n];
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = dissected[postorder[i]];
      place[postorder[i]] = i;
    }
    int[] parent = new int[n];
    int[][] structure = new int[n][];
    for (int i = 0; i < n; i++) {
      int old = postorder[i];
      parent[i] = tree[old] < 0 ? -1 : place[tree[old]];
      structure[i] = lower[old];
      for (int k = 0; k < structure[i].length; k++) {
        structure[i][k] = place[structure[i][k]];
      }
    }
    return join(order, parent, structure);
  }

  int count() {
    return parent.length;
  }

  /// The rows of the largest front.
  int mostRows() {
    return Arrays.stream(rows).mapToInt(own -> own.length).max().orElse(0);
  }

  /// The number of unknowns that supernode `s` eliminates.
  int width(int s) {
    return first[s + 1] - first[s];
  }

  /// For each place in the order, the later places that its unknown is coupled with.
  private static int[][] lowerStructure(SparseMatrix pattern, int[] order) {
    int n = pattern.size();
    int[] place = new int[n];
    for (int i = 0; i < n; i++) {
      place[order[i]] = i;
    }
    int[] counts = new int[n];
    int[][] structure = new int[n][];
    for (int pass = 0; pass < 2; pass++) {
      for (int row = 0; row < n; row++) {
        for (int k = pattern.rowStart()[row]; k < pattern.rowStart()[row + 1]; k++) {
          int a = place[row];
          int b = place[pattern.columns()[k]];
          if (a == b) {
            continue;
          }
          int early = Math.min(a, b);
          if (pass == 1) {
            structure[early][counts[early]] = Math.max(a, b);
          }
          counts[early]++;
        }
      }
      if (pass == 0) {
        for (int i = 0; i < n; i++) {
          structure[i] = new int[counts[i]];
        }
        Arrays.fill(counts, 0);
      }
    }
    return structure;
  }

  private static int[] eliminationTree(int[][] lower) {
    int n = lower.length;
    int[] parent = new int[n];
    int[] ancestor = new int[n];
    Arrays.fill(parent, -1);
    Arrays.fill(ancestor, -1);
    // Liu's algorithm wants, for each column, the earlier ones: the transpose of what is given.
    int[] start = new int[n + 1];
    for (int[] column : lower) {
      for (int row : column) {
        start[row + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] earlier = new int[start[n]];
    int[] next = start.clone();
    for (int j = 0; j < n; j++) {
      for (int row : lower[j]) {
        earlier[next[row]++] = j;
      }
    }
    for (int j = 0; j < n; j++) {
      for (int k = start[j]; k < start[j + 1]; k++) {
        int i = earlier[k];
        while (i >= 0 && i < j) {
          int up = ancestor[i];
          ancestor[i] = j;
          if (up < 0) {
            parent[i] = j;
          }
          i = up;
        }
      }
    }
    return parent;
  }

  private static int[] postorder(int[] parent) {
    int n = parent.length;
    int[] head = new int[n];
    int[] next = new int[n];
    Arrays.fill(head, -1);
    for (int j = n - 1; j >= 0; j--) {
      if (parent[j] >= 0) {
        next[j] = head[parent[j]];
        head[parent[j]] = j;
      }
    }
    int[] order = new int[n];
    int[] stack = new int[n];
    int count = 0;
    for (int root = 0; root < n; root++) {
      if (parent[root] >= 0) {
        continue;
      }
      int top = 0;
      stack[0] = root;
      while (top >= 0) {
        int node = stack[top];
        int child = head[node];
        if (child < 0) {
          order[count++] = node;
          top--;
        } else {
          head[node] = next[child];
          stack[++top] = child;
        }
      }
    }
    return order;
  }

  /// Finds the structure of the factors column by column and joins columns that are nearly alike. A join that stores
  /// a few zeros saves many small fronts.
  private static Supernodes join(int[] order, int[] parent, int[][] structure) {
    int n = order.length;
    int[] childCount = new int[n];
    int[] head = new int[n];
    int[] next = new int[n];
    Arrays.fill(head, -1);
    for (int j = n - 1; j >= 0; j--) {
      if (parent[j] >= 0) {
        next[j] = head[parent[j]];
        head[parent[j]] = j;
        childCount[parent[j]]++;
      }
    }
    int[] mark = new int[n];
    int[] buffer = new int[n];
    Arrays.fill(mark, -1);
    List<Integer> starts = new ArrayList<>();
    int[] supernode = new int[n];
    for (int j = 0; j < n; j++) {
      int count = merge(structure[j], j, mark, buffer, 0);
      for (int child = head[j]; child >= 0; child = next[child]) {
        count = merge(structure[child], j, mark, buffer, count);
      }
      structure[j] = Arrays.copyOf(buffer, count);
      boolean joined = j > 0 && parent[j - 1] == j
          && isJoined(childCount[j], j - starts.getLast(), count - (structure[j - 1].length - 1));
      if (!joined) {
        starts.add(j);
      }
      supernode[j] = starts.size() - 1;
    }
    int size = starts.size();
    int[] first = new int[size + 1];
    Arrays.setAll(first, s -> s < size ? starts.get(s) : n);
    int[][] rows = new int[size][];
    int[] parents = new int[size];
    Arrays.fill(mark, -1);
    for (int s = 0; s < size; s++) {
      int count = 0;
      for (int j = first[s]; j < first[s + 1]; j++) {
        mark[j] = s;
        buffer[count++] = j;
      }
      int width = count;
      for (int j = first[s]; j < first[s + 1]; j++) {
        for (int row : structure[j]) {
          if (mark[row] != s) {
            mark[row] = s;
            buffer[count++] = row;
          }
        }
      }
      rows[s] = Arrays.copyOf(buffer, count);
      Arrays.sort(rows[s]);
      parents[s] = count > width ? supernode[rows[s][width]] : -1;
    }
    return new Supernodes(order, first, rows, parents);
  }

  private static int merge(int[] rows, int column, int[] mark, int[] buffer, int begin) {
    int count = begin;
    for (int row : rows) {
      if (row > column && mark[row] != column) {
        mark[row] = column;
        buffer[count++] = row;
      }
    }
    return count;
  }

  private static boolean isJoined(int children, int width, int zeros) {
    return children == 1 && (zeros == 0 || zeros <= 4 && width < 32)
        || children == 2 && width < 8 && zeros * width <= 64;
  }
}
