package org.collocate.models.method;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.kernel.Precision;
import org.collocate.models.kernel.WorkerTeam;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.network.TrialForm;
import org.collocate.models.training.PinnTraining;
import org.collocate.models.training.TrainingCheckpoint;
import org.collocate.solver.field.Points;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// Physics-informed neural network: a multi-layer perceptron trained on the strong residual.
///
/// ```
/// u(x) = g(x) + φ(x)·N(x; θ)        θ = argmin mean |div Γ − F|² + β mean |boundary residuals|²
/// ```
///
/// In an evolution the time is one more coordinate: the whole of space and time is learned at once, and the initial state
/// is built in like Dirichlet data ([TrialForm]). Periodic sides are kept by a first layer of waves.
///
/// Dirichlet data are built in by a distance function φ where the boundary and the data allow it, otherwise (φ = 1, g = 0)
/// fitted with weight β; `boundary` decides, and the report says what was done. Adam with fresh points for `adamSteps`
/// steps, then L-BFGS, self-scaled Broyden or Gauss–Newton on fixed points until the budget is used or the loss falls by
/// less than a thousandth in 400 steps (Gauss–Newton: 30).
/// The clock decides only where this ends, not how it goes: the number of steps done repeats a run, bit by bit.
///
/// Good settings: width 32 to 64, depth 3 to 4, tanh, at least 1000 points. Errors of 1e-3 to 1e-5 are usual for smooth
/// solutions. It stalls on steep layers and high frequencies (networks learn low frequencies first), and where residuals
/// of very different size compete; the loss then stands still while the error is large.
public final class PinnSolver implements Solver {
  private static final String LABEL = "PINN";

  private static final Setting.Whole WIDTH = new Setting.Whole("width", "Width",
      "Features of each hidden layer; 32 to 64 suit most problems.", "", 32, 2, 1024);
  private static final Setting.Whole DEPTH = new Setting.Whole("depth", "Depth", "Number of hidden layers.",
      "", 3, 1,
      12);
  private static final Setting.Choice ACTIVATION = new Setting.Choice("activation", "Activation",
      "tanh is the usual choice; sine suits oscillating solutions.", "tanh", List.of("tanh", "sine", "gelu"));
  private static final Setting.Choice NETWORK = new Setting.Choice("network", "Network",
      "plain layers; gated residual blocks, which can be deep; fixed random waves before plain layers, for fine detail;"
          + " plain layers that learn the slope of their activation.",
      "plain", List.of("plain", "gated", "waves", "adaptive"));
  private static final Setting.Choice SAMPLING = new Setting.Choice("sampling", "Choice of points",
      "sobol spreads points evenly; uniform is independent chance; adaptive prefers places where the residual is large"
          + " each time that points are drawn anew.",
      "sobol", List.of("sobol", "uniform", "adaptive"));
  private static final Setting.Choice BALANCING = new Setting.Choice("balancing", "Weights of points",
      "fixed weights points alike; attention raises the weight of those whose residual stays large, and keeps the points;"
          + " causal lets later times count once earlier ones are satisfied.",
      "fixed", List.of("fixed", "attention", "causal"));
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points inside",
      "Collocation points inside the domain.", "", 1024, 16, 1_000_000);
  private static final Setting.Whole BOUNDARY_POINTS = new Setting.Whole("boundaryPoints",
      "Points on the boundary",
      "Collocation points on boundary parts whose conditions are not built in.", "", 256, 1, 1_000_000);
  private static final Setting.Whole STEPS = new Setting.Whole("steps", "Steps",
      "Total number of training steps; the result then depends on the seed alone. 0 trains for the given seconds.",
      "",
      0, 0, 10_000_000);
  private static final Setting.Real SECONDS = new Setting.Real("seconds", "Time",
      "Training ends after this time, if no number of steps is given.", "s", 20, 0.01, 1e6);
  private static final Setting.Whole ADAM_STEPS = new Setting.Whole("adamSteps", "Steps of Adam",
      "Steps of Adam before L-BFGS takes over. Short of time, take fewer: L-BFGS descends faster once it has begun.",
      "", 600, 0,
      10_000_000);
  private static final Setting.Real LEARNING_RATE = new Setting.Real("learningRate", "Learning rate",
      "Of Adam; it halves every 400 steps. 1e-3 to 1e-2 are usual.", "", 5e-3, 1e-8, 1);
  private static final Setting.Real BOUNDARY_WEIGHT = new Setting.Real("boundaryWeight",
      "Weight of the boundary",
      "Factor on the mean square of boundary residuals, where all residuals are scaled to size one.", "", 100,
      1e-8,
      1e8);
  private static final Setting.Whole RESAMPLE = new Setting.Whole("resample", "Fresh points every",
      "Steps of Adam after which collocation points are drawn anew; 0 keeps the first ones.", "steps", 50, 0,
      1_000_000);
  private static final Setting.Whole REFRESH = new Setting.Whole("refresh", "Fresh points after Adam every",
      "Steps of what follows Adam after which collocation points are drawn anew; 0 keeps them. L-BFGS forgets its memory"
          + " then, the others do not.",
      "steps", 0, 0, 1_000_000);
  private static final Setting.Choice OPTIMIZER = new Setting.Choice("optimizer", "After Adam",
      "lbfgs is quick and frugal; broyden keeps the whole inverse Hessian and gets one to three digits further;"
          + " gauss-newton (the energy natural gradient) converges in tens of steps, each of which costs the cube of"
          + " the number of parameters or points: up to some 2000 of the smaller.",
      "lbfgs", List.of("lbfgs", "broyden", "gauss-newton"));
  private static final Setting.Choice PRECISION = new Setting.Choice("precision", "Precision",
      "What the network computes in: float is about twice as fast and stops at errors of about 1e-4. Gauss-Newton is"
          + " always in double.",
      "double", List.of("double", "float"));
  private static final Setting.Choice BOUNDARY = new Setting.Choice("boundary", "Dirichlet data",
      "hard builds them into the form of the solution, soft fits them with a weight, auto is hard where straight and"
          + " round sides allow a smooth distance function.",
      "auto", List.of("auto", "hard", "soft"));

  @Override
  public SolverInfo info() {
    return new SolverInfo("pinn", LABEL, SolverInfo.Kind.NEURAL,
        "A network trained until it satisfies the equation at points of the domain.",
        "u = g + φ·N(x; θ), θ = argmin mean|r(u)|² + β mean|boundary|²",
        "One recipe for any equation with a strong form; nonlinear terms cost nothing extra; smooth in all derivatives.",
        "Slow against classical methods; steep layers and high frequencies are learned last or not at all, which shows"
            + " as a loss that stands still.",
        "Raissi, Perdikaris, Karniadakis 2019, Physics-informed neural networks, doi 10.1016/j.jcp.2018.10.045; "
            + "distance functions: Sukumar, Srivastava 2022, doi 10.1016/j.cma.2021.114333");
  }

  @Override
  public List<Setting> settings() {
    return List.of(NETWORK, WIDTH, DEPTH, ACTIVATION, POINTS, BOUNDARY_POINTS, STEPS, SECONDS, ADAM_STEPS,
        LEARNING_RATE,
        BOUNDARY_WEIGHT, RESAMPLE, REFRESH, SAMPLING, BALANCING, OPTIMIZER, PRECISION, BOUNDARY);
  }

  @Override
  public Set<String> changeable() {
    return Stream.of(POINTS, BOUNDARY_POINTS, STEPS, SECONDS, ADAM_STEPS, LEARNING_RATE, BOUNDARY_WEIGHT,
        RESAMPLE, REFRESH, SAMPLING, BALANCING, OPTIMIZER).map(Setting::key).collect(Collectors.toSet());
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    Support support = Collocation.supportsInSpaceAndTime(problem);
    if (support.isYes() && settings.choice("balancing").equals("causal")
        && !(problem instanceof EvolutionProblem)) {
      return Support.no("causal weights need a time",
          new Remedy.Change("weigh all points alike", "balancing", "fixed"));
    }
    support = support.isYes() ? TrialForms.supports(problem, settings.choice("boundary")) : support;
    return support.isYes() ? new PinnForecast(problem, settings).affordable() : support;
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return new PinnForecast(problem, settings).of(speed);
  }

  @Override
  public List<Trial> trials() {
    return PinnForecast.trials();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    context.enter(Phase.SETUP);
    List<TrialForm> forms = TrialForms.choose(problem, settings.choice("boundary"));
    Network network = PinnNetwork.of(problem, settings);
    PinnTraining.Plan plan = new PinnTraining.Plan(sampling(settings), balancing(settings),
        settings.count("steps"), settings.real("seconds"), settings.count("adamSteps"),
        settings.real("learningRate"), settings.real("boundaryWeight"),
        Precision.named(settings.choice("precision")), finish(settings));
    ProblemResiduals residuals = ProblemResiduals.ofForms(problem, forms);
    NetworkFrames frames = new NetworkFrames(problem, network, residuals.ansatz());
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      PinnTraining training = new PinnTraining(residuals, network, plan, context, team,
          (step, parameters, points) -> {
            if (context.frameDue()) {
              context.publish(frames.learning(step, parameters, points));
            }
          });
      context.continuation().start().map(TrainingCheckpoint::decode).ifPresent(training::resume);
      context.enter(Phase.TRAIN);
      PinnTraining.Outcome outcome = training.run();
      context.enter(Phase.EVALUATE);
      double[] parameters = training.parameters();
      level(problem, residuals, network, parameters);
      String label = LABEL + " " + settings.count("depth") + "×" + settings.count("width") + " "
          + settings.choice("activation");
      return new Solution(problem.unknowns(),
          frames.all(training.steps(), parameters, training.overlays()),
          report(training, outcome, label, TrialForms.describe(forms), network.parameterCount(),
              new NeuralRemedies(settings(), settings)));
    }
  }

  private static PinnTraining.Sampling sampling(Settings settings) {
    PinnTraining.Spread spread = switch (settings.choice("sampling")) {
      case "uniform" -> PinnTraining.Spread.UNIFORM;
      case "adaptive" -> PinnTraining.Spread.ADAPTIVE;
      default -> PinnTraining.Spread.SOBOL;
    };
    return new PinnTraining.Sampling(settings.count("points"), settings.count("boundaryPoints"),
        settings.count("resample"), settings.count("refresh"), spread);
  }

  private static PinnTraining.Balancing balancing(Settings settings) {
    return switch (settings.choice("balancing")) {
      case "attention" -> PinnTraining.Balancing.ATTENTION;
      case "causal" -> PinnTraining.Balancing.CAUSAL;
      default -> PinnTraining.Balancing.FIXED;
    };
  }

  private static PinnTraining.Finish finish(Settings settings) {
    return switch (settings.choice("optimizer")) {
      case "broyden" -> PinnTraining.Finish.BROYDEN;
      case "gauss-newton" -> PinnTraining.Finish.GAUSS_NEWTON;
      default -> PinnTraining.Finish.LBFGS;
    };
  }

  private static SolveReport report(PinnTraining training, PinnTraining.Outcome outcome, String label,
      String boundary, int unknowns, NeuralRemedies remedies) {
    boolean stalled = training.loss() > NeuralRemedies.STALLED * training.firstLoss();
    String steps = training.adamSteps() + " steps of Adam"
        + " and " + (training.steps() - training.adamSteps()) + " of " + training.finish().label()
        + String.format(Locale.ROOT, ", loss from %.1e to %.1e", training.firstLoss(), training.loss())
        + "; Dirichlet data " + boundary;
    return switch (outcome) {
      case CONVERGED ->
        new SolveReport(SolveReport.Status.CONVERGED,
            (stalled ? "stalled: the loss stands still at a large value; "
                : "no further descent; ") + steps,
            label, unknowns,
            0, training.steps(), Double.NaN, stalled ? remedies.stalled() : List.of());
      case STOPPED -> new SolveReport(SolveReport.Status.STOPPED, "budget used; " + steps, label, unknowns, 0,
          training.steps(), Double.NaN,
          training.loss() > training.firstLoss() ? remedies.diverged() : remedies.stopped());
      case NOT_FINITE -> new SolveReport(SolveReport.Status.FAILED,
          "the loss is not finite after step " + training.steps()
              + "; the last good state is kept; " + steps,
          label, unknowns, 0, training.steps(), Double.NaN, remedies.diverged());
    };
  }

  /// Gives mean zero to unknowns of which only derivatives occur, through the bias of the last layer.
  private static void level(Problem problem, ProblemResiduals residuals, Network network,
      double[] parameters) {
    if (problem instanceof EvolutionProblem) {
      return;
    }
    int unknowns = problem.unknowns().size();
    Points points = new DomainSampler(problem.domain(), 0).inside(4096);
    for (int unknown = 0; unknown < unknowns; unknown++) {
      if (residuals.isFloating(unknown)) {
        double[] values = new double[points.size()];
        new NetworkField(new NetworkModel(network, problem.domain().coordinateNames(), parameters), unknown,
            Ansatz.FREE).evaluate(points, values);
        double mean = 0;
        for (double value : values) {
          mean += value / values.length;
        }
        parameters[parameters.length - unknowns + unknown] -= mean;
      }
    }
  }
}
