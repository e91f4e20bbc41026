package org.collocate.solver.method;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.problem.Problem;

/// Finite differences on intervals and rectangles; see {@link GridSystem}.
public final class FdmSolver implements Solver {
  static final String ASSEMBLY = "fdm-assembly";
  private static final String ID = "fdm";
  private static final double BYTES_PER_NODE = 300;
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points",
      "Points along the longer side, ends included; twice as many quarter the error of a smooth solution.",
      "", 129,
      4, 4097);

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, "FDM", SolverInfo.Kind.CLASSICAL,
        "Conservative differences on points of equal spacing: the five-point scheme, with mean coefficients on faces",
        "Σ_faces |f| Γ_f = |c| F,   Γ_f = ½ (Γ(x_n, u_n, ∇u_f) + Γ(x_m, u_m, ∇u_f))",
        "The simplest method on rectangles, exact to O(h²) for smooth data; what most training data of operator networks "
            + "are made with.",
        "Rectangles only. Of first order where a coefficient jumps between two points; oscillates where convection "
            + "outweighs diffusion between them.",
        "R. J. LeVeque, Finite Difference Methods for Ordinary and Partial Differential Equations, "
            + "doi 10.1137/1.9780898717839");
  }

  @Override
  public List<Setting> settings() {
    return List.of(POINTS, SteadyStart.PARAMETER, SteadyStart.FROM, SpatialSolve.LINEAR,
        SpatialSolve.PRECONDITIONER, SpatialSolve.INTEGRATOR, SpatialSolve.STEP, SpatialSolve.TOLERANCE,
        CycleFrames.WATCH);
  }

  @Override
  public Support supports(Problem given, Settings settings) {
    Problem problem = given.firstOrder();
    String obstacle = RectangleGrid.obstacle(problem.domain());
    if (!obstacle.isEmpty()) {
      return Support.no(obstacle);
    }
    if (!problem.equation().hasForm()) {
      return Support.no("finite differences need the general form: " + problem.equation().formObstacle());
    }
    if (problem.equation().timeOrder() > 1) {
      return Support.no(EvolutionFrames.SECOND_ORDER);
    }
    return Stream.<Supplier<Support>>of(() -> SteadyStart.supports(problem, settings),
        () -> CycleFrames.supports(problem, settings, grid(problem, settings).size()),
        () -> SpatialSolve.supports(problem, settings))
        .map(Supplier::get)
        .filter(support -> !support.isYes())
        .findFirst()
        .orElse(Support.yes());
  }

  private static RectangleGrid grid(Problem problem, Settings settings) {
    return new RectangleGrid(problem.domain(), settings.count(POINTS.key()));
  }

  @Override
  public Forecast forecast(Problem given, Settings settings, Speed speed) {
    Problem problem = given.firstOrder();
    RectangleGrid grid = grid(problem, settings);
    String text = grid.dimension() == 1 ? grid.count(0) + " points"
        : grid.count(0) + " × " + grid.count(1) + " points";
    double couplings = grid.dimension() == 1 ? 3 : 5;
    Forecast once = new SpatialForecast(problem,
        new SpatialForecast.Size(ID, text, true, grid.size(), couplings,
            BYTES_PER_NODE * grid.size(), new SpatialForecast.Part(ASSEMBLY, 0),
            new SpatialForecast.Part(ASSEMBLY, (double) grid.size() * problem.unknowns().size()),
            new SpatialForecast.Part(ASSEMBLY, 0)))
        .of(settings.real(SpatialSolve.TOLERANCE.key()),
            unknowns -> LinearWork.of(problem, settings, onGrid(problem), unknowns), speed);
    return SpatialForecast.from(SteadyStart.of(settings), once);
  }

  /// Whether multigrid on grids is for this problem: across periodic sides points are no neighbours.
  private static boolean onGrid(Problem problem) {
    return problem.domain().dimension() == 2 && problem.unknowns().size() == 1
        && !problem.domain().periodic(0) && !problem.domain().periodic(1);
  }

  @Override
  public List<Trial> trials() {
    return SpatialTrials.differences();
  }

  @Override
  public Solution solve(Problem given, Settings settings, RunContext context) {
    Problem problem = given.firstOrder();
    context.progress(Double.NaN, "assembling");
    context.checkpoint();
    GridSystem system = new GridSystem(problem, grid(problem, settings));
    String watched = new CycleFrames(system, settings, context).show();
    Solution solution = SpatialSolve.solve(_ -> system, settings, SteadyStart.of(settings),
        new SpatialRemedies(settings(), settings), "FDM", context);
    return solution.with(solution.report().saying(watched));
  }
}
