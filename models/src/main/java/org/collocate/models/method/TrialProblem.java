package org.collocate.models.method;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// The problem on which the speed of a machine is measured.
final class TrialProblem {
  private TrialProblem() {}

  /// `−Δu = 1` on the unit square, zero on its boundary.
  static Problem poisson() {
    Domain square = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
    return new SteadyProblem(new Formulation(square,
        Equation.of(List.of("u"), List.of("-lap(u) = 1"), Scope.of("x", "y")), Map.of(), Map.of(),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0))), List.of()), Map.of());
  }
}
