package org.collocate.solver.method;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.linear.FactorSize;
import org.collocate.solver.linear.LinearSolver;
import org.collocate.solver.linear.SparseDirect;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// The pieces of work of finite elements, each on Poisson's equation on a square: meshing, assembling, eliminating,
/// substituting.
final class FemTrials {
  private static final int CELLS = 4000;

  private FemTrials() {}

  static List<Trial> all() {
    Domain square = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    SteadyProblem problem = new SteadyProblem(new Formulation(square,
        Equation.of(List.of("u"), List.of("-lap(u) + u = 1"), Scope.of("x", "y")), Map.of(), Map.of(),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0))), List.of()), Map.of());
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(square, MeshRequest.ofCells(CELLS)), 2);
    FemSystem system = new FemSystem(problem, space);
    double[] u = new double[system.size()];
    SparseMatrix matrix = system.jacobian(0, u);
    FactorSize factor = FactorSize.of(system.size(), 1, 2);
    LinearSolver.Prepared prepared = new SparseDirect(system.coordinates()).prepare(matrix);
    double[] b = new double[system.size()];
    Arrays.fill(b, 1);
    return List.of(
        new Trial(FemForecast.MESH, false, CELLS,
            _ -> MeshGenerator.generate(square, MeshRequest.ofCells(CELLS))),
        // A fresh system, because one that is linear keeps its matrix.
        new Trial(FemForecast.ASSEMBLY, false,
            FemForecast.assemblyWork(2, 2, 1, space.mesh().cellCount()),
            _ -> new FemSystem(problem, space).jacobian(0, u)),
        new Trial(FemForecast.FACTOR, false, FemForecast.ORDERING * system.size() + factor.operations(),
            _ -> new SparseDirect(system.coordinates()).prepare(matrix)),
        new Trial(FemForecast.SUBSTITUTION, false, factor.entries(),
            _ -> prepared.solve(b, new double[b.length])));
  }
}
