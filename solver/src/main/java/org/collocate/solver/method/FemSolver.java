package org.collocate.solver.method;

import java.util.List;
import org.collocate.solver.discretization.adapt.ErrorEstimator;
import org.collocate.solver.discretization.adapt.ResidualEstimator;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// Continuous finite elements P1, P2 and P3 on intervals and triangles; see {@link FemSystem}. On demand the mesh adapts
/// itself to the solution of a steady problem; see {@link AdaptiveElements}. The solution of a steady problem comes with an estimate of
/// its error by {@link ResidualEstimator}.
public final class FemSolver implements Solver {
  static final String ORDER = "order";
  static final String CELLS = "cells";

  @Override
  public SolverInfo info() {
    return new SolverInfo(FemForecast.ID, "FEM", SolverInfo.Kind.CLASSICAL,
        "Continuous piecewise polynomials on a triangle mesh, Newton's method and a sparse solver",
        "find u ∈ V_h:  ∫ m1 u_t v − ∫ Γ·∇v + ∮ g v = ∫ F v  for all v ∈ V_h",
        "Sound on every domain and for jumping coefficients; error O(h^{p+1}) in L2 for smooth solutions.",
        "At re-entrant corners and jumps the order drops unless the mesh is refined there, by hand or by itself; where transport outweighs "
            + "diffusion within a cell the solution oscillates unless it is stabilized, and then still beside sharp layers; waves need many cells per wavelength.",
        "S. C. Brenner, L. R. Scott, The Mathematical Theory of Finite Element Methods, "
            + "doi 10.1007/978-0-387-75934-0");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting.Whole(ORDER, "Order",
            "Degree of the polynomials: 2 is more exact for the same time unless the "
                + "solution is rough, 3 still more where it is smooth.",
            "", 2, 1, 3),
        new Setting.Whole(CELLS, "Cells",
            "Wanted number of triangles or intervals; four times as many halve their "
                + "size. Where the mesh adapts itself, the most there may be.",
            "", 20_000, 2, 4_000_000),
        Stabilization.SETTING, AdaptiveElements.ADAPT, AdaptiveElements.TARGET, AdaptiveElements.MARKING,
        SteadyStart.PARAMETER, SteadyStart.FROM, SpatialSolve.LINEAR,
        SpatialSolve.PRECONDITIONER, SpatialSolve.INTEGRATOR, SpatialSolve.STEP, SpatialSolve.TOLERANCE);
  }

  @Override
  public Support supports(Problem given, Settings settings) {
    Problem problem = given.firstOrder();
    int dimension = problem.domain().dimension();
    if (dimension < 1 || dimension > 2) {
      return Support.no("finite elements are offered in one and two dimensions, not in " + dimension);
    }
    if (!problem.equation().hasForm()) {
      return Support.no("finite elements need the general form: " + problem.equation().formObstacle());
    }
    if (problem.equation().timeOrder() > 1) {
      return Support.no(EvolutionFrames.SECOND_ORDER);
    }
    if (AdaptiveElements.isWanted(settings) && !(problem instanceof SteadyProblem)) {
      return Support.no("a mesh adapts itself to steady problems only",
          new Remedy.Change("one mesh for all times", AdaptiveElements.ADAPT.key(), AdaptiveElements.NONE));
    }
    for (Support support : List.of(Stabilization.supports(problem, settings),
        SteadyStart.supports(problem, settings))) {
      if (!support.isYes()) {
        return support;
      }
    }
    return SpatialSolve.supports(problem, settings);
  }

  @Override
  public Forecast forecast(Problem given, Settings settings, Speed speed) {
    Problem problem = given.firstOrder();
    Forecast whole = FemForecast.of(problem, settings.count(ORDER), settings.count(CELLS))
        .of(
            settings.real(SpatialSolve.TOLERANCE.key()),
            unknowns -> LinearWork.of(problem, settings, false, unknowns), speed);
    Forecast meshes = AdaptiveElements.isWanted(settings) ? FemForecast.adaptive(whole) : whole;
    return SpatialForecast.from(SteadyStart.of(settings), meshes);
  }

  @Override
  public List<Trial> trials() {
    return SpatialTrials.elements();
  }

  @Override
  public Solution solve(Problem given, Settings settings, RunContext context) {
    Problem problem = given.firstOrder();
    int order = settings.count(ORDER);
    SpatialRemedies remedies = new SpatialRemedies(settings(), settings);
    String label = "FEM P" + order;
    context.progress(Double.NaN, "meshing");
    int cells = settings.count(CELLS);
    boolean adaptive = AdaptiveElements.isWanted(settings);
    Mesh mesh;
    FunctionSpace space;
    try {
      mesh = MeshGenerator.generate(problem.domain(),
          MeshRequest.ofCells(adaptive ? AdaptiveElements.start(cells) : cells)
              .refined(problem.refinements()));
      space = new FunctionSpace(mesh, order);
    } catch (MeshingException e) {
      return Solution.failed(given.unknowns(), label, "the mesh cannot be made: " + e.getMessage(),
          remedies.mesh());
    }
    context.checkpoint();
    if (adaptive) {
      return new AdaptiveElements(problem, settings, remedies, order, cells).solve(mesh, context);
    }
    context.progress(Double.NaN, "assembling");
    Stabilization stabilization = Stabilization.choose(problem, settings, space);
    Solution solved = SpatialSolve.solve(team -> new FemSystem(problem, space, stabilization.upwind(), team),
        settings, SteadyStart.of(settings), remedies, stabilization.label(label), context);
    Solution solution = solved.with(solved.report().saying(stabilization.account()));
    boolean estimates = problem instanceof SteadyProblem && context.wantsOwnError()
        && solution.report().status() == SolveReport.Status.CONVERGED;
    return estimates ? withOwnError(problem, space, solution, context.threads()) : solution;
  }

  private static Solution withOwnError(Problem problem, FunctionSpace space, Solution solution,
      int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      ErrorEstimator estimator = new ResidualEstimator(problem, space, team);
      EnergyError own = EnergyError.of(estimator,
          estimator.estimate(space.degrees(solution.last().fields())));
      return solution.with(solution.report().with(own));
    }
  }
}
