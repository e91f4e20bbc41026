package org.collocate.solver.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collocate.solver.discretization.SpatialSystem;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.MatrixKind;
import org.collocate.solver.linear.Preconditioner;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.StaticCondensation;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.automatic.AutomaticMultigrid;
import org.collocate.solver.linear.automatic.AutomaticSolver;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.time.TimeIntegrator;
import org.collocate.solver.time.TimeIntegratorProvider;

/// From a problem that is discrete in space to its solution: Newton's method if it is steady, a time integrator if it
/// evolves, with a linear solver of the user's choice.
final class SpatialSolve {
  /// Beyond this many unknowns the factors of a matrix without symmetry are too large for an ordinary desktop.
  private static final int MOST_GENERAL = 800_000;
  private static final String AUTO = "auto";
  static final Setting.Choice LINEAR = new Setting.Choice("linear", "Linear solver",
      "auto chooses by the matrix and says what; " + help(LinearSolverProvider.all()
          .stream()
          .map(p -> p.id() + ": " + p.summary())),
      AUTO, options(LinearSolverProvider.all().stream().map(LinearSolverProvider::id)));
  static final Setting.Choice PRECONDITIONER = new Setting.Choice("preconditioner", "Preconditioner",
      "What an iterative linear solver is helped by; auto takes multigrid on a grid for cg where there is one, else amg for cg and minres, ilu for others; "
          + help(PreconditionerProvider.all().stream().map(p -> p.id() + ": " + p.summary())),
      AUTO, options(PreconditionerProvider.all().stream().map(PreconditionerProvider::id)));
  static final Setting.Choice INTEGRATOR = new Setting.Choice("integrator", "Time integrator",
      "auto takes tr-bdf2, or esdirk4 where the time tolerance is below 1e-5; "
          + help(TimeIntegratorProvider.all()
              .stream()
              .map(p -> p.id() + ": " + p.summary())),
      AUTO, options(TimeIntegratorProvider.all().stream().map(TimeIntegratorProvider::id)));
  static final Setting.Real STEP = new Setting.Real("step", "Time step",
      "Equal steps of this length; 0 chooses steps by their errors.", "", 0, 0, 1e9);
  static final Setting.Real TOLERANCE = new Setting.Real("tolerance", "Time tolerance",
      "Error of one time step relative to the solution; smaller is slower.", "", 1e-5, 1e-12, 0.1);
  /// Below this tolerance a method of higher order needs so many steps less that it is faster.
  private static final double FINE = 1e-5;
  static final Stopping ITERATIVE = new Stopping(1e-11, 20_000);

  private SpatialSolve() {}

  private static List<String> options(Stream<String> registered) {
    return Stream.concat(Stream.of(AUTO), registered).toList();
  }

  private static String help(Stream<String> summaries) {
    return summaries.collect(Collectors.joining("; ")) + ".";
  }

  /// Whether the linear solver and the preconditioner that are asked for can be used for a problem.
  static Support supports(Problem problem, Settings settings) {
    if (problem.equation().symmetric()) {
      return Support.yes();
    }
    Remedy automatic = new Remedy.Change("let the program choose the linear solver", LINEAR.key(), AUTO);
    Optional<LinearSolverProvider> linear = LinearSolverProvider.find(settings.choice(LINEAR.key()));
    if (linear.isPresent() && linear.get().kind() != MatrixKind.GENERAL) {
      return Support.no(linear.get().summary() + ": this equation is not symmetric", automatic,
          new Remedy.Change("BiCGStab, which needs no symmetry", LINEAR.key(), "bicgstab"));
    }
    Optional<PreconditionerProvider> preconditioner = PreconditionerProvider
        .find(settings.choice(PRECONDITIONER.key()));
    if (linear.isPresent() && linear.get().preconditioned() && preconditioner.isPresent()
        && preconditioner.get().kind() == MatrixKind.DEFINITE) {
      return Support.no(preconditioner.get().summary() + " needs a symmetric equation", automatic,
          new Remedy.Change("incomplete factors, which need no symmetry", PRECONDITIONER.key(), "ilu"));
    }
    return Support.yes();
  }

  /// Whether a number of unknowns is solved by elimination.
  static IntPredicate isDirect(Problem problem, Settings settings) {
    String choice = settings.choice(LINEAR.key());
    int most = problem.equation().symmetric() ? AutomaticSolver.MOST_DIRECT : MOST_GENERAL;
    return unknowns -> choice.equals("direct") || choice.equals(AUTO) && unknowns <= most;
  }

  /// @param discretized makes the system, which is assembled by the threads that solve it
  /// @param start of Newton's method where the problem is steady
  static Solution solve(Function<WorkerTeam, SpatialSystem> discretized, Settings settings,
      SteadyStart start, SpatialRemedies remedies, String label, RunContext context) {
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      SpatialSystem system = discretized.apply(team);
      Problem problem = system.problem();
      Optional<Solution> refused = obstacle(settings, system, label);
      if (refused.isPresent()) {
        return refused.get();
      }
      LinearSolver linear = condensed(settings, system, team);
      context.checkpoint();
      return switch (problem) {
        case SteadyProblem _ -> new SteadySolve(linear, label, remedies, context).solve(system, start);
        case EvolutionProblem evolution ->
          evolve(evolution, system, integrator(settings, linear), linear, label, remedies, context);
      };
    }
  }

  /// What there is against the linear solver and the preconditioner that are asked for.
  private static Optional<Solution> obstacle(Settings settings, SpatialSystem system, String label) {
    Unknowns unknowns = new Unknowns(system.coordinates(), system.components());
    Optional<LinearSolverProvider> linear = LinearSolverProvider.find(settings.choice(LINEAR.key()));
    Optional<String> against = linear.map(chosen -> chosen.obstacle(unknowns));
    String remedy = "let the program choose the linear solver";
    String key = LINEAR.key();
    if (against.isEmpty() || against.get().isEmpty()) {
      against = PreconditionerProvider.find(settings.choice(PRECONDITIONER.key()))
          .filter(_ -> linear.isPresent() && linear.get().preconditioned())
          .map(chosen -> chosen.obstacle(unknowns));
      remedy = "let the program choose the preconditioner";
      key = PRECONDITIONER.key();
    }
    List<Remedy> remedies = List.of(new Remedy.Change(remedy, key, AUTO));
    return against.filter(obstacle -> !obstacle.isEmpty())
        .map(obstacle -> Solution.failed(system.problem().unknowns(), label, obstacle, remedies));
  }

  /// An iteration is spared the unknowns inside cells, which elimination treats well by itself.
  private static LinearSolver condensed(Settings settings, SpatialSystem system, WorkerTeam team) {
    Unknowns all = new Unknowns(system.coordinates(), system.components());
    LinearSolver whole = linear(settings, all, team);
    int kept = system.size() - system.inside();
    if (kept == system.size() || isDirect(system.problem(), settings).test(system.size())) {
      return whole;
    }
    double[][] coordinates = Arrays.stream(all.coordinates())
        .map(column -> Arrays.copyOf(column, kept))
        .toArray(double[][]::new);
    return new StaticCondensation(linear(settings, new Unknowns(coordinates, system.components()), team),
        whole, kept,
        team);
  }

  static LinearSolver linear(Settings settings, Unknowns unknowns, WorkerTeam team) {
    Optional<LinearSolverProvider> chosen = LinearSolverProvider.find(settings.choice(LINEAR.key()));
    if (chosen.isEmpty()) {
      return new AutomaticSolver(unknowns, ITERATIVE, team);
    }
    return chosen.get()
        .solver(unknowns, preconditioner(chosen.get(), settings.choice(PRECONDITIONER.key()), unknowns, team),
            ITERATIVE, team);
  }

  private static Preconditioner preconditioner(LinearSolverProvider linear, String id, Unknowns unknowns,
      WorkerTeam team) {
    if (id.equals(AUTO) && linear.kind() == MatrixKind.DEFINITE) {
      return new AutomaticMultigrid(unknowns, team);
    }
    String chosen = !id.equals(AUTO) ? id : linear.kind() == MatrixKind.GENERAL ? "ilu" : "amg";
    return PreconditionerProvider.find(chosen).orElseThrow().preconditioner(unknowns, team);
  }

  private static TimeIntegrator integrator(Settings settings, LinearSolver linear) {
    double tolerance = settings.real(TOLERANCE.key());
    String choice = settings.choice(INTEGRATOR.key());
    String id = !choice.equals(AUTO) ? choice : tolerance < FINE ? "esdirk4" : "tr-bdf2";
    TimeIntegratorProvider chosen = TimeIntegratorProvider.find(id).orElseThrow();
    double step = settings.real(STEP.key());
    return step > 0 ? chosen.fixed(linear, step) : chosen.adaptive(linear, tolerance);
  }

  private static Solution evolve(EvolutionProblem problem, SpatialSystem system, TimeIntegrator integrator,
      LinearSolver linear, String label, SpatialRemedies remedies, RunContext context) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    for (int j = 0; j < problem.unknowns().size(); j++) {
      system.interpolate(problem.initial().get(j), j, u);
    }
    EvolutionFrames frames = new EvolutionFrames(problem, system::fields, context);
    TimeIntegrator.Result result = integrator.integrate(system, u, frames.times(), frames);
    boolean finite = Double.isFinite(Vectors.largest(u));
    boolean good = result.reached() && finite;
    String reason = good ? ""
        : (result.reached() ? "the solution is not finite" : result.reason()) + frames.growth(u);
    return new Solution(frames.unknowns(), frames.frames(), new SolveReport(
        good ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED, because(reason, linear), label,
        system.size(),
        result.linearSolves(), result.steps(), Double.NaN,
        good ? List.of() : finite ? remedies.evolution() : remedies.notFinite()));
  }

  /// Why a solve ended so, or else what the linear solver chose.
  private static String because(String reason, LinearSolver linear) {
    return reason.isEmpty() ? linear.account() : reason;
  }
}
