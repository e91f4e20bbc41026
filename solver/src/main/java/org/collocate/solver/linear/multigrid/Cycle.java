package org.collocate.solver.linear.multigrid;

import java.util.List;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// One pass through the levels of a hierarchy.
///
/// The first coarse levels are not solved by one visit `B` but by two, combined to the polynomial
///
/// ```
/// x = B (a b − c A B b)      a = 8 t / (2 t² − s²),  c = 8 / (2 t² − s²),  t = 1 + α,  s = 1 − α
/// ```
///
/// which reduces best what lies in the spectrum `[α, 1]` of `B A`; it is linear, and as symmetric and positive as `B`. Those
/// levels are small, and so the number of iterations hardly grows with the size. Source: O. Axelsson, P. S. Vassilevski,
/// Numer. Math. 56 (1989), doi 10.1007/BF01409783 (algebraic multilevel iteration).
final class Cycle implements Preconditioner.Applied {
  /// Deeper levels are visited once: they contribute little, and would be visited 2ⁿ times.
  private static final int TWICE = 2;
  /// α: what lies below is left to the Krylov method. Smaller values would let through more than is there on top.
  private static final double LEAST = 0.5;
  private static final double SUM = 1 + LEAST;
  private static final double GAP = 1 - LEAST;
  private static final float OF_B = (float) (8 * SUM / (2 * SUM * SUM - GAP * GAP));
  private static final float OF_PRODUCT = (float) (8 / (2 * SUM * SUM - GAP * GAP));

  private final List<Level> levels;
  private final List<Transfer> prolongations;
  private final List<Transfer> restrictions;
  private final LinearSolver.Prepared coarsest;
  private final RangeLoop loop;

  Cycle(List<Level> levels, List<Transfer> prolongations, List<Transfer> restrictions,
      LinearSolver.Prepared coarsest,
      WorkerTeam team) {
    this.levels = levels;
    this.prolongations = prolongations;
    this.restrictions = restrictions;
    this.coarsest = coarsest;
    loop = new RangeLoop(team, levels.getFirst().size());
  }

  @Override
  public void apply(double[] r, double[] z) {
    Level finest = levels.getFirst();
    if (levels.size() == 1) {
      coarsest.solve(r, z);
      return;
    }
    // The scale of the residual would leave the range of single precision.
    double scale = Math.sqrt(loop.sum((from, until) -> {
      double sum = 0;
      for (int i = from; i < until; i++) {
        sum += r[i] * r[i];
      }
      return sum;
    }));
    double factor = scale > 0 ? 1 / scale : 0;
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        finest.b[i] = (float) (factor * r[i]);
      }
    });
    visit(0);
    loop.run((from, until) -> {
      for (int i = from; i < until; i++) {
        z[i] = scale * finest.x[i];
      }
    });
  }

  private void visit(int depth) {
    Level level = levels.get(depth);
    if (depth == levels.size() - 1) {
      eliminate(level);
      return;
    }
    level.smoothFromZero();
    restrictions.get(depth).apply(level.r, levels.get(depth + 1).b);
    visit(depth + 1);
    if (depth < TWICE && depth < levels.size() - 2) {
      levels.get(depth + 1).combine(OF_B, OF_PRODUCT);
      visit(depth + 1);
    }
    prolongations.get(depth).add(levels.get(depth + 1).x, level.x);
    level.smoothBackward();
  }

  private void eliminate(Level level) {
    double[] b = new double[level.size()];
    double[] x = new double[level.size()];
    for (int i = 0; i < b.length; i++) {
      b[i] = level.b[i];
    }
    coarsest.solve(b, x);
    for (int i = 0; i < b.length; i++) {
      level.x[i] = (float) x[i];
    }
  }
}
