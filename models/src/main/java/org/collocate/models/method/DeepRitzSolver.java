package org.collocate.models.method;

import java.util.List;
import java.util.stream.Stream;
import org.collocate.models.loss.ProblemEnergy;
import org.collocate.models.network.TrialForm;
import org.collocate.solver.equation.EnergyForm;
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
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// Deep Ritz method: a network that makes the energy of a steady problem least.
///
/// ```
/// u = g + φ·N(x; θ)        θ = argmin ∫ W(x, u, ∇u) dx + ∮ B(x, u) ds        ∂W/∂∇u = −Γ, ∂W/∂u = −F, ∂B/∂u = flux
/// ```
///
/// The energy is found from the equation as it is written ([EnergyForm]); an equation without one is refused. Only first
/// derivatives are needed, jumps of coefficients and corners are no obstacle in principle. Adam on fresh points as in the
/// paper, then L-BFGS or self-scaled Broyden on a fixed rule on a mesh. Where Dirichlet data cannot be built in they are
/// fitted by the paper's penalty β ∮ (u − g)².
///
/// The energy is watched on a finer mesh that the training does not see, beside the energy of a finite-element solution
/// by the same functional: the network's energy minus that is what is missing. Near the least energy the gap is the
/// square of the error in the gradient, so a gap of 1e-6 means errors of about 1e-3.
///
/// Failure modes: with few points the network gains energy between them (the report says so); an energy without lower
/// bound (waves, `−Δu − u³`) falls for ever, and the solution of the equation is no minimum.
public final class DeepRitzSolver implements Solver {
  static final String ID = "deep-ritz";
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points inside",
      "Points of quadrature inside the domain. With few of them the network gains energy between the points.",
      "",
      4096, 64, 1_000_000);
  private static final Setting.Whole RESAMPLE = new Setting.Whole("resample", "Fresh points every",
      "Steps of Adam after which points are drawn anew.", "steps", 5, 1, 1_000_000);
  private static final Setting.Real PENALTY = new Setting.Real("boundaryWeight", "Weight of the boundary",
      "Factor β on the penalty of Dirichlet data that are not built in; 500 in the paper.", "", 500, 1e-8,
      1e8);
  private static final Setting.Choice OPTIMIZER = new Setting.Choice("optimizer", "After Adam",
      "lbfgs is frugal; broyden keeps the whole inverse Hessian and gets further.", "broyden",
      List.of("lbfgs", "broyden"));
  private static final Setting.Whole FINITE_ELEMENTS = new Setting.Whole("goalCells", "Cells to compare with",
      "Triangles of the quadratic finite elements whose energy is shown beside; 0 for none.", "", 5000, 0,
      1_000_000);

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, "Deep Ritz", SolverInfo.Kind.NEURAL,
        "A network trained until the energy of the problem is least.",
        "u = g + φ·N(x; θ), θ = argmin ∫ W(x, u, ∇u) + ∮ B(x, u)",
        "Needs first derivatives only; nonlinear energies cost nothing extra; jumping coefficients are allowed.",
        "Only for equations that come from an energy with a least value; the energy falls fast at first, the last digits"
            + " are slow; finite elements make the same energy least in a fraction of the time.",
        "E, Yu 2018, The Deep Ritz Method, doi 10.1007/s40304-018-0127-z, arXiv 1710.00211; symmetry of variational"
            + " equations: Vainberg 1964, Variational Methods for the Study of Nonlinear Operators");
  }

  @Override
  public List<Setting> settings() {
    return Stream.concat(PinnNetwork.settings().stream(),
        Stream.of(POINTS, TrainingSettings.BOUNDARY_POINTS, TrainingSettings.STEPS, TrainingSettings.SECONDS,
            TrainingSettings.ADAM_STEPS, TrainingSettings.LEARNING_RATE, PENALTY, RESAMPLE, OPTIMIZER,
            TrainingSettings.BOUNDARY, FINITE_ELEMENTS))
        .toList();
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    int dimension = problem.domain().dimension();
    if (!(problem instanceof SteadyProblem) || dimension == 0) {
      return Support.no("an evolution makes no energy least",
          new Remedy.Instead("a network of space and time", "pinn"),
          Collocation.FINITE_ELEMENTS);
    }
    for (int axis = 0; axis < dimension; axis++) {
      if (problem.domain().periodic(axis)) {
        return Support.no("periodic sides are not offered by this method",
            new Remedy.Instead("a network of waves", "pinn"));
      }
    }
    if (!problem.equation().hasForm()) {
      return Support.no("the energy needs the general form: " + problem.equation().formObstacle());
    }
    Support data = TrialForms.supports(problem, settings.choice("boundary"));
    if (!data.isYes()) {
      return data;
    }
    try {
      energy(problem, settings);
    } catch (EnergyForm.NoEnergyException e) {
      return Support.no(String.valueOf(e.getMessage()),
          new Remedy.Instead("a network trained on the residual", "pinn"), Collocation.FINITE_ELEMENTS);
    }
    return forecast(problem, settings).affordable();
  }

  private static ProblemEnergy energy(Problem problem, Settings settings)
      throws EnergyForm.NoEnergyException {
    return new ProblemEnergy(problem,
        TrialForms.choose(problem, settings.choice("boundary")).stream().map(TrialForm::ansatz).toList(),
        settings.real("boundaryWeight"));
  }

  private static PinnForecast forecast(Problem problem, Settings settings) {
    int dimension = problem.domain().dimension();
    return new PinnForecast(ID, problem, settings,
        dimension == 0 ? 0 : PinnNetwork.of(problem, settings).parameterCount(), 1 + dimension);
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return forecast(problem, settings).of(speed);
  }

  @Override
  public List<Trial> trials() {
    return PinnForecast.trials();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    String label = "Deep Ritz " + settings.count("depth") + "×" + settings.count("width");
    try {
      return new EnergyRun(problem, PinnNetwork.of(problem, settings), energy(problem, settings),
          TrialForms.choose(problem, settings.choice("boundary")), new NeuralRemedies(settings(), settings),
          settings).solve(label, context);
    } catch (EnergyForm.NoEnergyException e) {
      return Solution.failed(problem.unknowns(), label, String.valueOf(e.getMessage()),
          List.of(Collocation.FINITE_ELEMENTS));
    }
  }
}
