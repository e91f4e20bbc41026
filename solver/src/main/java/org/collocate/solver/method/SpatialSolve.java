package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.collocate.solver.discretization.SpatialSystem;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.linear.IncompleteLu;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.linear.krylov.BiCgStab;
import org.collocate.solver.linear.krylov.ConjugateGradient;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.time.TimeIntegrator;
import org.collocate.solver.time.TrBdf2;

/// From a problem that is discrete in space to its solution: Newton's method if it is steady, adaptive TR-BDF2 if it
/// evolves, with a linear solver of the user's choice.
final class SpatialSolve {
  static final Setting.Choice LINEAR = new Setting.Choice("linear", "Linear solver",
      "auto takes the direct solver while its factors fit into memory; cg is for symmetric positive definite problems.",
      "auto", List.of("auto", "direct", "cg", "bicgstab"));
  static final Setting.Real TOLERANCE = new Setting.Real("tolerance", "Time tolerance",
      "Error of one time step relative to the solution; smaller is slower.", "", 1e-5, 1e-12, 0.1);
  /// Beyond this many unknowns the factors of a direct solver are too large for an ordinary desktop.
  private static final int MOST_DIRECT = 800_000;

  private SpatialSolve() {}

  /// Whether the linear solver that is asked for can be used for a problem.
  static Support supports(Problem problem, Settings settings) {
    if (settings.choice(LINEAR.key()).equals("cg") && !problem.equation().symmetric()) {
      return Support.no("conjugate gradients need a symmetric equation",
          new Remedy.Change("let the program choose the linear solver", LINEAR.key(), "auto"),
          new Remedy.Change("BiCGStab, which needs no symmetry", LINEAR.key(), "bicgstab"));
    }
    return Support.yes();
  }

  /// Whether a number of unknowns is solved by elimination.
  static IntPredicate isDirect(Settings settings) {
    String choice = settings.choice(LINEAR.key());
    return unknowns -> choice.equals("direct") || choice.equals("auto") && unknowns <= MOST_DIRECT;
  }

  static Solution solve(SpatialSystem system, Settings settings, SpatialRemedies remedies, String label,
      RunContext context) {
    Problem problem = system.problem();
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      LinearSolver linear = linear(settings, system, team);
      context.checkpoint();
      return switch (problem) {
        case SteadyProblem _ -> steady(problem, system, linear, label, remedies, context);
        case EvolutionProblem evolution ->
          evolve(evolution, system, linear, label, settings.real(TOLERANCE.key()), remedies, context);
      };
    }
  }

  private static LinearSolver linear(Settings settings, SpatialSystem system, WorkerTeam team) {
    if (isDirect(settings).test(system.size())) {
      return new SparseDirect(system.coordinates(), team);
    }
    return settings.choice(LINEAR.key()).equals("cg")
        ? new ConjugateGradient(new IncompleteLu(), 1e-11, 20_000)
        : new BiCgStab(new IncompleteLu(), 1e-11, 20_000);
  }

  private static Solution steady(Problem problem, SpatialSystem system, LinearSolver linear, String label,
      SpatialRemedies remedies, RunContext context) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    system.prescribe(0, u);
    SteadySystem steady = new SteadySystem(system, u);
    if (!steady.obstacle().isEmpty()) {
      return Solution.failed(problem.unknowns(), label, steady.obstacle(), remedies.data());
    }
    Newton.Result result = new Newton(linear, 1e-10, 50).solve(steady, u, iteration -> {
      context.progress(Double.NaN, "Newton iteration " + iteration);
      context.checkpoint();
      if (context.frameDue()) {
        context.publish(new Frame(0, iteration, system.fields(u)));
      }
    });
    if (!Double.isFinite(Vectors.largest(u))) {
      return Solution.failed(problem.unknowns(), label,
          "the solution is not finite; a coefficient or a source may be "
              + "singular inside the domain",
          remedies.notFinite());
    }
    String imbalance = result.converged() ? steady.imbalance(u) : "";
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), label, imbalance, remedies.data());
    }
    steady.normalize(u);
    context.enter(Phase.EVALUATE);
    Frame frame = new Frame(0, 0, system.fields(u));
    SolveReport.Status status = result.converged() ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED;
    List<Remedy> tried = result.converged() ? List.of()
        : Double.isNaN(result.residual()) ? remedies.notFinite() : remedies.newton(system.isLinear());
    return new Solution(problem.unknowns(), List.of(frame),
        new SolveReport(status, result.reason(), label, system.size(), result.iterations(), 0,
            result.residual(),
            tried));
  }

  private static Solution evolve(EvolutionProblem problem, SpatialSystem system, LinearSolver linear,
      String label,
      double tolerance, SpatialRemedies remedies, RunContext context) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    for (int j = 0; j < problem.unknowns().size(); j++) {
      system.interpolate(problem.initial().get(j), j, u);
    }
    double[] times = new double[problem.frameCount()];
    Arrays.setAll(times, problem::frameTime);
    List<Frame> frames = new ArrayList<>();
    TimeIntegrator.Result result = TrBdf2.adaptive(linear, tolerance)
        .integrate(system, u, times,
            new TimeIntegrator.Listener() {
              @Override
              public void reached(int index, int steps, double[] state) {
                Frame frame = new Frame(times[index], steps, system.fields(state));
                frames.add(frame);
                if (context.frameDue()) {
                  context.publish(frame);
                }
              }

              @Override
              public void stepped(int steps, double time) {
                context.checkpoint();
                context.progress(Math.min(1, time / problem.until()), "t = " + (float) time);
              }
            });
    boolean finite = Double.isFinite(Vectors.largest(u));
    boolean good = result.reached() && finite;
    String reason = result.reached() && !finite ? "the solution is not finite" : result.reason();
    return new Solution(problem.unknowns(), frames, new SolveReport(
        good ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED, reason, label, system.size(),
        result.linearSolves(), result.steps(), Double.NaN,
        good ? List.of() : finite ? remedies.evolution() : remedies.notFinite()));
  }
}
