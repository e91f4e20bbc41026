package org.collocate.solver.method;

import java.util.List;
import java.util.Locale;
import org.collocate.solver.discretization.adapt.ErrorEstimate;
import org.collocate.solver.discretization.adapt.ErrorEstimator;
import org.collocate.solver.discretization.adapt.Marking;
import org.collocate.solver.discretization.adapt.RecoveryEstimator;
import org.collocate.solver.discretization.adapt.ResidualEstimator;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.mesh.Bisection;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;

/// Finite elements on a mesh that grows where the estimated error is: solve, estimate, mark, refine.
///
/// Ends when the estimate relative to the solution, both in the energy norm, is small enough, or when the next mesh would
/// have too many cells. Newton's method begins on each mesh from the solution on the mesh before. Each mesh is shown as a frame, and its estimate is a row of the history. With order `p` the error
/// falls as `N^(−p/2)` for `N` unknowns also where the solution is singular (J. M. Cascon, C. Kreuzer, R. H. Nochetto, K. G.
/// Siebert, SIAM J. Numer. Anal. 46 (2008), doi 10.1137/07069047X).
final class AdaptiveElements {
  static final String NONE = "none";
  private static final String RECOVERY = "recovery";
  static final Setting.Choice ADAPT = new Setting.Choice("adapt", "Adaptive mesh",
      "How a mesh finds by itself where it has to be finer, from a coarse one up to the number of cells: residual weighs what the "
          + "equation leaves over in each cell and between them; recovery compares the gradient with a smoother one.",
      NONE, List.of(NONE, "residual", RECOVERY));
  static final Setting.Real TARGET = new Setting.Real("target", "Estimated error to reach",
      "Refinement ends when the estimated error in the energy norm, relative to the solution, is below this.",
      "",
      1e-3, 1e-12, 1);
  static final Setting.Real MARKING = new Setting.Real("marking", "Marked share",
      "Cells that hold this share of the squared error are refined in one step; smaller means more steps and fewer "
          + "cells.",
      "", 0.5, 0.05, 0.95);
  /// The first mesh has this share of the cells, but not fewer than some.
  private static final int SHARE = 100;
  private static final int FEWEST = 50;

  private final Problem problem;
  private final Settings settings;
  private final SpatialRemedies remedies;
  private final int order;
  private final int cells;

  /// @param cells the most there may be
  AdaptiveElements(Problem problem, Settings settings, SpatialRemedies remedies, int order, int cells) {
    this.problem = problem;
    this.settings = settings;
    this.remedies = remedies;
    this.order = order;
    this.cells = cells;
  }

  static boolean isWanted(Settings settings) {
    return !settings.choice(ADAPT.key()).equals(NONE);
  }

  /// How many cells the first mesh shall have.
  static int start(int cells) {
    return Math.min(cells, Math.max(FEWEST, cells / SHARE));
  }

  private ErrorEstimator estimator(FunctionSpace space, WorkerTeam team) {
    return settings.choice(ADAPT.key()).equals(RECOVERY) ? new RecoveryEstimator(problem, space, team)
        : new ResidualEstimator(problem, space, team);
  }

  Solution solve(Mesh first, RunContext context) {
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      return solve(first, context, team);
    }
  }

  private Solution solve(Mesh first, RunContext context, WorkerTeam team) {
    double target = settings.real(TARGET.key());
    String label = "FEM P" + order + " adaptive";
    Bisection bisection = Bisection.of(first);
    StringBuilder account = new StringBuilder();
    SteadyStart start = SteadyStart.of(settings);
    int path = 0;
    int step = 0;
    while (true) {
      FunctionSpace space = new FunctionSpace(bisection.mesh(), order);
      Stabilization stabilization = Stabilization.choose(problem, settings, space);
      Solution solution = SpatialSolve.solve(
          own -> new FemSystem(problem, space, stabilization.upwind(), own), settings, start, remedies,
          stabilization.label(label), context);
      if (solution.report().status() != SolveReport.Status.CONVERGED) {
        return solution;
      }
      // A path has a start and its steps; the meshes come after it.
      path += start instanceof SteadyStart.Along ? solution.report().steps() + 1 : 0;
      start = new SteadyStart.Nearby(solution.last().fields());
      ErrorEstimator estimator = estimator(space, team);
      ErrorEstimate estimate = estimator.estimate(space.degrees(solution.last().fields()));
      Frame frame = new Frame(0, path + step, solution.last().fields());
      context.record(path + step, estimate.relative());
      context.publish(frame);
      context.checkpoint();
      account.append(
          String.format(Locale.ROOT, "%s%d: %.2g", step == 0 ? "" : ", ", solution.report().unknowns(),
              estimate.relative()));
      boolean reached = estimate.relative() <= target;
      Bisection next = reached ? bisection
          : bisection.refine(Marking.doerfler(estimate.squares(), settings.real(MARKING.key())));
      if (reached || next.mesh().cellCount() > cells) {
        EnergyError own = EnergyError.of(estimator, estimate);
        Solution last = finished(solution, frame, path + step, reached, own,
            text(own, reached, target) + account);
        return last.with(last.report().saying(stabilization.account()));
      }
      bisection = next;
      step++;
      context.progress(Double.NaN, "refined to " + bisection.mesh().cellCount() + " cells");
    }
  }

  private static String text(EnergyError own, boolean reached, double target) {
    return "estimated relative error " + own.text()
        + (reached ? "" : ", short of " + target + " for want of cells") + "; by unknowns ";
  }

  private Solution finished(Solution solution, Frame frame, int step, boolean reached, EnergyError own,
      String reason) {
    SolveReport last = solution.report();
    return new Solution(solution.unknowns(), List.of(frame),
        new SolveReport(reached ? SolveReport.Status.CONVERGED : SolveReport.Status.STOPPED, reason,
            last.label(),
            last.unknowns(), last.iterations(), step, last.algebraicResidual()).with(own));
  }
}
