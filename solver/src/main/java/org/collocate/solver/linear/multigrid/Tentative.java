package org.collocate.solver.linear.multigrid;

import java.util.Arrays;

/// The near-null space cut into groups: in each group its vectors, made orthonormal.
///
/// ```
/// B restricted to a group = Q R        Q: values, R: the near-null space of the coarse level
/// ```
///
/// @param values `[unknown · vectors + vector]`: the rows of `Q`
/// @param coarse of the coarse level, whose unknowns are `group · vectors + vector`
record Tentative(double[] values, NearNullSpace coarse) {
  /// A vector that loses this much of its length to those before it says nothing new.
  private static final double DEPENDENT = 1e-8;

  static Tentative of(Aggregates aggregates, int components, NearNullSpace space) {
    int[] groups = aggregates.groups();
    int[] start = new int[aggregates.count() + 1];
    for (int group : groups) {
      if (group >= 0) {
        start[group + 1]++;
      }
    }
    for (int g = 0; g < aggregates.count(); g++) {
      start[g + 1] += start[g];
    }
    int[] members = new int[start[aggregates.count()]];
    int[] next = Arrays.copyOf(start, aggregates.count());
    for (int node = 0; node < groups.length; node++) {
      if (groups[node] >= 0) {
        members[next[groups[node]]++] = node;
      }
    }
    int vectors = space.count();
    double[] q = new double[space.values().length];
    double[] coarse = new double[aggregates.count() * vectors * vectors];
    for (int g = 0; g < aggregates.count(); g++) {
      for (int node = start[g]; node < start[g + 1]; node++) {
        int from = members[node] * components * vectors;
        System.arraycopy(space.values(), from, q, from, components * vectors);
      }
      for (int v = 0; v < vectors; v++) {
        orthonormalize(q, members, start[g], start[g + 1], components, vectors, v,
            coarse, g * vectors * vectors);
      }
    }
    return new Tentative(q, new NearNullSpace(vectors, coarse));
  }

  /// Modified Gram and Schmidt for vector `v`; its products with those before it and its length go to column `v` of `R`.
  private static void orthonormalize(double[] q, int[] members, int from, int until, int components,
      int vectors,
      int v, double[] r, int at) {
    double before = product(q, members, from, until, components, vectors, v, v);
    for (int w = 0; w < v; w++) {
      double along = product(q, members, from, until, components, vectors, v, w);
      r[at + w * vectors + v] = along;
      for (int node = from; node < until; node++) {
        int row = members[node] * components * vectors;
        for (int i = 0; i < components; i++, row += vectors) {
          q[row + v] -= along * q[row + w];
        }
      }
    }
    double length = Math.sqrt(product(q, members, from, until, components, vectors, v, v));
    boolean dependent = !(length > DEPENDENT * Math.sqrt(before));
    r[at + v * vectors + v] = dependent ? 0 : length;
    for (int node = from; node < until; node++) {
      int row = members[node] * components * vectors;
      for (int i = 0; i < components; i++, row += vectors) {
        q[row + v] = dependent ? 0 : q[row + v] / length;
      }
    }
  }

  private static double product(double[] q, int[] members, int from, int until, int components, int vectors,
      int v,
      int w) {
    double sum = 0;
    for (int node = from; node < until; node++) {
      int row = members[node] * components * vectors;
      for (int i = 0; i < components; i++, row += vectors) {
        sum += q[row + v] * q[row + w];
      }
    }
    return sum;
  }
}
