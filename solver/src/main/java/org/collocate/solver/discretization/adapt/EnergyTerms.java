package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;

/// What estimates evaluate of an equation at each point: flux and source, the factors of the energy, and the solution.
///
/// ```
/// Γ [m·d]    F [m]    A = −∂Γ/∂∇u [m·d][m·d]    C = −∂F/∂u [m][m]    u [m]    ∇u [m·d]
/// ```
final class EnergyTerms {
  private final int unknowns;
  private final int dimension;
  private final String obstacle;
  private final List<Expression> expressions = new ArrayList<>();

  EnergyTerms(Problem problem) {
    GeneralForm form = problem.equation().form();
    unknowns = form.unknowns().size();
    dimension = form.dimension();
    obstacle = obstacle(problem);
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        expressions.add(form.flux(i, a));
      }
    }
    for (int i = 0; i < unknowns; i++) {
      expressions.add(form.source(i));
    }
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        for (int j = 0; j < unknowns; j++) {
          for (int b = 0; b < dimension; b++) {
            expressions.add(form.fluxByGradient(i, a, j, b).negated());
          }
        }
      }
    }
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        expressions.add(form.sourceByValue(i, j).negated());
      }
    }
    for (String unknown : form.unknowns()) {
      expressions.add(Expression.symbol(unknown));
    }
    for (int i = 0; i < unknowns; i++) {
      for (int a = 0; a < dimension; a++) {
        expressions.add(Expression.symbol(form.gradientSymbol(i, a)));
      }
    }
  }

  private static String obstacle(Problem problem) {
    GeneralForm form = problem.equation().form();
    if (!(problem instanceof SteadyProblem)) {
      return "the solution changes with time";
    }
    if (!form.linear()) {
      return "the equation is not linear";
    }
    if (!form.symmetric()) {
      return "the equation is not symmetric";
    }
    return Linearity.of(problem, WeakForm.of(form)).linear() ? ""
        : "a condition on the boundary is not linear";
  }

  List<Expression> expressions() {
    return expressions;
  }

  int unknowns() {
    return unknowns;
  }

  int dimension() {
    return dimension;
  }

  /// The number of derivatives of all unknowns.
  int slopes() {
    return unknowns * dimension;
  }

  int flux(int i, int a) {
    return i * dimension + a;
  }

  int source(int i) {
    return slopes() + i;
  }

  int stiffness(int row, int column) {
    return slopes() + unknowns + row * slopes() + column;
  }

  int reaction(int i, int j) {
    return slopes() + unknowns + slopes() * slopes() + i * unknowns + j;
  }

  int value(int i) {
    return slopes() + unknowns + slopes() * slopes() + unknowns * unknowns + i;
  }

  int slope(int i, int a) {
    return value(unknowns) + i * dimension + a;
  }

  /// Why the energy norm does not belong to the problem; empty if it does.
  ///
  /// @param seen all points
  String doubt(EnergyPoint seen) {
    return obstacle.isEmpty() && !seen.isPositive() ? "the equation's energy is not positive everywhere"
        : obstacle;
  }
}
