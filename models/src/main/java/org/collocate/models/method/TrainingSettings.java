package org.collocate.models.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.collocate.models.kernel.Precision;
import org.collocate.models.training.Finish;
import org.collocate.models.training.PinnPlan;
import org.collocate.models.training.Schedule;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.TrainingBudget;

/// The settings that all trainings on residuals share, and the plan that they make.
final class TrainingSettings {
  static final Setting.Choice SAMPLING = new Setting.Choice("sampling", "Choice of points",
      "sobol spreads points evenly; uniform is independent chance; adaptive prefers places where the residual is large"
          + " each time that points are drawn anew.",
      "sobol", List.of("sobol", "uniform", "adaptive"));
  static final Setting.Choice BALANCING = new Setting.Choice("balancing", "Weights of points",
      "fixed weights points alike; attention raises the weight of those whose residual stays large, and keeps the points;"
          + " causal lets later times count once earlier ones are satisfied.",
      "fixed", List.of("fixed", "attention", "causal"));
  static final Setting.Whole POINTS = new Setting.Whole("points", "Points inside",
      "Collocation points inside the domain.", "", 1024, 16, 1_000_000);
  static final Setting.Whole BOUNDARY_POINTS = new Setting.Whole("boundaryPoints",
      "Points on the boundary",
      "Collocation points on boundary parts whose conditions are not built in.", "", 256, 1, 1_000_000);
  static final Setting.Whole STEPS = new Setting.Whole("steps", "Steps",
      "Total number of training steps; the result then depends on the seed alone. 0 trains for the given seconds.",
      "",
      0, 0, 10_000_000);
  static final Setting.Real SECONDS = new Setting.Real("seconds", "Time",
      "Training ends after this time, if no number of steps is given.", "s", 20, 0.01, 1e6);
  static final Setting.Whole ADAM_STEPS = new Setting.Whole("adamSteps", "Steps of Adam",
      "Steps of Adam before L-BFGS takes over. Short of time, take fewer: L-BFGS descends faster once it has begun.",
      "", 600, 0,
      10_000_000);
  static final Setting.Real LEARNING_RATE = new Setting.Real("learningRate", "Learning rate",
      "Of Adam; it halves every 400 steps. 1e-3 to 1e-2 are usual.", "", 5e-3, 1e-8, 1);
  static final Setting.Real BOUNDARY_WEIGHT = new Setting.Real("boundaryWeight",
      "Weight of the boundary",
      "Factor on the mean square of boundary residuals, where all residuals are scaled to size one.", "", 100,
      1e-8,
      1e8);
  static final Setting.Whole RESAMPLE = new Setting.Whole("resample", "Fresh points every",
      "Steps of Adam after which collocation points are drawn anew; 0 keeps the first ones.", "steps", 50, 0,
      1_000_000);
  static final Setting.Whole REFRESH = new Setting.Whole("refresh", "Fresh points after Adam every",
      "Steps of what follows Adam after which collocation points are drawn anew; 0 keeps them. L-BFGS forgets its memory"
          + " then, the others do not.",
      "steps", 0, 0, 1_000_000);
  static final Setting.Choice OPTIMIZER = new Setting.Choice("optimizer", "After Adam",
      "lbfgs is quick and frugal; broyden keeps the whole inverse Hessian and gets one to three digits further;"
          + " gauss-newton (the energy natural gradient) converges in tens of steps, each of which costs the cube of"
          + " the number of parameters or points: up to some 2000 of the smaller; gradient-descent shows how hard the"
          + " problem is, and what preconditioning is worth.",
      "lbfgs", List.of("lbfgs", "broyden", "gauss-newton", "gradient-descent"));
  static final Setting.Choice PRECONDITIONING = new Setting.Choice("preconditioning", "Preconditioning",
      "Of gradient descent: none; by the diagonal of the operator's matrix on the tangent space of the network; or by"
          + " the matrix itself. The report shows its eigenvalues, which say how fast gradient descent is.",
      "none", List.of("none", "diagonal", "operator"));
  static final Setting.Choice PRECISION = new Setting.Choice("precision", "Precision",
      "What the network computes in: float is about twice as fast and stops at errors of about 1e-4. Gauss-Newton is"
          + " always in double.",
      "double", List.of("double", "float"));
  static final Setting.Choice BOUNDARY = new Setting.Choice("boundary", "Dirichlet data",
      "hard builds them into the form of the solution, soft fits them with a weight, auto is hard where straight and"
          + " round sides allow a smooth distance function.",
      "auto", List.of("auto", "hard", "soft"));

  /// What decides when a training ends.
  static final Optional<TrainingBudget> BUDGET = Optional.of(new TrainingBudget(STEPS.key(), SECONDS.key()));

  private TrainingSettings() {}

  /// All of them, in the order of a form.
  static List<Setting> all() {
    return List.of(POINTS, BOUNDARY_POINTS, STEPS, SECONDS, ADAM_STEPS, LEARNING_RATE, BOUNDARY_WEIGHT,
        RESAMPLE,
        REFRESH, SAMPLING, BALANCING, OPTIMIZER, PRECONDITIONING, PRECISION, BOUNDARY);
  }

  /// Keys of those that a training may take on while it works.
  static Set<String> changeable() {
    return all().stream()
        .map(Setting::key)
        .filter(key -> !key.equals(PRECISION.key()) && !key.equals(BOUNDARY.key()))
        .collect(Collectors.toSet());
  }

  static PinnPlan plan(Settings settings) {
    return new PinnPlan(schedule(settings), sampling(settings), balancing(settings),
        settings.real("boundaryWeight"), Precision.named(settings.choice("precision")), finish(settings));
  }

  static Schedule schedule(Settings settings) {
    return new Schedule(settings.count("steps"), settings.real("seconds"), settings.count("adamSteps"),
        settings.real("learningRate"));
  }

  private static PinnPlan.Sampling sampling(Settings settings) {
    PinnPlan.Spread spread = switch (settings.choice("sampling")) {
      case "uniform" -> PinnPlan.Spread.UNIFORM;
      case "adaptive" -> PinnPlan.Spread.ADAPTIVE;
      default -> PinnPlan.Spread.SOBOL;
    };
    return new PinnPlan.Sampling(settings.count("points"), settings.count("boundaryPoints"),
        settings.count("resample"), settings.count("refresh"), spread);
  }

  private static PinnPlan.Balancing balancing(Settings settings) {
    return switch (settings.choice("balancing")) {
      case "attention" -> PinnPlan.Balancing.ATTENTION;
      case "causal" -> PinnPlan.Balancing.CAUSAL;
      default -> PinnPlan.Balancing.FIXED;
    };
  }

  static Finish finish(Settings settings) {
    return switch (settings.choice("optimizer")) {
      case "broyden" -> Finish.BROYDEN;
      case "gauss-newton" -> Finish.GAUSS_NEWTON;
      case "gradient-descent" -> switch (settings.choice("preconditioning")) {
        case "diagonal" -> Finish.GRADIENT_BY_DIAGONAL;
        case "operator" -> Finish.GRADIENT_BY_OPERATOR;
        default -> Finish.GRADIENT;
      };
      default -> Finish.LBFGS;
    };
  }
}
