package org.collocate.solver.linear.direct;

import java.util.Arrays;
import org.collocate.solver.linear.SingularMatrixException;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.WorkerTeam;
import org.jspecify.annotations.Nullable;

/// The numbers of one factorization, front by front, and how they solve a system.
///
/// Branches of the tree are worked on at the same time, the trunk after them, its fronts by all threads together. Each
/// front is summed in the same order whoever works on it.
abstract class Factors {
  private final Supernodes supernodes;
  private final FrontTree tree;
  private final WorkerTeam team;
  /// `[unknown]`: when it is eliminated.
  private final int[] place;
  /// `[supernode]`: what a front leaves to its parent.
  private final double[][] contributions;
  private final double tiny;

  /// What one thread works with.
  static final class Workspace {
    /// `[place]`: which row of the front it is.
    final int[] local;
    /// The numbers of the front; grows.
    double[] front = new double[0];
    /// Whatever else a front needs; grows.
    double[] scratch = new double[0];
    /// The thread alone, or all together.
    final @Nullable WorkerTeam team;

    Workspace(int size, @Nullable WorkerTeam team) {
      local = new int[size];
      this.team = team;
    }

    /// The first `size` numbers of the front, zero.
    double[] cleared(int size) {
      if (front.length < size) {
        front = new double[size + size / 4];
      } else {
        Arrays.fill(front, 0, size, 0);
      }
      return front;
    }

    double[] scratch(int size) {
      if (scratch.length < size) {
        scratch = new double[size + size / 4];
      }
      return scratch;
    }
  }

  Factors(SparseMatrix matrix, Supernodes supernodes, FrontTree tree, WorkerTeam team) {
    this.supernodes = supernodes;
    this.tree = tree;
    this.team = team;
    double largest = Vectors.largest(matrix.values());
    if (!(largest < Double.POSITIVE_INFINITY)) {
      throw new SingularMatrixException("the matrix has entries that are not finite");
    }
    tiny = 1e-13 * largest;
    contributions = new double[supernodes.count()][];
    place = new int[matrix.size()];
    for (int i = 0; i < place.length; i++) {
      place[supernodes.order()[i]] = i;
    }
  }

  /// Puts the matrix's entries of one supernode into its front.
  abstract void assemble(int s, double[] front, int[] local);

  /// Adds what a child has left.
  abstract void extendAdd(double[] front, int rows, int[] target, double[] contribution);

  /// Eliminates the supernode's own unknowns, keeps its factors and gives what is left to the parent, `null` at a root.
  abstract double @Nullable [] eliminate(int s, Workspace work);

  /// The numbers that a front takes up.
  abstract int frontSize(int rows);

  /// Goes on with the right side from the supernode's unknowns to those below it.
  ///
  /// @param y `[row]` of the front: values of its own rows; zero below, where what they take off others is written
  abstract void forward(int s, double[] y);

  /// Finds the supernode's unknowns from those below it.
  ///
  /// @param y `[row]` of the front
  abstract void backward(int s, double[] y);

  final Supernodes supernodes() {
    return supernodes;
  }

  /// When each unknown is eliminated.
  final int[] place() {
    return place;
  }

  /// What a vanishing pivot is replaced by.
  final double tiny() {
    return tiny;
  }

  /// Fills all fronts.
  final void factor() {
    Workspace[] alone = new Workspace[team.size()];
    team.run(tree.branches().size(), (b, worker) -> {
      Workspace work = alone[worker];
      if (work == null) {
        work = new Workspace(place.length, null);
        alone[worker] = work;
      }
      FrontTree.Branch branch = tree.branches().get(b);
      for (int s = branch.first(); s <= branch.root(); s++) {
        front(s, work);
      }
    });
    Workspace together = new Workspace(place.length, team);
    for (int s : tree.trunk()) {
      front(s, together);
    }
  }

  private void front(int s, Workspace work) {
    int[] rows = supernodes.rows()[s];
    for (int i = 0; i < rows.length; i++) {
      work.local[rows[i]] = i;
    }
    double[] front = work.cleared(frontSize(rows.length));
    assemble(s, front, work.local);
    for (int child = tree.firstChild(s); child >= 0; child = tree.nextSibling(child)) {
      int[] below = supernodes.rows()[child];
      int width = supernodes.width(child);
      int[] target = new int[below.length - width];
      for (int j = 0; j < target.length; j++) {
        target[j] = work.local[below[width + j]];
      }
      extendAdd(front, rows.length, target, contributions[child]);
      contributions[child] = new double[0];
    }
    double[] left = eliminate(s, work);
    if (left != null) {
      contributions[s] = left;
    }
  }

  /// Solves `A x = b`.
  final void solve(double[] b, double[] x) {
    int[] order = supernodes.order();
    double[] y = new double[b.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = b[order[i]];
    }
    int branchCount = tree.branches().size();
    // What branches take off the trunk, each for itself.
    double[][] outside = new double[branchCount][];
    int[][] local = new int[team.size()][];
    double[][] fronts = new double[team.size()][supernodes.mostRows()];
    team.run(branchCount, (i, worker) -> {
      FrontTree.Branch branch = tree.branches().get(i);
      int[] rows = supernodes.rows()[branch.root()];
      int width = supernodes.width(branch.root());
      outside[i] = new double[rows.length - width];
      int[] there = local[worker];
      if (there == null) {
        there = new int[place.length];
        local[worker] = there;
      }
      for (int k = width; k < rows.length; k++) {
        there[rows[k]] = k - width;
      }
      for (int s = branch.first(); s <= branch.root(); s++) {
        down(s, y, supernodes.first()[branch.root() + 1], there, outside[i], fronts[worker]);
      }
    });
    for (int i = 0; i < branchCount; i++) {
      int root = tree.branches().get(i).root();
      int[] rows = supernodes.rows()[root];
      int width = supernodes.width(root);
      for (int k = width; k < rows.length; k++) {
        y[rows[k]] += outside[i][k - width];
      }
    }
    for (int s : tree.trunk()) {
      down(s, y, y.length, new int[0], new double[0], fronts[0]);
    }
    for (int k = tree.trunk().length - 1; k >= 0; k--) {
      up(tree.trunk()[k], y, fronts[0]);
    }
    team.run(branchCount, (i, worker) -> {
      FrontTree.Branch branch = tree.branches().get(i);
      for (int s = branch.root(); s >= branch.first(); s--) {
        up(s, y, fronts[worker]);
      }
    });
    for (int i = 0; i < y.length; i++) {
      x[order[i]] = y[i];
    }
  }

  /// @param end places from here on are outside
  /// @param there `[place]`: where in `outside` it is
  private void down(int s, double[] y, int end, int[] there, double[] outside, double[] front) {
    int[] rows = supernodes.rows()[s];
    int width = supernodes.width(s);
    System.arraycopy(y, supernodes.first()[s], front, 0, width);
    Arrays.fill(front, width, rows.length, 0);
    forward(s, front);
    System.arraycopy(front, 0, y, supernodes.first()[s], width);
    int k = width;
    for (; k < rows.length && rows[k] < end; k++) {
      y[rows[k]] += front[k];
    }
    for (; k < rows.length; k++) {
      outside[there[rows[k]]] += front[k];
    }
  }

  private void up(int s, double[] y, double[] front) {
    int[] rows = supernodes.rows()[s];
    int width = supernodes.width(s);
    for (int k = 0; k < rows.length; k++) {
      front[k] = y[rows[k]];
    }
    backward(s, front);
    System.arraycopy(front, 0, y, supernodes.first()[s], width);
  }
}
