package org.collocate.solver.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.field.GridField;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.multigrid.geometric.GridShape;
import org.collocate.solver.linear.multigrid.geometric.WatchedCycles;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// Shows multigrid cycles level by level, as long as somebody looks on: each level for a moment, with its own points; see
/// {@link WatchedCycles}. Each is shown in units of its largest magnitude. The solve that follows knows nothing of them.
final class CycleFrames {
  static final Setting.Whole WATCH = new Setting.Whole("watch", "Cycles to watch",
      "So many multigrid cycles are shown level by level before the solve, from a random error, while somebody looks on: what "
          + "each level has yet to find. For steady symmetric equations of one unknown on rectangles.",
      "", 0, 0, 20);
  private static final double SECONDS_SHOWN = 0.4;
  private static final double SECONDS_WAITED = 1;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private final GridSystem system;
  private final int cycles;
  private final RunContext context;
  private int shown;

  CycleFrames(GridSystem system, Settings settings, RunContext context) {
    this.system = system;
    this.cycles = settings.count(WATCH.key());
    this.context = context;
  }

  /// @param points of the grid
  static Support supports(Problem problem, Settings settings, int points) {
    if (settings.count(WATCH.key()) == 0) {
      return Support.yes();
    }
    Remedy without = new Remedy.Change("solve it without watching cycles", WATCH.key(), 0);
    if (!(problem instanceof SteadyProblem) || problem.unknowns().size() > 1
        || problem.domain().dimension() != 2) {
      return Support.no(
          "multigrid cycles are watched for one unknown that does not change with time, on a rectangle",
          without);
    }
    if (!problem.equation().symmetric()) {
      return Support.no("multigrid cycles are watched for symmetric equations", without);
    }
    return points <= WatchedCycles.MOST ? Support.yes()
        : Support
            .no("multigrid cycles are watched on at most " + WatchedCycles.MOST + " points, this grid has "
                + points, without);
  }

  /// Shows them all, and says what they left of the error; empty if nobody looked on.
  String show() {
    if (cycles == 0 || !isWatched()) {
      return "";
    }
    double[] zero = new double[system.size()];
    system.prescribe(0, zero);
    SparseMatrix matrix = new SteadySystem(system, zero).jacobian(zero);
    Optional<GridShape> shape = GridShape.of(new Unknowns(system.coordinates(), system.components()));
    if (shape.isEmpty()) {
      return "multigrid needs points in rows and columns: there are no cycles to be watched";
    }
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      String obstacle = WatchedCycles.obstacle(matrix, shape.get(), team);
      if (!obstacle.isEmpty()) {
        return obstacle;
      }
      int columns = shape.get().columns();
      List<Double> left = new WatchedCycles(matrix, shape.get(), team).run(cycles, context.seed(),
          picture -> look(picture, columns));
      return "watched cycles left of a random error "
          + left.stream()
              .map(share -> String.format(Locale.ROOT, "%.2g", share))
              .collect(Collectors.joining(", "));
    }
  }

  /// @param columns of the finest grid
  private boolean look(WatchedCycles.Picture picture, int columns) {
    if (!isWatched()) {
      return false;
    }
    GridShape shape = picture.shape();
    double largest = Vectors.largest(picture.error());
    String moment = picture.cycle() == 0 ? "a random error"
        : "cycle " + picture.cycle() + " of " + cycles + (picture.up() ? ", up: " : ", down: ")
            + shape.columns()
            + " × " + shape.rows() + " points";
    context.progress(Double.NaN, moment);
    context
        .publish(Frame.captioned(String.format(Locale.ROOT, "%s, in units of %.2g", moment, largest), shown++,
            List.of(field(picture, columns, largest > 0 ? 1 / largest : 0))));
    double from = context.elapsed();
    while (context.elapsed() < from + SECONDS_SHOWN) {
      pause();
    }
    return true;
  }

  /// Waits a moment for somebody who would look.
  private boolean isWatched() {
    double from = context.elapsed();
    while (!context.frameDue()) {
      if (context.elapsed() > from + SECONDS_WAITED) {
        return false;
      }
      pause();
    }
    return true;
  }

  private void pause() {
    context.checkpoint();
    LockSupport.parkNanos(PAUSE);
  }

  private GridField field(WatchedCycles.Picture picture, int columns, double factor) {
    GridShape shape = picture.shape();
    double[][] at = system.coordinates();
    int right = shape.columns() - 1 << picture.depth();
    int top = (shape.rows() - 1 << picture.depth()) * columns;
    return new GridField(new double[] {at[0][0], at[1][0]}, new double[] {at[0][right], at[1][top]},
        new int[] {shape.columns(), shape.rows()},
        Arrays.stream(picture.error()).map(error -> factor * error).toArray());
  }
}
