package org.collocate.solver.method;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.discretization.fdm.SeparableGrid;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.linear.separable.End;
import org.collocate.solver.linear.separable.SeparableSolver;
import org.collocate.solver.linear.separable.Waves;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// The five-point scheme with constant coefficients, solved by Fourier transforms; see {@link SeparableGrid}.
public final class FastPoissonSolver implements Solver {
  private static final String ID = "fast-poisson";
  private static final String LABEL = "Fast Poisson";
  private static final String TRANSFORMS = "separable-solution";
  private static final int TRIAL_INTERVALS = 256;
  /// The unknown, its field, and what is made of it for the first picture.
  private static final double BYTES_PER_NODE = 40;
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points",
      "Points along the longer side, ends included; twice as many quarter the error of a smooth solution. Along x there are a"
          + " few more where that makes transforms fast: an even number of intervals without prime factors beyond 5.",
      "", 257, 4, 8193);

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.CLASSICAL,
        "The five-point scheme solved directly: waves along the rows, tridiagonal systems across them",
        "−a u_xx − b u_yy + c u = f  →  (c + (a/hx²) λ_k) û_k − b δ²_y û_k = f̂_k,   λ_k = 4 sin²(θ_k/2)",
        "Millions of points in a fraction of a second, without a matrix and without iterations: the fastest there is where it"
            + " can be used. The same equations as fdm.",
        "Intervals and rectangles with constant coefficients, one kind of condition on each side (value, flux or periodic),"
            + " one unknown, steady, no first derivatives.",
        "R. W. Hockney, A fast direct solution of Poisson's equation using Fourier analysis, Journal of the ACM 12 (1965) 95–113,"
            + " doi 10.1145/321250.321259; P. N. Swarztrauber, SIAM Review 19 (1977) 490–501, doi 10.1137/1019071");
  }

  @Override
  public List<Setting> settings() {
    return List.of(POINTS);
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    if (!(problem instanceof SteadyProblem)) {
      return refusal("fast transforms solve steady equations; this one evolves");
    }
    String obstacle = RectangleGrid.obstacle(problem.domain());
    if (!obstacle.isEmpty()) {
      return Support.no("a rectangle or an interval is needed: " + obstacle,
          new Remedy.Instead("finite elements, which need no rectangle", "fem"));
    }
    if (!problem.equation().hasForm()) {
      return Support.no("finite differences need the general form: " + problem.equation().formObstacle());
    }
    String coefficients = SeparableGrid.obstacle(problem, grid(problem, settings));
    return coefficients.isEmpty() ? Support.yes() : refusal(coefficients);
  }

  private static Support refusal(String reason) {
    return Support.no(reason,
        new Remedy.Instead("finite differences on the same points, with a general linear solver", "fdm"));
  }

  private static RectangleGrid grid(Problem problem, Settings settings) {
    return RectangleGrid.forTransforms(problem.domain(), settings.count(POINTS.key()));
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    RectangleGrid grid = grid(problem, settings);
    String text = grid.dimension() == 1 ? grid.count(0) + " points"
        : grid.count(0) + " × " + grid.count(1) + " points, of which " + settings.count(POINTS.key())
            + " along the longer side were asked for";
    double seconds = speed.fromStart(speed.seconds(TRANSFORMS, grid.size()), TRANSFORMS);
    return new Forecast(grid.size(), true, 0, BYTES_PER_NODE * grid.size(), Span.within(seconds, 3),
        new Forecast.Basis(text + ", two transforms of each row", ID + " " + grid.dimension() + "d"));
  }

  @Override
  public List<Trial> trials() {
    int rows = TRIAL_INTERVALS - 1;
    SeparableSolver.Columns columns = new SeparableSolver.Columns(rows, 1, End.FIXED, End.FIXED);
    return List.of(new Trial(TRANSFORMS, true, (double) rows * rows, threads -> {
      double[] values = new double[rows * rows];
      Arrays.fill(values, 1);
      try (WorkerTeam team = new WorkerTeam(threads)) {
        new SeparableSolver(0, Waves.of(TRIAL_INTERVALS, End.FIXED, End.FIXED), 1, columns, team)
            .solveInPlace(values, 0, rows);
      }
    }));
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    context.progress(Double.NaN, "right-hand side and transforms");
    context.checkpoint();
    RectangleGrid grid = grid(problem, settings);
    SeparableGrid separable = new SeparableGrid(problem, grid);
    SpatialRemedies remedies = new SpatialRemedies(settings(), settings);
    String imbalance = separable.imbalance();
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), LABEL, imbalance, remedies.data());
    }
    context.enter(Phase.SOLVE);
    context.checkpoint();
    double[] u;
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      u = separable.solve(team);
    }
    if (!Double.isFinite(Vectors.largest(u))) {
      return Solution.failed(problem.unknowns(), LABEL,
          "the solution is not finite; a source or a condition may be singular", remedies.notFinite());
    }
    context.enter(Phase.EVALUATE);
    context.checkpoint();
    Frame frame = new Frame(0, 0, List.of(separable.field(u)));
    if (context.frameDue()) {
      context.publish(frame);
    }
    return new Solution(problem.unknowns(), List.of(frame), new SolveReport(SolveReport.Status.CONVERGED,
        rounded(grid, problem, settings), LABEL, grid.size(), 0, 0, Double.NaN));
  }

  /// What differs from the points that were asked for; empty if nothing does.
  private static String rounded(RectangleGrid grid, Problem problem, Settings settings) {
    int asked = new RectangleGrid(problem.domain(), settings.count(POINTS.key())).count(0);
    return asked == grid.count(0) ? ""
        : grid.count(0) + " points along x instead of " + asked
            + ", because transforms of that length are fast";
  }
}
