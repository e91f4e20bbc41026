package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.collocate.solver.discretization.spectral.Dealiasing;
import org.collocate.solver.discretization.spectral.FourierEvolution;
import org.collocate.solver.discretization.spectral.FourierSystem;
import org.collocate.solver.discretization.spectral.WaveGrid;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.linear.Stopping;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.krylov.Gmres;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.nonlinear.NewtonHomotopy;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.time.Etdrk4;
import org.collocate.solver.time.TimeIntegrator;

/// Sums of waves on periodic intervals and rectangles; see {@link FourierSystem}.
public final class FourierSolver implements Solver {
  static final String ID = "fourier";
  private static final String LABEL = "Fourier";
  static final Setting.Whole POINTS = new Setting.Whole("points", "Points",
      "Points that carry the waves along the longer side: n points, waves up to n/2 periods. The error of a smooth solution"
          + " shrinks by a factor with each point more.",
      "", 64, 8, 2048);
  static final Setting.Choice DEALIASING = new Setting.Choice("dealiasing", "De-aliasing",
      "On how many points products are formed: two-thirds (exact for two factors) or half (for three) of their waves are kept;"
          + " none is faster, and good enough where the spectrum has decayed.",
      "two-thirds", List.of("two-thirds", "half", "none"));
  static final Setting.Real STEP = new Setting.Real("step", "Time step",
      "Equal steps of this length; 0 chooses steps by their errors.", "", 0, 0, 1e9);
  static final Setting.Real TOLERANCE = new Setting.Real("tolerance", "Time tolerance",
      "Error of one time step relative to the solution; smaller is slower.", "", 1e-7, 1e-13, 0.1);
  /// Each step of Newton's method is solved so far; the next one begins with what is left.
  private static final Stopping NEWTON_STEP = new Stopping(1e-6, 1000);
  static final int RESTART = 40;
  private static final double NEWTON = 1e-13;
  private static final int MOST_STEPS = 50;
  /// A residual that an iteration no longer makes smaller and that is below this is what rounding leaves.
  private static final double ACCEPTED = 1e-9;
  /// More than this at the end of the spectrum is worth a word.
  private static final double RESOLVED = 1e-8;
  private static final List<Remedy> TAKE_MEAN_OFF = List.of(
      new Remedy.Advice("take its mean off the initial state, and off sources"));

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.CLASSICAL,
        "Sums of waves on a periodic box: derivatives are products, products are formed at points",
        "û(κ) = −N̂(κ)/σ(κ),   σ(κ) = Σ c (iκ)^α;   else Newton–GMRES on M⁻¹(σ û + N̂(u)) = 0;   in time ETDRK4: û' = L(κ) û + N̂",
        "Smooth periodic problems to ten digits with a few dozen points along each side, derivatives of any order, several"
            + " unknowns. Says by the end of its spectrum whether the points were enough.",
        "Periodic intervals and rectangles only. Jumps and kinks of coefficients and sources spoil it: waves of all lengths are"
            + " needed for them, and the error shrinks slowly. Evolutions of first order in time, their linear part constant.",
        "L. N. Trefethen, Spectral Methods in MATLAB, SIAM 2000, doi 10.1137/1.9780898719598; P. Concus, G. H. Golub, SIAM"
            + " Journal on Numerical Analysis 10 (1973) 1103–1120, doi 10.1137/0710092 (mean coefficients as preconditioner);"
            + " A.-K. Kassam, L. N. Trefethen, SIAM Journal on Scientific Computing 26 (2005) 1214–1233, doi"
            + " 10.1137/S1064827502410633 (ETDRK4)");
  }

  @Override
  public List<Setting> settings() {
    return List.of(POINTS, DEALIASING, STEP, TOLERANCE);
  }

  @Override
  public Support supports(Problem given, Settings settings) {
    Problem problem = given.firstOrder();
    String obstacle = WaveGrid.obstacle(problem.domain());
    if (!obstacle.isEmpty()) {
      return Support.no(obstacle,
          new Remedy.Instead("finite elements, which need neither a rectangle nor a period", "fem"));
    }
    if (!problem.equation().hasFourier()) {
      return Support
          .no("waves need coefficients whose derivatives are known: " + problem.equation().fourierObstacle());
    }
    return switch (problem) {
      case SteadyProblem _ -> support(FourierSystem.obstacle(problem.equation().fourier()));
      case EvolutionProblem _ ->
        support(problem.equation().timeOrder() > 1 ? EvolutionFrames.SECOND_ORDER
            : FourierEvolution.obstacle(problem.equation().fourier()));
    };
  }

  private static Support support(String obstacle) {
    return obstacle.isEmpty() ? Support.yes() : Support.no(obstacle);
  }

  static WaveGrid grid(Problem problem, Settings settings) {
    Dealiasing dealiasing = switch (settings.choice(DEALIASING.key())) {
      case "half" -> Dealiasing.HALF;
      case "none" -> Dealiasing.NONE;
      default -> Dealiasing.TWO_THIRDS;
    };
    return new WaveGrid(problem.domain(), settings.count(POINTS.key()), dealiasing);
  }

  @Override
  public Forecast forecast(Problem given, Settings settings, Speed speed) {
    Problem problem = given.firstOrder();
    return new FourierForecast(problem, grid(problem, settings), settings.real(STEP.key())).at(speed);
  }

  @Override
  public List<Trial> trials() {
    return List.of(FourierForecast.trial());
  }

  @Override
  public Solution solve(Problem given, Settings settings, RunContext context) {
    Problem problem = given.firstOrder();
    context.progress(Double.NaN, "coefficients and symbol");
    context.checkpoint();
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      if (problem instanceof EvolutionProblem evolution) {
        return evolved(evolution, settings, team, context);
      }
      FourierSystem system = new FourierSystem(problem, grid(problem, settings), team);
      context.enter(Phase.SOLVE);
      context.checkpoint();
      Optional<double[]> divided = system.divided();
      return divided.isPresent()
          ? solution(problem, system, divided.get(), new Newton.Result("", 0, 0, Double.NaN), context)
          : iterated(problem, settings, system, team, context);
    }
  }

  private Solution evolved(EvolutionProblem problem, Settings settings, WorkerTeam team, RunContext context) {
    FourierEvolution system = new FourierEvolution(problem, grid(problem, settings), team);
    context.enter(Phase.SOLVE);
    context.checkpoint();
    if (!system.openWave().isEmpty()) {
      return Solution.failed(problem.unknowns(), LABEL,
          "the equations leave a wave open (" + system.openWave()
              + "): what stands in dt(…), or in an equation without dt, vanishes for it",
          List.of(new Remedy.Advice("add a term without derivatives, such as dt(u) beside dt(lap(u))")));
    }
    double[] u = system.initial();
    String imbalance = system.imbalance(u);
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), LABEL, imbalance, TAKE_MEAN_OFF);
    }
    double step = settings.real(STEP.key());
    Etdrk4 integrator = step > 0 ? Etdrk4.fixed(step) : Etdrk4.adaptive(settings.real(TOLERANCE.key()));
    EvolutionFrames frames = new EvolutionFrames(problem, system::fields, context);
    TimeIntegrator.Result result = integrator.integrate(system, u, frames.times(), frames);
    List<Remedy> remedies = new ArrayList<>();
    imbalance = result.reached() ? system.imbalance(u) : "";
    if (!imbalance.isEmpty()) {
      result = new TimeIntegrator.Result("in the course of time " + imbalance, result.steps(),
          result.rejected(),
          result.linearSolves());
      remedies.addAll(TAKE_MEAN_OFF);
    } else if (!result.reached()) {
      remedies
          .addAll(step > 0 ? Remedy.scaled(settings(), settings.values(), STEP.key(), 0.5, "shorter steps:")
              : Remedy.scaled(settings(), settings.values(), POINTS.key(), 2, "more points:"));
      remedies.add(new Remedy.Advice("end the span of time before the solution ceases to exist"));
    }
    return new Solution(frames.unknowns(), frames.frames(),
        new SolveReport(result.reached() ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED,
            result.reached() ? resolution(system.tail(u)) : result.reason() + frames.growth(u), LABEL,
            system.unknowns(),
            result.linearSolves(), result.steps(), Double.NaN, remedies));
  }

  private Solution iterated(Problem problem, Settings settings, FourierSystem system, WorkerTeam team,
      RunContext context) {
    if (!system.resonance().isEmpty()) {
      return Solution.failed(problem.unknowns(), LABEL,
          "the equation without its data has a wave as solution (" + system.resonance()
              + "), which leaves its amplitude open: a coefficient stands at a resonance, or a derivative is missing",
          List.of(new Remedy.Advice("change a coefficient or the size of the box a little")));
    }
    double[] u = new double[system.size()];
    Gmres gmres = new Gmres(_ -> (r, z) -> System.arraycopy(r, 0, z, 0, r.length), NEWTON_STEP, RESTART,
        team);
    Newton newton = new Newton(gmres, NEWTON, MOST_STEPS);
    IntConsumer onIteration = iteration -> {
      context.progress(Double.NaN, "Newton iteration " + iteration);
      context.checkpoint();
      if (context.frameDue()) {
        context.publish(new Frame(0, iteration, system.fields(u)));
      }
    };
    Newton.Result result = problem.equation().linear() ? newton.solve(system, u, onIteration)
        : new NewtonHomotopy(newton).solve(system, u, onIteration).newton();
    if (!result.converged() && !(result.residual() <= ACCEPTED)) {
      return failed(problem, settings, system, u, result);
    }
    return solution(problem, system, u, result, context);
  }

  private static Solution solution(Problem problem, FourierSystem system, double[] u, Newton.Result result,
      RunContext context) {
    if (!Double.isFinite(Vectors.largest(u))) {
      return Solution.failed(problem.unknowns(), LABEL,
          "the solution is not finite; a coefficient or a source may be singular", notFinite());
    }
    String imbalance = system.imbalance(u);
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), LABEL, imbalance,
          List.of(new Remedy.Advice("take its mean off the source"),
              new Remedy.Advice("add a term without derivatives, such as a small multiple of the unknown")));
    }
    context.enter(Phase.EVALUATE);
    context.checkpoint();
    Frame frame = new Frame(0, 0, system.fields(u));
    if (context.frameDue()) {
      context.publish(frame);
    }
    return new Solution(problem.unknowns(), List.of(frame),
        new SolveReport(SolveReport.Status.CONVERGED, resolution(system.tail(u)), LABEL, system.unknowns(),
            result.iterations() + result.linearIterations(), 0, result.residual()));
  }

  /// What the end of the spectrum says.
  private static String resolution(double tail) {
    String share = String.format(Locale.ROOT, "%.1e", tail);
    return tail <= RESOLVED
        ? "resolved: the shortest waves have " + share + " of the largest amplitude"
        : "not resolved: the shortest waves still have " + share
            + " of the largest amplitude, and the relative error may be"
            + " about as large; more points help, slowly where something jumps or has a kink";
  }

  private Solution failed(Problem problem, Settings settings, FourierSystem system, double[] u,
      Newton.Result result) {
    List<Remedy> remedies = new ArrayList<>();
    if (Double.isNaN(result.residual())) {
      remedies.addAll(notFinite());
    } else {
      remedies.addAll(Remedy.scaled(settings(), settings.values(), POINTS.key(), 2, "more points:"));
      remedies.add(new Remedy.Advice(problem.equation().linear()
          ? "a coefficient may stand near a resonance: change it a little"
          : "go to a hard parameter in steps, from one that converges (continuation)"));
      remedies.add(new Remedy.Instead("finite elements, which eliminate directly", "fem"));
    }
    SolveReport report = new SolveReport(SolveReport.Status.FAILED, result.reason(), LABEL, system.unknowns(),
        result.iterations() + result.linearIterations(), 0, result.residual(), remedies);
    return new Solution(problem.unknowns(), List.of(new Frame(0, 0, system.fields(u))), report);
  }

  private static List<Remedy> notFinite() {
    return List.of(new Remedy.Advice(
        "look for a division by zero, a root or a logarithm in coefficients and sources"));
  }
}
