package org.collocate.solver.discretization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.Problem;

/// What of a problem's discrete equations stays the same, so that it is assembled once.
///
/// @param linear whether the residual is affine in the unknowns
/// @param constantMatrices whether its derivative and the mass never change
/// @param constantLoad whether the residual of zero never changes either
public record Linearity(boolean linear, boolean constantMatrices, boolean constantLoad) {

  /// @param form the weak form of the problem's equation
  public static Linearity of(Problem problem, WeakForm form) {
    boolean linear = problem.equation().form().linear() && problem.conditions()
        .stream()
        .allMatch(condition -> derivatives(problem, condition)
            .allMatch(derivative -> problem.unknowns().stream().noneMatch(derivative.symbols()::contains)));
    boolean constantMatrices = linear && !dependsOnTime(problem, Stream.concat(
        Stream.concat(form.jacobian().stream(), form.mass().stream()).map(WeakForm.Bilinear::factor),
        problem.conditions().stream().flatMap(condition -> derivatives(problem, condition))));
    boolean constantLoad = constantMatrices && !dependsOnTime(problem, Stream.concat(
        form.load(jets(problem.equation().form())).stream().map(WeakForm.Linear::factor),
        problem.conditions().stream().map(BoundaryCondition::value)));
    return new Linearity(linear, constantMatrices, constantLoad);
  }

  /// The names of the value and the derivatives of each unknown, unknown by unknown.
  public static List<String> jets(GeneralForm form) {
    List<String> jets = new ArrayList<>();
    for (int j = 0; j < form.unknowns().size(); j++) {
      jets.add(form.unknowns().get(j));
      for (int axis = 0; axis < form.dimension(); axis++) {
        jets.add(form.gradientSymbol(j, axis));
      }
    }
    return jets;
  }

  private static Stream<Expression> derivatives(Problem problem, BoundaryCondition condition) {
    return problem.unknowns().stream().map(unknown -> condition.value().differentiate(unknown));
  }

  private static boolean dependsOnTime(Problem problem, Stream<Expression> factors) {
    boolean movingCoefficient = problem.coefficients()
        .values()
        .stream()
        .anyMatch(coefficient -> coefficient instanceof Coefficient.PerRegion regions
            && regions.formula().symbols().contains("t"));
    return movingCoefficient || factors.anyMatch(factor -> factor.symbols().contains("t"));
  }
}
