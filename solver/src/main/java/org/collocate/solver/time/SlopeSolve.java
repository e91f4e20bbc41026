package org.collocate.solver.time;

import java.util.Arrays;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.jspecify.annotations.Nullable;

/// The slope of a system at a state: `M k = −R`. Prescribed entries move as their data do; rows without mass have no slope.
final class SlopeSolve {
  private final ImplicitSystem system;
  private final LinearSolver linear;
  private final double shortTime;
  private final double[] later;
  private final double[] moved;
  private final double[] product;
  private final double[] right;
  private LinearSolver.@Nullable Prepared factors;
  private boolean[] held = {};
  private int solves;

  /// @param shortTime over which data's differences are taken
  SlopeSolve(ImplicitSystem system, LinearSolver linear, double shortTime) {
    this.system = system;
    this.linear = linear;
    this.shortTime = shortTime;
    later = new double[system.size()];
    moved = new double[system.size()];
    product = new double[system.size()];
    right = new double[system.size()];
  }

  int solves() {
    return solves;
  }

  /// Whether a row that is not prescribed has no mass at a state.
  boolean isMassless(double time, double[] u) {
    boolean[] massless = massless(system.mass(time, u));
    for (int i = 0; i < massless.length; i++) {
      if (massless[i] && !system.constrained()[i]) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] massless(SparseMatrix mass) {
    boolean[] massless = new boolean[mass.size()];
    for (int i = 0; i < massless.length; i++) {
      massless[i] = true;
      for (int k = mass.rowStart()[i]; k < mass.rowStart()[i + 1]; k++) {
        massless[i] &= mass.values()[k] == 0;
      }
    }
    return massless;
  }

  /// Writes the slope.
  void solve(double time, double[] u, double[] slope) {
    SparseMatrix mass = system.mass(time, u);
    move(time, u);
    mass.multiply(moved, product);
    LinearSolver.Prepared prepared = prepared(mass);
    system.residual(time, u, right);
    for (int i = 0; i < u.length; i++) {
      right[i] = held[i] ? 0 : -right[i] - product[i];
    }
    Arrays.fill(slope, 0);
    prepared.solve(right, slope);
    solves++;
    Vectors.addScaled(1, moved, slope);
  }

  /// The slope of prescribed entries, by a difference that looks forward: data need not exist before the start.
  private void move(double time, double[] u) {
    Arrays.fill(moved, 0);
    double[] weights = {-1.5, 2, -0.5};
    for (int k = 0; k < weights.length; k++) {
      System.arraycopy(u, 0, later, 0, u.length);
      system.prescribe(time + k * shortTime, later);
      for (int i = 0; i < u.length; i++) {
        moved[i] += system.constrained()[i] ? weights[k] * later[i] / shortTime : 0;
      }
    }
  }

  private LinearSolver.Prepared prepared(SparseMatrix mass) {
    LinearSolver.Prepared known = factors;
    if (known != null && system.hasConstantMatrices()) {
      return known;
    }
    held = massless(mass);
    for (int i = 0; i < held.length; i++) {
      held[i] |= system.constrained()[i];
    }
    SparseMatrix own = mass.copy();
    Constraints.apply(held, own);
    known = linear.prepare(own);
    factors = known;
    return known;
  }
}
