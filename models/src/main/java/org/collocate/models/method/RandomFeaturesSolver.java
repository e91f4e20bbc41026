package org.collocate.models.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.enrichment.EnrichedField;
import org.collocate.models.enrichment.Enrichment;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.Layer;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.training.FeatureBasis;
import org.collocate.models.training.FeatureFit;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Frame;
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
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;

/// Collocation with random features: a network with one hidden layer whose inner weights stay random.
///
/// ```
/// u(x) = Σₖ cₖ σ(wₖ·ξ + bₖ)         c = argmin Σ_inside |r|² + β² Σ_boundary |r|² + μ²‖c‖²
/// ```
///
/// ξ are coordinates normalized to [−1, 1]; `wₖ` is uniform in ±scale; for tanh `bₖ = −wₖ·p` with p uniform in the box, so
/// that every feature has its active zone inside, for sine `bₖ` is a uniform phase. Linear problems are one least squares
/// solve by Householder QR; others are solved by Gauss–Newton from zero. Without a given scale, fits with growing scales are
/// compared by their residual at points that took no part in them.
///
/// Around holes and at corners of the drawing functions that are singular there stand beside the random ones, where the
/// equation is a Laplacian near by ([Enrichment]); the report says which.
///
/// Convergence is spectral for solutions that are smooth across the whole domain, with about 1e-10 relative error at 1000
/// features in two dimensions. It fails, visibly in the residual, where the solution has corners, layers thinner than
/// about 1/scale of the domain, or singularities: more features and a larger scale help little there, finite elements
/// help more. Work: O(points·features²).
public final class RandomFeaturesSolver implements Solver {
  private static final double RIDGE = 1e-14;
  private static final String LABEL = "Random features";
  private static final int CHECKED_POINTS = 400;
  /// Relative residual at which no other scale is tried.
  private static final double SMALL_ENOUGH = 1e-10;

  private static final Setting.Whole FEATURES = new Setting.Whole("features", "Features",
      "Number of random functions for each unknown. 400 is quick, 1000 is accurate for smooth solutions, beyond 2500 the"
          + " least squares take minutes.",
      "", 1000, 10, 6000);
  private static final Setting.Choice ACTIVATION = new Setting.Choice("activation", "Function",
      "sine suits smooth and oscillating solutions, tanh those with fronts.", "sine",
      List.of("sine", "tanh"));
  private static final Setting.Real SCALE = new Setting.Real("scale", "Scale of the weights",
      "Largest inner weight in coordinates normalized to [-1, 1]; larger resolves finer detail and needs more features."
          + " 0 tries growing values and keeps the one with the smallest residual at fresh points.",
      "", 0, 0, 1000);
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points inside",
      "Collocation points inside the domain; 0 takes two for each feature.", "", 0, 0, 200_000);
  private static final Setting.Whole BOUNDARY_POINTS = new Setting.Whole("boundaryPoints",
      "Points on the boundary",
      "Collocation points on the boundary; 0 takes a number that fits the points inside.", "", 0, 0, 100_000);
  private static final Setting.Real BOUNDARY_WEIGHT = new Setting.Real("boundaryWeight",
      "Weight of the boundary",
      "Factor on boundary rows after both kinds of rows are scaled to the same size.", "", 1, 1e-6, 1e6);
  private static final Setting.Choice ENRICHMENT = new Setting.Choice("enrichment", "Singular functions",
      "auto adds functions that are singular inside holes and at corners of the drawing, where the equation is a Laplacian"
          + " there; none takes smooth features alone.",
      "auto", List.of("auto", "none"));
  private static final Setting.Whole ITERATIONS = new Setting.Whole("iterations", "Gauss–Newton steps",
      "Largest number of steps for nonlinear equations.", "", 40, 1, 1000);

  @Override
  public SolverInfo info() {
    return new SolverInfo("random-features", LABEL, SolverInfo.Kind.NEURAL,
        "Least squares collocation with random functions: spectral accuracy for smooth solutions in a second.",
        "u(x) = Σₖ cₖ σ(wₖ·x + bₖ) + Σⱼ dⱼ sⱼ(x), w and b random, sⱼ singular in holes and at corners, (c, d) = argmin ‖r‖²",
        "Smooth solutions on any drawn domain, linear or mildly nonlinear; no mesh, no training.",
        "Layers, and singularities that the drawing does not show: the residual stays large and more features help little.",
        "Huang, Zhu, Siew 2006, Extreme learning machine, doi 10.1016/j.neucom.2005.12.126; "
            + "Dwivedi, Srinivasan 2020, Physics informed extreme learning machine, doi 10.1016/j.neucom.2019.12.099; "
            + "Dong, Li 2021, Local extreme learning machines, doi 10.1016/j.cma.2021.114129; "
            + "singular functions: Fix, Gulati, Wakoff 1973, doi 10.1016/0021-9991(73)90023-5");
  }

  @Override
  public List<Setting> settings() {
    return List.of(FEATURES, ACTIVATION, SCALE, POINTS, BOUNDARY_POINTS, BOUNDARY_WEIGHT, ENRICHMENT,
        ITERATIONS);
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    long columns = settings.whole("features") * problem.unknowns().size();
    if (columns > 8000) {
      return Support.no(columns + " coefficients are too many for dense least squares; at most 8000 fit",
          new Remedy.Change("fewer features: " + 8000 / problem.unknowns().size(), "features",
              8000L / problem.unknowns().size()));
    }
    return Collocation.supports(problem);
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return size(problem, settings).of(speed);
  }

  @Override
  public List<Trial> trials() {
    return FeatureForecast.trials();
  }

  /// How large the least squares of a problem are.
  FeatureForecast size(Problem problem, Settings settings) {
    Enrichment enrichment = enrichment(problem, settings);
    int inside = inside(settings);
    return new FeatureForecast(problem, settings, enrichment.count(), inside,
        onBoundary(settings, inside, enrichment));
  }

  private static Enrichment enrichment(Problem problem, Settings settings) {
    return settings.choice("enrichment").equals("none") ? Enrichment.NONE : Enrichment.of(problem);
  }

  private static int inside(Settings settings) {
    return settings.count("points") > 0 ? settings.count("points") : 2 * settings.count("features");
  }

  private static int onBoundary(Settings settings, int inside, Enrichment enrichment) {
    return settings.count("boundaryPoints") > 0
        ? settings.count("boundaryPoints")
        : Math.max(enrichment.boundaryPoints(), Math.max(16, (int) Math.round(6 * Math.sqrt(inside))));
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    context.enter(Phase.SETUP);
    int unknowns = problem.unknowns().size();
    int features = settings.count("features");
    Activation activation = settings.choice("activation").equals("tanh") ? Activation.TANH : Activation.SINE;
    String label = LABEL + " " + features + " " + settings.choice("activation");
    List<Ansatz> free = Collections.nCopies(unknowns, Ansatz.FREE);
    Network network = new Network(Collocation.box(problem.domain()),
        List.of(new Dense(problem.domain().dimension(), features, activation)));
    ProblemResiduals residuals = ProblemResiduals.of(problem, free);
    int inside = inside(settings);
    Enrichment enrichment = enrichment(problem, settings);
    int onBoundary = onBoundary(settings, inside, enrichment);
    DomainSampler sampler = new DomainSampler(problem.domain(), context.seed());
    ProblemResiduals.Located located = residuals.at(sampler, inside, onBoundary);
    ProblemResiduals.Located fresh = residuals.at(sampler, CHECKED_POINTS, CHECKED_POINTS / 2);
    context.enter(Phase.SOLVE);
    Fitted best = null;
    int total = 0;
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      for (double scale : scales(settings.real("scale"), activation)) {
        context.checkpoint();
        int before = total;
        double[] inner = innerParameters(network.normalization(), features, activation, scale,
            context.seed());
        Features basis = new Features(problem, network, inner, enrichment);
        FeatureFit fit = new FeatureFit(FeatureBasis.of(network, inner, enrichment), residuals, located,
            settings.real("boundaryWeight"), RIDGE, unknowns, team);
        FeatureFit.Outcome outcome = fit.run(problem.equation().linear(), settings.count("iterations"),
            step -> {
              context.checkpoint();
              context.record(before + step, fit.relativeResidual());
              context.progress(Double.NaN, "scale " + scale + ", step " + step + ", residual "
                  + String.format(Locale.ROOT, "%.1e", fit.relativeResidual()));
              if (context.frameDue()) {
                context.publish(basis.frame(fit.coefficients(), step, located.overlays()));
              }
            });
        total += fit.iterations();
        Fitted fitted = new Fitted(scale, basis, fit, outcome, fit.residualAt(fresh));
        if (best == null || fitted.residual < best.residual) {
          best = fitted;
        }
        if (outcome == FeatureFit.Outcome.NOT_FINITE || fit.relativeResidual() < SMALL_ENOUGH) {
          break;
        }
      }
    }
    Fitted chosen = Objects.requireNonNull(best, "at least one scale is tried");
    context.enter(Phase.EVALUATE);
    FeatureFit fit = chosen.fit;
    return new Solution(problem.unknowns(),
        List.of(chosen.basis.frame(fit.coefficients(), fit.iterations(), located.overlays())),
        report(fit, chosen.outcome, label,
            "scale " + chosen.scale + (enrichment.summary().isEmpty() ? "" : "; " + enrichment.summary()),
            (long) (features + enrichment.count()) * unknowns,
            new NeuralRemedies(settings(), settings)));
  }

  /// One fit with its scale.
  ///
  /// @param residual at fresh points
  private record Fitted(double scale, Features basis, FeatureFit fit, FeatureFit.Outcome outcome,
      double residual) {}

  private static double[] scales(double given, Activation activation) {
    if (given > 0) {
      return new double[] {given};
    }
    return activation == Activation.TANH ? new double[] {2, 4, 8, 16} : new double[] {5, 10, 20, 40};
  }

  private static SolveReport report(FeatureFit fit, FeatureFit.Outcome outcome, String label,
      String choice, long unknowns, NeuralRemedies remedies) {
    boolean unresolved = fit.relativeResidual() > NeuralRemedies.STALLED;
    return switch (outcome) {
      case CONVERGED ->
        new SolveReport(SolveReport.Status.CONVERGED,
            unresolved ? "the residual stays large: these features do not resolve the solution; " + choice
                : choice,
            label, unknowns, fit.iterations(), 0, fit.relativeResidual(),
            unresolved ? remedies.unresolved() : List.of());
      case EXHAUSTED -> new SolveReport(SolveReport.Status.STOPPED,
          "the residual still falls after " + fit.iterations() + " Gauss–Newton steps; " + choice,
          label,
          unknowns,
          fit.iterations(), 0, fit.relativeResidual(), remedies.exhausted());
      case NOT_FINITE -> new SolveReport(SolveReport.Status.FAILED,
          "a residual is not finite after " + fit.iterations()
              + " steps",
          label, unknowns, fit.iterations(), 0, Double.NaN, remedies.notFinite());
    };
  }

  private static double[] innerParameters(BoxNormalization box, int features, Activation activation,
      double scale,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int dimension = box.dimension();

    double[] parameters = new double[(dimension + 1) * features];
    for (int k = 0; k < features; k++) {
      double bias = activation == Activation.TANH ? 0 : random.nextDouble(-Math.PI, Math.PI);
      for (int axis = 0; axis < dimension; axis++) {
        double weight = random.nextDouble(-scale, scale);
        parameters[axis * features + k] = weight;
        if (activation == Activation.TANH) {
          bias -= weight * random.nextDouble(-1, 1);
        }
      }
      parameters[dimension * features + k] = bias;
    }
    return parameters;
  }

  /// What fields are made of.
  private record Features(Problem problem, Network network, double[] inner, Enrichment enrichment) {
    /// The features followed by a linear layer, fields of an ordinary network, and singular functions beside them.
    Frame frame(double[] coefficients, int step, List<Overlay> points) {
      int unknowns = problem.unknowns().size();
      int count = network.outputs();
      int stride = count + enrichment.count();
      List<Layer> layers = new ArrayList<>(network.layers());
      layers.add(new Dense(count, unknowns, Activation.IDENTITY));
      Network whole = new Network(network.normalization(), layers);
      double[] parameters = new double[whole.parameterCount()];
      System.arraycopy(inner, 0, parameters, 0, inner.length);
      for (int u = 0; u < unknowns; u++) {
        for (int k = 0; k < count; k++) {
          parameters[inner.length + k * unknowns + u] = coefficients[u * stride + k];
        }
      }
      NetworkModel model = new NetworkModel(whole, problem.domain().coordinateNames(), parameters);
      List<Field> fields = NetworkField.all(model, Collections.nCopies(unknowns, Ansatz.FREE));
      if (enrichment.count() > 0) {
        for (int u = 0; u < unknowns; u++) {
          fields.set(u, new EnrichedField(fields.get(u), enrichment,
              Arrays.copyOfRange(coefficients, u * stride + count, (u + 1) * stride)));
        }
      }
      return new Frame(0, step, fields, points);
    }
  }
}
