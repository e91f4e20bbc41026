package org.collocate.solver.linear.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Which fronts wait for which, and which can be worked on at the same time: branches, whose fronts depend on nothing
/// outside, and the trunk that joins them.
///
/// The division depends on the structure alone, so that sums come in the same order on any number of threads.
final class FrontTree {
  /// A branch is cut in two while it has more than this share of all work.
  private static final double LARGEST_BRANCH = 1.0 / 12;
  private static final int NONE = -1;

  private final int[] firstChild;
  private final int[] nextSibling;
  private final List<Branch> branches = new ArrayList<>();
  private final int[] trunk;

  /// Supernodes `first … root`, all that the root waits for.
  record Branch(int first, int root) {}

  FrontTree(Supernodes supernodes) {
    int count = supernodes.count();
    firstChild = new int[count];
    nextSibling = new int[count];
    Arrays.fill(firstChild, NONE);
    int[] first = new int[count];
    double[] work = new double[count];
    List<Integer> open = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      double rows = supernodes.rows()[s].length;
      // The last term stands for what a front costs before any arithmetic.
      work[s] += supernodes.width(s) * rows * rows + 20 * rows;
      if (firstChild[s] == NONE) {
        first[s] = s;
      }
      int parent = supernodes.parent()[s];
      if (parent >= 0) {
        if (firstChild[parent] == NONE) {
          first[parent] = first[s];
        }
        nextSibling[s] = firstChild[parent];
        firstChild[parent] = s;
        work[parent] += work[s];
      } else {
        open.add(s);
      }
    }
    double largest = LARGEST_BRANCH * open.stream().mapToDouble(s -> work[s]).sum();
    List<Integer> joining = new ArrayList<>();
    while (!open.isEmpty()) {
      int s = open.removeLast();
      if (work[s] <= largest || firstChild[s] == NONE) {
        branches.add(new Branch(first[s], s));
      } else {
        joining.add(s);
        for (int child = firstChild[s]; child != NONE; child = nextSibling[child]) {
          open.add(child);
        }
      }
    }
    // Those with the most work first, so that no thread is left alone with a long one at the end.
    branches
        .sort(
            Comparator.comparingDouble((Branch branch) -> -work[branch.root]).thenComparingInt(Branch::root));
    trunk = joining.stream().mapToInt(s -> s).sorted().toArray();
  }

  List<Branch> branches() {
    return branches;
  }

  /// The supernodes of no branch, in order of elimination.
  int[] trunk() {
    return trunk;
  }

  /// A supernode that `s` waits for; the others follow by {@link #nextSibling}. Negative if there is none.
  int firstChild(int s) {
    return firstChild[s];
  }

  /// The next supernode for which the same one waits; negative if there is none.
  int nextSibling(int s) {
    return nextSibling[s];
  }
}
