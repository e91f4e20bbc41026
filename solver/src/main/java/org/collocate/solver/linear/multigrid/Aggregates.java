package org.collocate.solver.linear.multigrid;

import java.util.Arrays;

/// Nodes in groups, each of which becomes one node of the next coarser level.
///
/// A node whose strong neighbours are all free founds a group with them; what is left joins the group of its strongest
/// neighbour, or founds one with its free neighbours. A node without strong neighbours belongs to none: smoothing alone
/// solves for it. Source: P. Vaněk, J. Mandel, M. Brezina, Computing 56 (1996), doi 10.1007/BF02238511.
///
/// @param count of groups
/// @param groups `[node]`: its group, or −1
record Aggregates(int count, int[] groups) {
  static final int NONE = -1;

  static Aggregates of(Strength strength) {
    int n = strength.size();
    int[] start = strength.rowStart();
    int[] neighbours = strength.neighbours();
    int[] groups = new int[n];
    Arrays.fill(groups, NONE);
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (groups[i] == NONE && isFree(strength, groups, i)) {
        for (int k = start[i]; k < start[i + 1]; k++) {
          if (strength.isStrong(k)) {
            groups[neighbours[k]] = count;
          }
        }
        groups[i] = count++;
      }
    }
    int[] first = groups.clone();
    for (int i = 0; i < n; i++) {
      if (first[i] == NONE) {
        float strongest = 0;
        for (int k = start[i]; k < start[i + 1]; k++) {
          if (strength.sizes()[k] > strongest && first[neighbours[k]] != NONE) {
            strongest = strength.sizes()[k];
            groups[i] = first[neighbours[k]];
          }
        }
      }
    }
    for (int i = 0; i < n; i++) {
      if (groups[i] == NONE) {
        boolean founded = false;
        for (int k = start[i]; k < start[i + 1]; k++) {
          if (strength.isStrong(k) && groups[neighbours[k]] == NONE) {
            groups[neighbours[k]] = count;
            founded = true;
          }
        }
        if (founded) {
          groups[i] = count++;
        }
      }
    }
    return new Aggregates(count, groups);
  }

  /// Whether a node has strong neighbours and none of them is in a group.
  private static boolean isFree(Strength strength, int[] groups, int i) {
    boolean any = false;
    for (int k = strength.rowStart()[i]; k < strength.rowStart()[i + 1]; k++) {
      if (strength.isStrong(k)) {
        if (groups[strength.neighbours()[k]] != NONE) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }
}
