package org.collocate.models.method;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.training.Finish;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.Problem;

/// What the training of a network will need.
///
/// ```
/// a step       12 · p · (sᵢ · nᵢ + s_b · n_b) operations        p parameters, n points, s streams of derivatives
/// seconds      steps · time of a step, or the budget
/// memory       8 bytes · p · (2 · 50 + 20 + 17)                 memory of L-BFGS, gradients of 17 chunks
/// broyden      8 p² operations and 8 p² bytes besides
/// gauss-newton n p m + m³/3 operations and 8 (2 n p + m²) bytes besides         n residuals, m the smaller of n and p
/// ```
///
/// A budget of seconds is kept whatever the machine; training may converge before.
final class PinnForecast {
  private static final String WORK = "pinn-step";
  private static final double VECTORS = 2 * Finish.LBFGS_MEMORY + 37;
  /// Forward and backward, a multiplication and an addition each, with what the activations cost.
  private static final double OPERATIONS = 12;
  private static final long TRIAL_STEPS = 20;
  private static final double LARGEST_MATRICES = 1.5e9;
  /// Activations of a block of points on each worker, and what is kept at each point.
  private static final double BYTES_PER_POINT = 400;

  private final String method;
  private final Problem problem;
  private final long parameters;
  private final long inside;
  private final long onBoundary;
  private final long steps;
  private final double budget;
  private final String optimizer;
  private final boolean preconditioned;
  private final double streams;

  /// @param method the id of the method
  /// @param parameters of its network
  PinnForecast(String method, Problem problem, Settings settings, long parameters) {
    this(method, problem, settings, parameters, secondOrder(SpaceTime.of(problem).dimension()));
  }

  /// @param streams of derivatives inside
  PinnForecast(String method, Problem problem, Settings settings, long parameters, double streams) {
    this.streams = streams;
    this.method = method;
    this.problem = problem;
    this.parameters = parameters;
    inside = settings.whole("points");
    onBoundary = settings.whole("boundaryPoints");
    steps = settings.whole("steps");
    budget = settings.real("seconds");
    optimizer = settings.choice("optimizer");
    preconditioned = optimizer.equals("gradient-descent")
        && !settings.choice("preconditioning").equals("none");
  }

  private static double secondOrder(int dimension) {
    return 1 + dimension + dimension * (dimension + 1) / 2.0;
  }

  private long parameters() {
    return parameters;
  }

  /// Operations of one step.
  private double operations() {
    int dimension = SpaceTime.of(problem).dimension();
    return OPERATIONS * parameters() * (streams * inside + (1 + dimension) * onBoundary)
        + switch (optimizer) {
          case "broyden" -> 8.0 * parameters() * parameters();
          case "gauss-newton" -> (double) residuals() * parameters() * smaller()
              + Math.pow((double) smaller(), 3) / 3;
          default -> 0;
        };
  }

  private long residuals() {
    return problem.unknowns().size() * (inside + onBoundary);
  }

  private long smaller() {
    return Math.min(residuals(), parameters());
  }

  /// Bytes that the optimizer's matrices take.
  private double matrices() {
    return switch (optimizer) {
      case "broyden" -> 8.0 * parameters() * parameters();
      case "gauss-newton" -> 16.0 * residuals() * parameters() + 8.0 * smaller() * smaller();
      case "gradient-descent" -> preconditioned
          ? 8.0 * residuals() * parameters() + 24.0 * parameters() * parameters()
          : 0;
      default -> 0;
    };
  }

  /// Whether the optimizer's matrices can be held.
  Support affordable() {
    if (matrices() <= LARGEST_MATRICES) {
      return Support.yes();
    }
    return Support.no(
        String.format(Locale.ROOT, "the matrices of %s would take %.1f GB for %d parameters and %d residuals",
            optimizer, matrices() / 1e9, parameters(), residuals()),
        new Remedy.Change("let limited-memory BFGS follow Adam", "optimizer", "lbfgs"));
  }

  Forecast of(Speed speed) {
    double step = speed.seconds(WORK, operations());
    boolean budgeted = steps == 0;
    Span seconds = budgeted ? Span.atMost(budget)
        : Span.within(speed.fromStart(steps * step, WORK), 2.5);
    String run = budgeted
        ? "training ends after " + (float) budget + " s" + (Double.isNaN(step) ? ""
            : String.format(Locale.ROOT, ", about %.2g steps", budget / step))
        : steps + " steps";
    return new Forecast(parameters(), true, inside + onBoundary,
        8 * VECTORS * parameters() + matrices() + BYTES_PER_POINT * (inside + onBoundary), seconds,
        new Forecast.Basis(String.format(Locale.ROOT, "%d parameters, %d points: %.2g operations a step; %s",
            parameters(), inside + onBoundary, operations(), run),
            method + (budgeted ? " seconds" : " steps")));
  }

  static List<Trial> trials() {
    PinnSolver solver = new PinnSolver();
    Problem problem = TrialProblem.poisson();
    Settings settings = Settings.of(solver.settings(), Map.of("steps", TRIAL_STEPS));
    return List.of(new Trial(WORK, true, TRIAL_STEPS * new PinnForecast("pinn", problem, settings,
        PinnNetwork.of(problem, settings).parameterCount()).operations(),
        threads -> solver.solve(problem, settings,
            new PlainContext(threads, 1, () -> false, System.nanoTime()))));
  }
}
