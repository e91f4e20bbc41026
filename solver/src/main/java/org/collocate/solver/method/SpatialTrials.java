package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SpatialSystem;
import org.collocate.solver.discretization.adapt.ResidualEstimator;
import org.collocate.solver.discretization.fdm.GridSystem;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.LinearSolverProvider;
import org.collocate.solver.linear.PreconditionerProvider;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.linear.direct.FactorSize;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// The pieces of work of methods that are discrete in space, each on Poisson's equation on a square: meshing, assembling, eliminating,
/// substituting.
final class SpatialTrials {
  private static final int CELLS = 4000;
  private static final int POINTS = 80;

  private SpatialTrials() {}

  /// Poisson's equation on the unit square, with a value on the boundary.
  private static SteadyProblem problem() {
    Domain square = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    return new SteadyProblem(new Formulation(square,
        Equation.of(List.of("u"), List.of("-lap(u) + u = 1"), Scope.of("x", "y")), Map.of(), Map.of(),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0))), List.of()), Map.of());
  }

  /// Those of finite elements.
  static List<Trial> elements() {
    SteadyProblem problem = problem();
    Domain square = problem.domain();
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(square, MeshRequest.ofCells(CELLS)), 2);
    FemSystem system = new FemSystem(problem, space);
    double[] u = new double[system.size()];
    List<Trial> trials = new ArrayList<>(List.of(
        new Trial(FemForecast.MESH, false, CELLS,
            _ -> MeshGenerator.generate(square, MeshRequest.ofCells(CELLS))),
        // A fresh system, because one that is linear keeps its matrix.
        new Trial(FemForecast.ASSEMBLY, false,
            FemForecast.assemblyWork(2, 2, 1, space.mesh().cellCount()),
            _ -> new FemSystem(problem, space).jacobian(0, u))));
    trials.add(new Trial(FemForecast.ESTIMATE, true,
        FemForecast.assemblyWork(2, 2, 1, space.mesh().cellCount()), threads -> {
          try (WorkerTeam team = new WorkerTeam(threads)) {
            new ResidualEstimator(problem, space, team).estimate(u);
          }
        }));
    trials.addAll(elimination(system));
    trials.add(iteration(LinearWork.AGGREGATION, system, "cg", "amg"));
    trials.add(iteration(LinearWork.KRYLOV, system, "bicgstab", "ilu"));
    return trials;
  }

  /// Those of finite differences.
  static List<Trial> differences() {
    SteadyProblem problem = problem();
    RectangleGrid grid = new RectangleGrid(problem.domain(), POINTS);
    GridSystem system = new GridSystem(problem, grid);
    double[] u = new double[system.size()];
    List<Trial> trials = new ArrayList<>(List.of(new Trial(FdmSolver.ASSEMBLY, false, system.size(),
        _ -> new GridSystem(problem, grid).jacobian(0, u))));
    trials.addAll(elimination(system));
    trials.add(
        iteration(LinearWork.GRID, new GridSystem(problem, new RectangleGrid(problem.domain(), 2 * POINTS)),
            "cg", "geometric-multigrid"));
    trials.add(iteration(LinearWork.AGGREGATION, system, "cg", "amg"));
    trials.add(iteration(LinearWork.KRYLOV, system, "bicgstab", "ilu"));
    return trials;
  }

  /// Solving one system from zero.
  private static Trial iteration(LinearWork work, SpatialSystem system, String linear,
      String preconditioner) {
    SparseMatrix matrix = system.jacobian(0, new double[system.size()]);
    Unknowns unknowns = new Unknowns(system.coordinates(), 1);
    LinearSolverProvider solver = LinearSolverProvider.find(linear).orElseThrow();
    PreconditionerProvider inverse = PreconditionerProvider.find(preconditioner).orElseThrow();
    double[] b = new double[system.size()];
    Arrays.fill(b, 1);
    return new Trial(work.kind(), true, work.amount(matrix.size(), matrix.values().length, 2), threads -> {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        solver.solver(unknowns, inverse.preconditioner(unknowns, team), SpatialSolve.ITERATIVE, team)
            .prepare(matrix)
            .solve(b, new double[b.length]);
      }
    });
  }

  private static List<Trial> elimination(SpatialSystem system) {
    SparseMatrix matrix = system.jacobian(0, new double[system.size()]);
    FactorSize factor = FactorSize.of(system.size(), 1, 2);
    LinearSolver.Prepared prepared = new SparseDirect(system.coordinates(), new WorkerTeam(1))
        .prepare(matrix);
    double[] b = new double[system.size()];
    Arrays.fill(b, 1);
    return List.of(
        new Trial(SpatialForecast.FACTOR, false,
            SpatialForecast.ORDERING * system.size() + factor.operations(),
            _ -> new SparseDirect(system.coordinates(), new WorkerTeam(1)).prepare(matrix)),
        new Trial(SpatialForecast.SUBSTITUTION, false, factor.entries(),
            _ -> prepared.solve(b, new double[b.length])));
  }
}
