package org.collocate.solver.mesh;

import java.util.Arrays;

/// Sorts points along Hilbert's curve, so that what is near in the plane is near in memory.
final class HilbertOrder {
  private static final int BITS = 16;

  private HilbertOrder() {}

  /// The indices of the points in their order along the curve.
  static int[] of(double[] x, double[] y, int count) {
    double x0 = Arrays.stream(x, 0, count).min().orElse(0);
    double y0 = Arrays.stream(y, 0, count).min().orElse(0);
    double width = Math.max(Arrays.stream(x, 0, count).max().orElse(1) - x0,
        Arrays.stream(y, 0, count).max().orElse(1)
            - y0);
    double scale = ((1 << BITS) - 1) / Math.max(width, Double.MIN_NORMAL);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = key((int) ((x[i] - x0) * scale), (int) ((y[i] - y0) * scale)) << 31 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keys[i] & Integer.MAX_VALUE);
    }
    return order;
  }

  private static long key(int column, int row) {
    int u = column;
    int v = row;
    long key = 0;
    for (int s = 1 << (BITS - 1); s > 0; s >>= 1) {
      int right = (u & s) != 0 ? 1 : 0;
      int up = (v & s) != 0 ? 1 : 0;
      key += (long) s * s * ((3 * right) ^ up);
      if (up == 0) {
        if (right == 1) {
          u = s - 1 - (u & (s - 1));
          v = s - 1 - (v & (s - 1));
        }
        int swap = u;
        u = v;
        v = swap;
      }
      u &= s - 1;
      v &= s - 1;
    }
    return key;
  }
}
