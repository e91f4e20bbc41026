package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.solver.discretization.fvm.CellEvolution;
import org.collocate.solver.discretization.fvm.CellGrid;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.StencilKernel;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Numbers;

/// Finite volumes on cells that drawn boundaries cut through, stepped explicitly; see {@link CellEvolution}.
public final class FvmSolver implements Solver {
  static final String ID = "fvm";
  private static final String LABEL = "FVM, explicit";
  private static final String CELLS = "fvm-cells";
  static final Setting.Whole POINTS = new Setting.Whole("points", "Cells",
      "Cells along the longer side; twice as many quarter the error of a smooth solution, and ask for steps a quarter as long"
          + " where something diffuses.",
      "", 128, 8, 2048);
  static final Setting.Choice SCHEME = new Setting.Choice("scheme", "Scheme",
      "Euler's is of first order and cheap, for what diffuses; ssp3 is of third order and also stable for waves and transport;"
          + " auto takes the one that suits the equation.",
      "auto", List.of("auto", "euler", "ssp3"));
  static final Setting.Real STEP = new Setting.Real("step", "Time step",
      "Steps of at most this length; 0 takes the longest that is forecast to be stable.", "", 0, 0, 1e9);
  private static final int COARSE = 24;
  private static final double UNCERTAINTY = 3;
  /// Cells that are stepped between two looks at the solution.
  private static final double LOOK = 8e6;
  /// The forecast of the longest stable step is on the safe side, by less than this.
  private static final double SURELY_UNSTABLE = 1.5;
  private static final int MOST_STEPS = 500_000_000;
  private static final int TRIAL_CELLS = 128;
  private static final int TRIAL_STEPS = 100;

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.CLASSICAL,
        "Balances of equal cells, cut where the drawn boundary runs through them, in explicit steps",
        "m κ |c| u_t = κ |c| F − Σ_faces o |f| Γ_f · n − |wall| Γ·n;   u' = u + τ f(t, u), or three such stages (SSP3)",
        "Thousands of steps in a second on drawn domains: what reacts and diffuses over many steps, waves, transport. Mass is"
            + " conserved to rounding. What is seen live on the Play stage.",
        "Steps must be short: their number grows with the square of the cells along a side where something diffuses. Second order"
            + " where values are prescribed and on rectangles, 1.6 to 1.8 in the largest error where fluxes are prescribed on a drawn"
            + " boundary. Nothing of higher order than two in space, no steady problems, conditions of one kind on each part.",
        "Y. T. Ng, C. Min, F. Gibou, Journal of Computational Physics 228 (2009) 8807–8829 (cut cells); C.-W. Shu, S. Osher, Journal"
            + " of Computational Physics 77 (1988) 439–471, doi 10.1016/0021-9991(88)90177-5 (SSP3)");
  }

  @Override
  public List<Setting> settings() {
    return List.of(POINTS, SCHEME, STEP);
  }

  @Override
  public Support supports(Problem given, Settings settings) {
    if (!(given.firstOrder() instanceof EvolutionProblem problem)) {
      return Support.no("explicit steps need an evolution: write dt(u) into the equation",
          new Remedy.Instead("finite elements", "fem"));
    }
    if (problem.equation().timeOrder() > 1) {
      return Support.no(EvolutionFrames.SECOND_ORDER);
    }
    String obstacle = CellEvolution.obstacle(problem);
    return obstacle.isEmpty() ? Support.yes()
        : Support.no(obstacle, new Remedy.Instead("finite elements", "fem"));
  }

  private static CellEvolution.Scheme scheme(EvolutionProblem problem, Settings settings) {
    return switch (settings.choice(SCHEME.key())) {
      case "euler" -> CellEvolution.Scheme.EULER;
      case "ssp3" -> CellEvolution.Scheme.SSP3;
      default -> CellEvolution.suitable(problem);
    };
  }

  /// The stable step is measured on two coarse grids, and continued to the wanted one by its order.
  @Override
  public Forecast forecast(Problem given, Settings settings, Speed speed) {
    EvolutionProblem problem = (EvolutionProblem) given.firstOrder();
    CellGrid grid = CellEvolution.grid(problem, settings.count(POINTS.key()));
    CellEvolution.Scheme scheme = scheme(problem, settings);
    double step = settings.real(STEP.key());
    String which = "as given";
    if (step == 0) {
      step = stable(problem, scheme, settings.count(POINTS.key()));
      which = "the longest that are forecast to be stable";
    }
    double steps = Math.max(problem.frameCount() - 1.0, Math.ceil(problem.until() / step));
    int unknowns = problem.unknowns().size();
    int stages = scheme == CellEvolution.Scheme.EULER ? 1 : 3;
    double work = steps * stages * unknowns * grid.cells();
    String text = String.format(Locale.ROOT, "%d × %d cells, %.0f steps of %s, %s", grid.count(0),
        grid.count(1),
        steps, Numbers.shortText(Math.min(step, problem.until())), which);
    long count = (long) unknowns * grid.cells();
    double bytes = 8.0 * grid.count(0) * grid.count(1) * (unknowns * (stages + 3.0) + 8) + 64.0 * count;
    return new Forecast(count, true, 0, bytes,
        Span.within(speed.fromStart(speed.seconds(CELLS, work), CELLS), UNCERTAINTY),
        new Forecast.Basis(text, ID + " " + grid.domain().dimension() + "d " + scheme));
  }

  private static double stable(EvolutionProblem problem, CellEvolution.Scheme scheme, int cells) {
    try (WorkerTeam team = new WorkerTeam(1)) {
      if (cells <= 2 * COARSE) {
        return stable(problem, scheme, cells, team);
      }
      double coarse = stable(problem, scheme, COARSE, team);
      double fine = stable(problem, scheme, 2 * COARSE, team);
      double order = Double.isInfinite(fine) ? 0 : Math.clamp(Math.log(coarse / fine) / Math.log(2), 0, 2);
      return fine * Math.pow(2.0 * COARSE / cells, order);
    }
  }

  private static double stable(EvolutionProblem problem, CellEvolution.Scheme scheme, int cells,
      WorkerTeam team) {
    return new CellEvolution(problem, CellEvolution.grid(problem, cells), scheme, team).stableStep();
  }

  @Override
  public List<Trial> trials() {
    return List.of(
        new Trial(CELLS, true, (double) TRIAL_STEPS * TRIAL_CELLS * TRIAL_CELLS, FvmSolver::stepSquare));
  }

  private static void stepSquare(int threads) {
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x", "y"));
    EvolutionProblem problem = new EvolutionProblem(
        new Formulation(torus, Equation.of(List.of("u"), List.of("dt(u) = lap(u) - u^3"), Scope.of("x", "y")),
            Map.of(), Map.of(), List.of(), List.of()),
        Map.of(), List.of(Expression.of(1)), List.of(), 1, 2);
    try (WorkerTeam team = new WorkerTeam(threads)) {
      CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, TRIAL_CELLS),
          CellEvolution.Scheme.EULER, team);
      evolution.step(TRIAL_STEPS, 0.1 / ((double) TRIAL_CELLS * TRIAL_CELLS));
    }
  }

  @Override
  public Solution solve(Problem given, Settings settings, RunContext context) {
    EvolutionProblem problem = (EvolutionProblem) given.firstOrder();
    context.progress(Double.NaN, "cells");
    context.checkpoint();
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      CellGrid grid = CellEvolution.grid(problem, settings.count(POINTS.key()));
      context.checkpoint();
      CellEvolution evolution = new CellEvolution(problem, grid, scheme(problem, settings), team);
      context.enter(Phase.SOLVE);
      return stepped(problem, settings, evolution, context);
    } catch (StencilKernel.FormulaTooLargeException e) {
      return Solution.failed(problem.unknowns(), LABEL, String.valueOf(e.getMessage()),
          List.of(new Remedy.Instead("finite elements", "fem")));
    }
  }

  private Solution stepped(EvolutionProblem problem, Settings settings, CellEvolution evolution,
      RunContext context) {
    EvolutionFrames frames = new EvolutionFrames(problem, _ -> evolution.fields(), context);
    int look = (int) Math.clamp(LOOK / (double) evolution.grid().cells(), 8, 100_000);
    double[] times = frames.times();
    int steps = 0;
    double stable = Double.NaN;
    frames.reached(0, 0, new double[0]);
    for (int k = 1; k < times.length; k++) {
      stable = evolution.stableStep();
      double longest = settings.real(STEP.key()) > 0 ? settings.real(STEP.key()) : stable;
      double span = times[k] - times[k - 1];
      double count = Math.max(1, Math.ceil(span / longest));
      if (count > MOST_STEPS) {
        return failed(frames, evolution, steps, "steps of " + Numbers.shortText(longest)
            + " would be needed: too many", settings);
      }
      double length = span / count;
      if (length > SURELY_UNSTABLE * stable) {
        return failed(frames, evolution, steps, "steps of " + Numbers.shortText(length)
            + " are longer than the longest stable ones, about " + Numbers.shortText(stable) + " at t = "
            + Numbers.shortText(evolution.time()), settings);
      }
      for (int left = (int) count; left > 0; left -= look) {
        int now = Math.min(left, look);
        evolution.step(now, length);
        steps += now;
        frames.stepped(steps, Math.min(evolution.time(), times[k]));
        if (!evolution.isFinite()) {
          return failed(frames, evolution, steps, lost(problem, evolution, length, stable),
              settings);
        }
      }
      frames.reached(k, steps, new double[0]);
    }
    context.enter(Phase.EVALUATE);
    context.checkpoint();
    return new Solution(frames.unknowns(), frames.frames(),
        new SolveReport(SolveReport.Status.CONVERGED,
            "the longest stable step is about " + Numbers.shortText(stable) + " at the end", LABEL,
            unknowns(evolution), 0, steps, Double.NaN));
  }

  private static String lost(EvolutionProblem problem, CellEvolution evolution, double length,
      double stable) {
    int unknown = 0;
    while (Double.isFinite(evolution.peak(unknown).value())) {
      unknown++;
    }
    StringBuilder place = new StringBuilder();
    double[] at = evolution.peak(unknown).at();
    for (int axis = 0; axis < at.length; axis++) {
      place.append(axis == 0 ? "" : ", ")
          .append(problem.domain().coordinateNames().get(axis))
          .append(" = ")
          .append(Numbers.shortText(at[axis]));
    }
    return "max |" + problem.unknowns().get(unknown) + "| is no number any more at t = "
        + Numbers.shortText(evolution.time()) + ", near " + place + ": "
        + (length > stable
            ? "steps of " + Numbers.shortText(length) + " are longer than the longest stable ones, about "
                + Numbers.shortText(stable)
            : "steps of " + Numbers.shortText(length) + " were forecast to be stable up to "
                + Numbers.shortText(stable) + ", so that the solution itself seems to cease to exist");
  }

  private static long unknowns(CellEvolution evolution) {
    return (long) evolution.problem().unknowns().size() * evolution.grid().cells();
  }

  private Solution failed(EvolutionFrames frames, CellEvolution evolution,
      int steps,
      String reason, Settings settings) {
    List<Remedy> remedies = new ArrayList<>();
    if (settings.real(STEP.key()) > 0) {
      remedies.add(new Remedy.Change("the longest stable steps", STEP.key(), 0.0));
    }
    remedies.add(new Remedy.Advice("end the span of time before the solution ceases to exist"));
    return new Solution(frames.unknowns(), frames.frames(), new SolveReport(SolveReport.Status.FAILED, reason,
        LABEL,
        unknowns(evolution), 0, steps, Double.NaN, remedies));
  }
}
