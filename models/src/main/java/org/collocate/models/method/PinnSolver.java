package org.collocate.models.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.collocate.models.network.TrialForm;
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
/// Of a long span of time `windows` are learned one after another ([TimeMarching]), and causal weights ([org.collocate.models.loss.CausalWeights])
/// let later times count once earlier ones are satisfied.
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

  @Override
  public SolverInfo info() {
    return new SolverInfo("pinn", LABEL, SolverInfo.Kind.NEURAL,
        "A network trained until it satisfies the equation at points of the domain.",
        "u = g + φ·N(x; θ), θ = argmin mean|r(u)|² + β mean|boundary|²",
        "One recipe for any equation with a strong form; nonlinear terms cost nothing extra; smooth in all derivatives.",
        "Slow against classical methods; steep layers and high frequencies are learned last or not at all, which shows"
            + " as a loss that stands still.",
        "Raissi, Perdikaris, Karniadakis 2019, Physics-informed neural networks, doi 10.1016/j.jcp.2018.10.045; "
            + "distance functions: Sukumar, Srivastava 2022, doi 10.1016/j.cma.2021.114333; preconditioning: De Ryck, Bonnet, "
            + "Mishra, de Bézenac 2024, An operator preconditioning perspective on training in physics-informed machine "
            + "learning, ICLR, arXiv 2310.05801");
  }

  @Override
  public List<Setting> settings() {
    return Stream
        .concat(Stream.concat(PinnNetwork.settings().stream(), TrainingSettings.all().stream()),
            Stream.of(TimeMarching.WINDOWS))
        .toList();
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
    String marching = TimeMarching.obstacle(problem, settings);
    if (support.isYes() && !marching.isEmpty()) {
      return Support.no(marching,
          new Remedy.Change("all of the time at once", TimeMarching.WINDOWS.key(), 1L));
    }
    return support.isYes() ? forecast(problem, settings).affordable() : support;
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return forecast(problem, settings).of(speed);
  }

  private static PinnForecast forecast(Problem problem, Settings settings) {
    return new PinnForecast("pinn", problem, settings, problem.domain().dimension() == 0
        ? 0
        : PinnNetwork.of(problem, settings).parameterCount());
  }

  @Override
  public List<Trial> trials() {
    return PinnForecast.trials();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    if (settings.count(TimeMarching.WINDOWS.key()) > 1) {
      return new TimeMarching((EvolutionProblem) problem, settings, this).solve(context);
    }
    String label = LABEL + " " + settings.count("depth") + "×" + settings.count("width") + " "
        + settings.choice("activation");
    return new ResidualTraining(problem, PinnNetwork.of(problem, settings), label, settings(), settings,
        _ -> List.of()).solve(context);
  }
}
