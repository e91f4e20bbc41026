package org.collocate.solver.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshMotion;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.mesh.Refinement;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.jspecify.annotations.Nullable;

/// Finite elements of order 1 for the states of a steady problem that follow one another under the hand: while the domain is
/// dragged the mesh moves with it, so that cells, pattern and order of elimination are made once; see {@link MeshMotion}.
///
/// Where the mesh cannot follow, it is made anew. A result depends on the states before it as far as the mesh does, within the
/// error of the discretization. An object serves one thread at a time.
public final class MovingElements implements AutoCloseable {
  private static final String LABEL = "FEM P1";

  private final FemSolver solver = new FemSolver();
  private final WorkerTeam team;
  private @Nullable State rest;

  /// A discrete problem, and what is needed to move it.
  ///
  /// @param cells wanted number of them
  /// @param motion null where the mesh does not follow: in one dimension
  /// @param linear knows the order of elimination
  private record State(int cells, List<Refinement> refinements, @Nullable MeshMotion motion,
      FunctionSpace space,
      FemSystem system, LinearSolver linear) {

    /// This state on the same cells in another domain; empty if the mesh cannot follow.
    Optional<State> at(Problem problem, Settings settings) {
      if (motion == null || settings.count(FemSolver.CELLS) != cells
          || !problem.refinements().equals(refinements) || problem.unknowns().size() != system.components()
          || !(problem.domain() instanceof PlanarDomain planar)) {
        return Optional.empty();
      }
      return motion.to(planar).map(mesh -> {
        FunctionSpace moved = space.on(mesh);
        boolean upwind = Stabilization.choose(problem, settings, moved).upwind();
        return new State(cells, refinements, motion, moved, system.on(moved, problem, upwind), linear);
      });
    }
  }

  /// @param threads that work on one state
  public MovingElements(int threads) {
    team = new WorkerTeam(threads);
  }

  /// Solves a steady problem that {@link FemSolver} supports.
  ///
  /// @param cells wanted number of them
  public Solution solve(Problem problem, int cells, RunContext context) {
    Settings settings = Settings.of(solver.settings(),
        Map.of(FemSolver.ORDER, 1L, FemSolver.CELLS, (long) cells));
    SpatialRemedies remedies = new SpatialRemedies(solver.settings(), settings);
    State before = rest;
    State now = before == null ? null : before.at(problem, settings).orElse(null);
    if (now == null) {
      try {
        now = anew(problem, settings);
      } catch (MeshingException e) {
        return Solution.failed(problem.unknowns(), LABEL, "the mesh cannot be made: " + e.getMessage(),
            remedies.mesh());
      }
      rest = now;
    }
    context.checkpoint();
    return new SteadySolve(now.linear(), LABEL, remedies, context).solve(now.system(),
        new SteadyStart.Zero());
  }

  private State anew(Problem problem, Settings settings) {
    int cells = settings.count(FemSolver.CELLS);
    Mesh mesh = MeshGenerator.generate(problem.domain(),
        MeshRequest.ofCells(cells).refined(problem.refinements()));
    FunctionSpace space = new FunctionSpace(mesh, 1);
    FemSystem system = new FemSystem(problem, space, Stabilization.choose(problem, settings, space).upwind(),
        team);
    return new State(cells, problem.refinements(),
        problem.domain() instanceof PlanarDomain ? new MeshMotion(mesh, team) : null, space, system,
        SpatialSolve.linear(settings, new Unknowns(system.coordinates(), system.components()), team));
  }

  /// Ends its threads.
  @Override
  public void close() {
    team.close();
  }
}
