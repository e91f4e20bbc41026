package org.collocate.models.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.DirichletAnsatz;
import org.collocate.models.network.Network;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;

/// Implicit neural spatial representation: a network is the state, and a classical integrator advances its weights, see
/// {@link WeightSteps}.
public final class InsrSolver implements Solver {
  private static final String ID = "insr";
  private static final String LABEL = "INSR";
  private static final String WORK = "insr-fit";
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points",
      "At which each stage is fitted; take a few more than the network has weights.", "", 600, 20, 100_000);
  private static final Setting.Real STEP = new Setting.Real("step", "Time step",
      "Steps of at most this length; 0 takes a hundredth of the span of time.", "", 0, 0, 1e9);
  private static final Setting.Whole ITERATIONS = new Setting.Whole("iterations", "Fits, at most",
      "Iterations of Gauss–Newton for a stage.", "", 12, 1, 1000);
  private static final Setting.Real TOLERANCE = new Setting.Real("tolerance", "Tolerance of fits",
      "Root mean square at which a stage is good enough; it adds up from step to step.", "", 1e-6, 1e-12,
      0.1);
  private static final double MOST_STEPS = 1e6;
  private static final double USUAL_ITERATIONS = 4;
  private static final double UNCERTAINTY = 3;
  private static final double LARGEST_MATRICES = 1.5e9;
  /// A state that is fitted worse than this is not the state.
  private static final double LOST = 0.05;

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.NEURAL,
        "A network is the state; its weights are advanced in time by a classical integrator.",
        "θ₁ = argmin Σ|u_θ − γτ f(u_θ) − u₀|²,   θ₂ = argmin Σ|u_θ − γτ f(u_θ) − u₀ − (1 − γ)/γ (u₁ − u₀)|²",
        "Causal by construction: no span of time is too long for it. No mesh; few weights carry what moves. Steps as long as the"
            + " accuracy allows, for the integrator is L-stable.",
        "Slower than classical methods by far: each stage is a fit. Errors of fits add up over steps. First order in time, equations"
            + " without t in their formulas, Dirichlet data that can be built in and do not move, or periodic sides.",
        "H. Chen, R. Wu, E. Grinspun, C. Zheng, P. Y. Chen, Implicit Neural Spatial Representations for Time-dependent PDEs, ICML 2023,"
            + " arXiv 2210.00124; integrator: R. Alexander, SIAM Journal on Numerical Analysis 14 (1977) 1006–1021, doi"
            + " 10.1137/0714068");
  }

  @Override
  public List<Setting> settings() {
    return Stream.concat(PinnNetwork.settings().stream(), Stream.of(POINTS, STEP, ITERATIONS, TOLERANCE))
        .toList();
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    if (!(problem instanceof EvolutionProblem evolution)) {
      return Support.no("weights are advanced in time: write dt(u) into the equation",
          new Remedy.Instead("a network for steady problems", "pinn"));
    }
    Support support = Collocation.supportsInSpaceAndTime(problem);
    if (!support.isYes()) {
      return support;
    }
    String obstacle = obstacle(evolution);
    if (!obstacle.isEmpty()) {
      return Support.no(obstacle, new Remedy.Instead("a network in space and time", "pinn"));
    }
    return matrices(problem, settings) <= LARGEST_MATRICES ? Support.yes()
        : Support.no(String.format(Locale.ROOT, "the matrices of the fits would take %.1f GB",
            matrices(problem, settings) / 1e9));
  }

  private static String obstacle(EvolutionProblem problem) {
    List<Jet> rates = problem.unknowns().stream().map(name -> new Jet(name, List.of(), 1)).toList();
    for (Jet jet : problem.equation().strong().jets()) {
      if (jet.timeOrder() > 0 && !rates.contains(jet)) {
        return "weights are advanced by rates dt(u) alone, not by " + jet.symbol();
      }
    }
    for (int i = 0; i < rates.size(); i++) {
      Expression residual = problem.equation().strong().residuals().get(i);
      for (int j = 0; j < rates.size(); j++) {
        Expression mass = residual.differentiate(rates.get(j).symbol()).simplify();
        if (!mass.equals(Expression.of(i == j ? 1 : 0))) {
          return "weights are advanced by dt(" + problem.unknowns().get(i) + ") alone in equation " + (i + 1);
        }
      }
      if (residual.symbols().contains(SpaceTime.TIME)) {
        return "equation " + (i + 1) + " depends on t, which is not offered by this method yet";
      }
    }
    for (BoundaryCondition condition : problem.conditions()) {
      if (!(condition instanceof BoundaryCondition.Dirichlet(int _, int _, Expression value))) {
        return "prescribed fluxes cannot be built into a network";
      }
      if (value.symbols().contains(SpaceTime.TIME)) {
        return "Dirichlet data that depend on t are not offered by this method yet";
      }
    }
    List<DirichletAnsatz> forms = TrialForms.inSpace(problem);
    for (int j = 0; j < forms.size(); j++) {
      int unknown = j;
      if (forms.get(j).ansatz().isFree()
          && problem.conditions().stream().anyMatch(condition -> condition.unknown() == unknown)) {
        return "Dirichlet data cannot be built in: " + forms.get(j).reason();
      }
    }
    return "";
  }

  private static Network network(Problem problem, Settings settings) {
    return PinnNetwork.of(SpaceTime.steady(problem.domain()), problem.unknowns().size(), settings);
  }

  private static double matrices(Problem problem, Settings settings) {
    double p = network(problem, settings).parameterCount();
    double n = (double) settings.count(POINTS.key()) * problem.unknowns().size();
    return 8 * (2 * n * p + Math.min(n, p) * Math.min(n, p));
  }

  private static double steps(EvolutionProblem problem, Settings settings) {
    double step = settings.real(STEP.key());
    double interval = problem.until() / (problem.frameCount() - 1);
    double wanted = step > 0 ? step : problem.until() / 100;
    return Math.max(1, Math.ceil(interval / wanted * (1 - 1e-12))) * (problem.frameCount() - 1);
  }

  private static double operations(EvolutionProblem problem, Settings settings) {
    double p = network(problem, settings).parameterCount();
    double n = (double) settings.count(POINTS.key()) * problem.unknowns().size();
    double m = Math.min(n, p);
    return (40 + 2 * steps(problem, settings) * USUAL_ITERATIONS) * (2 * n * p * m + m * m * m / 3);
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    EvolutionProblem evolution = (EvolutionProblem) problem;
    double operations = operations(evolution, settings);
    int weights = network(problem, settings).parameterCount();
    String text = String.format(Locale.ROOT,
        "%d weights, %d points, %.0f steps of two fits: about %.2g operations", weights,
        settings.count(POINTS.key()), steps(evolution, settings), operations);
    return new Forecast(weights, true, settings.count(POINTS.key()),
        matrices(problem, settings) + 400.0 * settings.count(POINTS.key()) + 1e5,
        Span.within(speed.fromStart(speed.seconds(WORK, operations), WORK), UNCERTAINTY),
        new Forecast.Basis(text, ID + " " + problem.domain().dimension() + "d"));
  }

  @Override
  public List<Trial> trials() {
    Domain ring = Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))).withPeriodic("x"));
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(ring, Equation.of(List.of("u"), List.of("dt(u) + dx(u) = 0"), Scope.of("x")),
            Map.of(),
            Map.of(), List.of(), List.of()),
        Map.of(), List.of(Expression.parse("sin(2*pi*x)")), List.of(), 0.04, 2);
    Map<String, Object> small = new HashMap<>(Map.of("width", 10L, "depth", 2L, "points", 200L));
    small.put("step", 0.01);
    Settings settings = Settings.of(settings(), small);
    return List.of(new Trial(WORK, true, operations(problem, settings),
        threads -> solve(problem, settings, new PlainContext(threads, 1, () -> false, System.nanoTime()))));
  }

  @Override
  public Solution solve(Problem given, Settings settings, RunContext context) {
    EvolutionProblem problem = (EvolutionProblem) given;
    Network network = network(problem, settings);
    List<Ansatz> ansatz = TrialForms.inSpace(problem).stream().map(DirichletAnsatz::ansatz).toList();
    String label = LABEL + " " + settings.count("depth") + "×" + settings.count("width") + " "
        + settings.choice("activation");
    double count = steps(problem, settings);
    if (count > MOST_STEPS) {
      return Solution.failed(problem.unknowns(), label,
          String.format(Locale.ROOT, "%.0f steps would be needed: too many", count), List.of());
    }
    context.checkpoint();
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      WeightSteps state = new WeightSteps(problem, network, ansatz, problem.until() / count,
          new WeightSteps.Fit(settings.count(POINTS.key()), settings.count(ITERATIONS.key()),
              settings.real(TOLERANCE.key())),
          context.seed(), team);
      context.enter(Phase.TRAIN);
      state.start();
      return advanced(problem, state, (int) count, new Run(label, network.parameterCount(), context));
    }
  }

  /// What a run is known by.
  private record Run(String label, int weights, RunContext context) {}

  private static Solution advanced(EvolutionProblem problem, WeightSteps state, int count, Run run) {
    RunContext context = run.context();
    int between = count / (problem.frameCount() - 1);
    List<Frame> frames = new ArrayList<>();
    frames.add(new Frame(0, 0, state.fields()));
    double first = state.misfit();
    double worst = 0;
    for (int k = 1; k <= count; k++) {
      context.checkpoint();
      state.step();
      worst = Math.max(worst, state.misfit());
      context.record(k, state.misfit());
      context.progress((double) k / count, String.format(Locale.ROOT, "misfit %.1e", state.misfit()));
      Frame frame = new Frame(k % between == 0 ? problem.frameTime(k / between) : k * problem.until() / count,
          k,
          state.fields());
      if (k % between == 0) {
        frames.add(frame);
      }
      if (context.frameDue()) {
        context.publish(frame);
      }
      if (!(worst <= LOST)) {
        return new Solution(problem.unknowns(), frames,
            new SolveReport(SolveReport.Status.FAILED,
                String.format(Locale.ROOT, "the network can no longer be fitted at t = %.3g: misfit %.1e",
                    frame.time(), worst),
                run.label(), run.weights(), 0, k, Double.NaN,
                List.of(new Remedy.Advice("more width, more points or shorter steps"))));
      }
    }
    context.enter(Phase.EVALUATE);
    context.checkpoint();
    return new Solution(problem.unknowns(), frames, new SolveReport(SolveReport.Status.CONVERGED,
        String.format(Locale.ROOT,
            "initial state fitted to %.1e, stages to %.1e at worst (root mean squares)",
            first, worst),
        run.label(), run.weights(), 0, count, Double.NaN));
  }
}
