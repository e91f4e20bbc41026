package org.collocate.solver.linear.multigrid.geometric;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// One V-cycle: a sweep down, elimination on the coarsest level, a sweep up.
final class GridCycle implements Preconditioner.Applied {
  private final FinestLevel finest;
  private final List<GridTransfer> transfers;
  private final List<FourColourLevel> levels;
  private final LinearSolver.Prepared coarsest;
  private final RangeLoop loop;
  private final RangeLoop rows;
  private Watcher watcher = Watcher.NONE;

  /// Sees how a cycle goes from level to level.
  @FunctionalInterface
  interface Watcher {
    Watcher NONE = (_, _) -> {};

    /// A level has been relaxed, or is about to be eliminated if it is the coarsest.
    ///
    /// @param depth 0 for the finest
    /// @param up whether the correction of the level below has been added
    void passed(int depth, boolean up);
  }

  /// @param transfers from the finest level down
  /// @param levels where each of them leads
  GridCycle(GridShape shape, FinestLevel finest, List<GridTransfer> transfers, List<FourColourLevel> levels,
      LinearSolver.Prepared coarsest, WorkerTeam team) {
    this.finest = finest;
    this.transfers = transfers;
    this.levels = levels;
    this.coarsest = coarsest;
    loop = new RangeLoop(team, shape.columns() * shape.rows());
    rows = GridOperator.rows(shape, team);
  }

  void watch(Watcher by) {
    watcher = by;
  }

  /// The level of a depth below the finest, 1 for the next one.
  FourColourLevel level(int depth) {
    return levels.get(depth - 1);
  }

  int depth() {
    return levels.size();
  }

  @Override
  public void apply(double[] r, double[] z) {
    // The scale of the residual would leave the range of single precision.
    double scale = Math.sqrt(loop.sum((from, until) -> Vectors.dot(r, r, from, until)));
    double factor = scale > 0 ? 1 / scale : 0;
    finest.read(r, factor);
    run();
    finest.write(scale, z);
  }

  /// The same from the right side of the finest level to its solution. The right side shall be of a size about 1.
  void run() {
    FourColourLevel below = levels.getFirst();
    finest.descend(transfers.getFirst(), below.b);
    watcher.passed(0, false);
    visit(0);
    finest.ascend(transfers.getFirst(), below.x);
    watcher.passed(0, true);
  }

  /// Full multigrid: writes a solution that is about as good as the grid, begun on the coarsest level and followed by one cycle on
  /// each finer one but the finest, where it is interpolated only: the iteration that goes on from here does that cycle.
  ///
  /// ```
  /// b_l+1 = Pᵀ b_l        x_l = P x_l+1, and a cycle for b_l − A_l x_l
  /// ```
  ///
  /// Source: A. Brandt, Math. Comp. 31 (1977) 333–390, doi 10.1090/S0025-5718-1977-0431719-X.
  void start(double[] b, double[] x) {
    double scale = Math.sqrt(loop.sum((from, until) -> Vectors.dot(b, b, from, until)));
    double factor = scale > 0 ? 1 / scale : 0;
    PaddedRows points = transfers.getFirst().finePoints();
    float[] fine = new float[points.size()];
    rows.run((from, until) -> points.read(from, until, b, factor, fine));
    transfers.getFirst().restrict(fine, levels.getFirst().b);
    nest(0);
    rows.run((from, until) -> Arrays.fill(fine, points.start(from), points.start(until), 0));
    transfers.getFirst().add(levels.getFirst().x, fine);
    rows.run((from, until) -> points.write(from, until, fine, scale, x));
  }

  /// From the right side of a level to what full multigrid makes of it.
  private void nest(int depth) {
    FourColourLevel level = levels.get(depth);
    if (depth == levels.size() - 1) {
      eliminate(level);
      return;
    }
    float[] side = level.b.clone();
    FourColourLevel below = levels.get(depth + 1);
    transfers.get(depth + 1).restrict(level.b, below.b);
    nest(depth + 1);
    Arrays.fill(level.x, 0);
    transfers.get(depth + 1).add(below.x, level.x);
    float[] interpolated = level.x.clone();
    level.residual();
    System.arraycopy(level.r, 0, level.b, 0, side.length);
    visit(depth);
    for (int i = 0; i < side.length; i++) {
      level.x[i] += interpolated[i];
    }
    System.arraycopy(side, 0, level.b, 0, side.length);
  }

  private void visit(int depth) {
    FourColourLevel level = levels.get(depth);
    if (depth == levels.size() - 1) {
      watcher.passed(depth + 1, false);
      eliminate(level);
      return;
    }
    FourColourLevel below = levels.get(depth + 1);
    level.descend(transfers.get(depth + 1), below.b);
    watcher.passed(depth + 1, false);
    visit(depth + 1);
    level.ascend(transfers.get(depth + 1), below.x);
    watcher.passed(depth + 1, true);
  }

  private void eliminate(FourColourLevel level) {
    int width = level.columns();
    int count = width * transfers.getLast().coarse.rows();
    double[] b = new double[count];
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      b[i] = level.b[level.start(i / width) + i % width];
    }
    coarsest.solve(b, x);
    for (int i = 0; i < count; i++) {
      level.x[level.start(i / width) + i % width] = (float) x[i];
    }
  }
}
