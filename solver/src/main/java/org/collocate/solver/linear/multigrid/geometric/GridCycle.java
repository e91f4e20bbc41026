package org.collocate.solver.linear.multigrid.geometric;

import java.util.List;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;

/// One V-cycle: a sweep down, elimination on the coarsest level, a sweep up.
final class GridCycle implements Preconditioner.Applied {
  private final List<GridLevel> levels;
  private final List<GridTransfer> transfers;
  private final LinearSolver.Prepared coarsest;
  private final RangeLoop loop;

  GridCycle(List<GridLevel> levels, List<GridTransfer> transfers, LinearSolver.Prepared coarsest, int size,
      WorkerTeam team) {
    this.levels = levels;
    this.transfers = transfers;
    this.coarsest = coarsest;
    loop = new RangeLoop(team, size);
  }

  @Override
  public void apply(double[] r, double[] z) {
    if (transfers.isEmpty()) {
      coarsest.solve(r, z);
      return;
    }
    // The scale of the residual would leave the range of single precision.
    double scale = Math.sqrt(loop.sum((from, until) -> Vectors.dot(r, r, from, until)));
    double factor = scale > 0 ? 1 / scale : 0;
    GridLevel finest = levels.getFirst();
    int columns = finest.columns();
    finest.forRows((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = finest.start(row);
        for (int i = 0; i < columns; i++) {
          finest.b[start + i] = (float) (factor * r[row * columns + i]);
        }
      }
    });
    visit(0);
    finest.forRows((from, until) -> {
      for (int row = from; row < until; row++) {
        int start = finest.start(row);
        for (int i = 0; i < columns; i++) {
          z[row * columns + i] = scale * finest.x[start + i];
        }
      }
    });
  }

  private void visit(int depth) {
    GridLevel level = levels.get(depth);
    if (depth == transfers.size()) {
      eliminate(level);
      return;
    }
    GridLevel below = levels.get(depth + 1);
    level.smoothFromZero();
    transfers.get(depth).restrict(level.r, below.b);
    visit(depth + 1);
    transfers.get(depth).add(below.x, level.x);
    level.smoothBackward();
  }

  private void eliminate(GridLevel level) {
    int columns = level.columns();
    int count = transfers.getLast().coarse.rows() * columns;
    double[] b = new double[count];
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      b[i] = level.b[level.start(i / columns) + i % columns];
    }
    coarsest.solve(b, x);
    for (int i = 0; i < count; i++) {
      level.x[level.start(i / columns) + i % columns] = (float) x[i];
    }
  }
}
