package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.linear.BiCgStab;
import org.collocate.solver.linear.ConjugateGradient;
import org.collocate.solver.linear.IncompleteLu;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseDirect;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.time.TimeIntegrator;
import org.collocate.solver.time.TrBdf2;

/// Continuous finite elements P1 and P2 on intervals and triangles; see {@link FemSystem}.
public final class FemSolver implements Solver {
  private static final String ORDER = "order";
  private static final String CELLS = "cells";
  private static final String LINEAR = "linear";
  private static final String TOLERANCE = "tolerance";
  /// Beyond this many unknowns the factors of a direct solver are too large for an ordinary desktop.
  private static final int MOST_DIRECT = 800_000;

  @Override
  public SolverInfo info() {
    return new SolverInfo("fem", "FEM", SolverInfo.Kind.CLASSICAL,
        "Continuous piecewise polynomials on a triangle mesh, Newton's method and a sparse solver",
        "find u ∈ V_h:  ∫ m1 u_t v − ∫ Γ·∇v + ∮ g v = ∫ F v  for all v ∈ V_h",
        "Sound on every domain and for jumping coefficients; error O(h^{p+1}) in L2 for smooth solutions.",
        "At re-entrant corners and jumps the order drops unless the mesh is refined there; where convection outweighs "
            + "diffusion within a cell the solution oscillates; waves need many cells per wavelength.",
        "S. C. Brenner, L. R. Scott, The Mathematical Theory of Finite Element Methods, "
            + "doi 10.1007/978-0-387-75934-0");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting.Whole(ORDER, "Order",
            "Degree of the polynomials: 2 is more exact for the same time unless the "
                + "solution is rough.",
            "", 2, 1, 2),
        new Setting.Whole(CELLS, "Cells",
            "Wanted number of triangles or intervals; four times as many halve their "
                + "size.",
            "", 20_000, 2, 4_000_000),
        new Setting.Choice(LINEAR, "Linear solver",
            "auto takes the direct solver while its factors fit into memory; cg "
                + "is for symmetric positive definite problems.",
            "auto", List.of("auto", "direct", "cg", "bicgstab")),
        new Setting.Real(TOLERANCE, "Time tolerance",
            "Error of one time step relative to the solution; smaller is "
                + "slower.",
            "", 1e-5, 1e-12, 0.1));
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    int dimension = problem.domain().dimension();
    if (dimension < 1 || dimension > 2) {
      return Support.no("finite elements are offered in one and two dimensions, not in " + dimension);
    }
    if (!problem.equation().hasForm()) {
      return Support.no("finite elements need the general form: " + problem.equation().formObstacle());
    }
    if (problem.equation().timeOrder() > 1) {
      return Support
          .no("finite elements are not offered for equations of second order in time",
              new Remedy.Advice(
                  "write it as two equations of first order in time, with the rate as second unknown"));
    }
    if (settings.choice(LINEAR).equals("cg") && !problem.equation().symmetric()) {
      return Support.no("conjugate gradients need a symmetric equation",
          new Remedy.Change("let the program choose the linear solver", LINEAR, "auto"),
          new Remedy.Change("BiCGStab, which needs no symmetry", LINEAR, "bicgstab"));
    }
    return Support.yes();
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return new FemForecast(problem, settings.count(ORDER), settings.count(CELLS)).of(
        settings.real(TOLERANCE), isDirect(settings.choice(LINEAR)), speed);
  }

  /// Whether a number of unknowns is solved by elimination.
  private static IntPredicate isDirect(String choice) {
    return unknowns -> choice.equals("direct") || choice.equals("auto") && unknowns <= MOST_DIRECT;
  }

  @Override
  public List<Trial> trials() {
    return FemTrials.all();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    int order = settings.count(ORDER);
    FemRemedies remedies = new FemRemedies(settings(), settings);
    String label = "FEM P" + order;
    context.progress(Double.NaN, "meshing");
    FunctionSpace space;
    try {
      Mesh mesh = MeshGenerator.generate(problem.domain(),
          MeshRequest.ofCells(settings.count(CELLS)).refined(problem.refinements()));
      space = new FunctionSpace(mesh, order);
    } catch (MeshingException e) {
      return Solution.failed(problem.unknowns(), label, "the mesh cannot be made: " + e.getMessage(),
          remedies.mesh());
    }
    context.checkpoint();
    context.progress(Double.NaN, "assembling");
    FemSystem system = new FemSystem(problem, space);
    LinearSolver linear = linear(settings.choice(LINEAR), system);
    context.checkpoint();
    return switch (problem) {
      case SteadyProblem _ -> steady(problem, system, linear, label, remedies, context);
      case EvolutionProblem evolution ->
        evolve(evolution, system, linear, label, settings.real(TOLERANCE), remedies, context);
    };
  }

  private static LinearSolver linear(String choice, FemSystem system) {
    return switch (choice) {
      case "cg" -> new ConjugateGradient(new IncompleteLu(), 1e-11, 20_000);
      case "bicgstab" -> new BiCgStab(new IncompleteLu(), 1e-11, 20_000);
      case "direct" -> new SparseDirect(system.coordinates());
      default -> system.size() <= MOST_DIRECT ? new SparseDirect(system.coordinates())
          : new BiCgStab(new IncompleteLu(), 1e-11, 20_000);
    };
  }

  private static Solution steady(Problem problem, FemSystem system, LinearSolver linear, String label,
      FemRemedies remedies, RunContext context) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    system.prescribe(0, u);
    SteadySystem steady = new SteadySystem(system, u);
    if (!steady.obstacle().isEmpty()) {
      return Solution.failed(problem.unknowns(), label, steady.obstacle(), remedies.data());
    }
    Newton.Result result = new Newton(linear, 1e-10, 50).solve(steady, u, iteration -> {
      context.progress(Double.NaN, "Newton iteration " + iteration);
      context.checkpoint();
      if (context.frameDue()) {
        context.publish(new Frame(0, iteration, system.fields(u)));
      }
    });
    if (!Double.isFinite(Vectors.largest(u))) {
      return Solution.failed(problem.unknowns(), label,
          "the solution is not finite; a coefficient or a source may be "
              + "singular inside the domain",
          remedies.notFinite());
    }
    String imbalance = result.converged() ? steady.imbalance(u) : "";
    if (!imbalance.isEmpty()) {
      return Solution.failed(problem.unknowns(), label, imbalance, remedies.data());
    }
    steady.normalize(u);
    context.enter(Phase.EVALUATE);
    Frame frame = new Frame(0, 0, system.fields(u));
    SolveReport.Status status = result.converged() ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED;
    List<Remedy> tried = result.converged() ? List.of()
        : Double.isNaN(result.residual()) ? remedies.notFinite() : remedies.newton(system.isLinear());
    return new Solution(problem.unknowns(), List.of(frame),
        new SolveReport(status, result.reason(), label, system.size(), result.iterations(), 0,
            result.residual(),
            tried));
  }

  private static Solution evolve(EvolutionProblem problem, FemSystem system, LinearSolver linear,
      String label,
      double tolerance, FemRemedies remedies, RunContext context) {
    context.enter(Phase.SOLVE);
    double[] u = new double[system.size()];
    for (int j = 0; j < problem.unknowns().size(); j++) {
      system.interpolate(problem.initial().get(j), j, u);
    }
    double[] times = new double[problem.frameCount()];
    Arrays.setAll(times, problem::frameTime);
    List<Frame> frames = new ArrayList<>();
    TimeIntegrator.Result result = TrBdf2.adaptive(linear, tolerance)
        .integrate(system, u, times,
            new TimeIntegrator.Listener() {
              @Override
              public void reached(int index, int steps, double[] state) {
                Frame frame = new Frame(times[index], steps, system.fields(state));
                frames.add(frame);
                if (context.frameDue()) {
                  context.publish(frame);
                }
              }

              @Override
              public void stepped(int steps, double time) {
                context.checkpoint();
                context.progress(Math.min(1, time / problem.until()), "t = " + (float) time);
              }
            });
    boolean finite = Double.isFinite(Vectors.largest(u));
    boolean good = result.reached() && finite;
    String reason = result.reached() && !finite ? "the solution is not finite" : result.reason();
    return new Solution(problem.unknowns(), frames, new SolveReport(
        good ? SolveReport.Status.CONVERGED : SolveReport.Status.FAILED, reason, label, system.size(),
        result.linearSolves(), result.steps(), Double.NaN,
        good ? List.of() : finite ? remedies.evolution() : remedies.notFinite()));
  }
}
