package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.GaussianFeatures;
import org.collocate.models.layer.Layer;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.method.TrainingBudget;
import org.collocate.solver.problem.Problem;

/// Physics-informed Gaussians: bumps that move to where they are needed, and a small network that refines them.
///
/// ```
/// u(x) = g(x) + φ(x)·NN(F(x))        Fⱼ(x) = Σᵢ fᵢⱼ exp(−½ Σₐ sᵢₐ² (xₐ − cᵢₐ)²)        NN: one hidden layer, tanh
/// ```
///
/// Centres c, reciprocal widths s along the axes, features f and the small network are trained together on the strong
/// residual, like a PINN. Centres begin anywhere in the box; they and their widths (one standard deviation) are shown over
/// the field while they move. As in the paper's implementation covariances are diagonal; other than there, all features share
/// their Gaussians, Dirichlet data are built in where that is possible, and Gauss–Newton may follow Adam.
///
/// Good settings: 50 to 400 Gaussians, 4 features, 16 hidden. Failure mode: Gaussians that have lost all weight or left the
/// domain do not come back; take more of them. Periodic sides are not kept.
public final class PigSolver implements Solver {
  private static final String ID = "pig";
  private static final String LABEL = "PIG";

  private static final Setting.Whole GAUSSIANS = new Setting.Whole("gaussians", "Gaussians",
      "Number of bumps, each with a centre and a width along each axis.", "", 100, 4, 4096);
  private static final Setting.Whole FEATURES = new Setting.Whole("features", "Features",
      "Weighted sums of all bumps that the small network sees.", "", 4, 1, 64);
  private static final Setting.Whole HIDDEN = new Setting.Whole("hidden", "Hidden",
      "Features of the hidden layer of the small network.", "", 16, 1, 256);

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.NEURAL,
        "Gaussian bumps that move while they learn, refined by a small network.",
        "u = g + φ·NN(F(x)), Fⱼ = Σᵢ fᵢⱼ exp(−½ Σₐ sᵢₐ²(xₐ − cᵢₐ)²)",
        "A mesh that finds its own places: detail where the solution has it, with few parameters; smooth in all derivatives.",
        "Slow against classical methods; bumps that begin in the wrong place may get lost.",
        "Kang, Oh, Hong, Park 2025, PIG: Physics-Informed Gaussians as Adaptive Parametric Mesh Representations, ICLR, "
            + "arXiv 2412.05994, doi 10.48550/arXiv.2412.05994");
  }

  @Override
  public List<Setting> settings() {
    return Stream.concat(Stream.of(GAUSSIANS, FEATURES, HIDDEN), TrainingSettings.all().stream()).toList();
  }

  @Override
  public Set<String> changeable() {
    return TrainingSettings.changeable();
  }

  @Override
  public Optional<TrainingBudget> budget() {
    return TrainingSettings.BUDGET;
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    Support support = TrialForms.trainable(problem, settings);
    for (int axis = 0; axis < problem.domain().dimension(); axis++) {
      if (problem.domain().periodic(axis)) {
        return Support.no("Gaussians are not periodic", new Remedy.Instead("a network of waves", "pinn"));
      }
    }
    return support.isYes() ? forecast(problem, settings).affordable() : support;
  }

  private static PinnForecast forecast(Problem problem, Settings settings) {
    return new PinnForecast(ID, problem, settings, problem.domain().dimension() == 0
        ? 0
        : network(problem, settings).parameterCount());
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return forecast(problem, settings).of(speed);
  }

  @Override
  public List<Trial> trials() {
    return PinnForecast.trials();
  }

  static Network network(Problem problem, Settings settings) {
    SpaceTime space = SpaceTime.of(problem);
    int gaussians = settings.count("gaussians");
    int features = settings.count("features");
    int hidden = settings.count("hidden");
    List<Layer> layers = new ArrayList<>();
    layers.add(new GaussianFeatures(space.dimension(), gaussians));
    layers.add(new Dense(gaussians, features, Activation.IDENTITY));
    layers.add(new Dense(features, hidden, Activation.TANH));
    layers.add(new Dense(hidden, problem.unknowns().size(), Activation.IDENTITY));
    return new Network(BoxNormalization.of(space.lower(), space.upper()), layers);
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    Network network = network(problem, settings);
    String label = LABEL + " " + settings.count("gaussians");
    return new ResidualTraining(problem, network, label, settings(), settings,
        parameters -> List.of(centres(network, problem.domain().dimension(), parameters))).solve(context);
  }

  /// Where the Gaussians are in the domain; of an evolution without their time.
  private static Overlay.Centres centres(Network network, int dimension, double[] parameters) {
    GaussianFeatures layer = (GaussianFeatures) network.layers().getFirst();
    BoxNormalization box = network.normalization();
    int count = layer.outputs();
    double[][] coordinates = new double[dimension][count];
    double[][] covariance = new double[dimension == 2 ? 3 : 1][count];
    for (int axis = 0; axis < dimension; axis++) {
      for (int k = 0; k < count; k++) {
        coordinates[axis][k] = parameters[axis * count + k] / box.scale()[axis] + box.centre()[axis];
        double width = 1 / (parameters[(layer.inputs() + axis) * count + k] * box.scale()[axis]);
        // Along the axes: xx is first, yy is last, xy is nought between them.
        if (axis < 2) {
          covariance[axis * (covariance.length - 1)][k] = width * width;
        }
      }
    }
    return new Overlay.Centres("Gaussians", coordinates, covariance);
  }
}
