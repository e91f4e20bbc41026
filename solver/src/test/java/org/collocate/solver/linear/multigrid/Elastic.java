package org.collocate.solver.linear.multigrid;

import java.util.List;
import java.util.Map;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.discretization.fem.FemSystem;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Unknowns;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.FunctionSpace;

/// The matrix of an elastic square that is held on one side, plane strain with `λ = μ = 1`.
record Elastic(SparseMatrix matrix, Unknowns unknowns) {
  static Elastic clampedSquare(int cells) {
    SteadyProblem problem = new SteadyProblem(new Formulation(Domains.square(),
        Equation.of(List.of("u", "v"), List.of(
            "-div(vec(3*dx(u) + dy(v), dy(u) + dx(v))) = 0",
            "-div(vec(dy(u) + dx(v), dx(u) + 3*dy(v))) = 1"), Scope.of("x", "y")),
        Map.of(), Map.of(),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0)),
            new BoundaryCondition.Dirichlet(0, 1, Expression.of(0))),
        List.of()), Map.of());
    FemSystem system = new FemSystem(problem,
        new FunctionSpace(MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells)), 1));
    double[] u = new double[system.size()];
    return new Elastic(new SteadySystem(system, u).jacobian(u), new Unknowns(system.coordinates(), 2));
  }
}
