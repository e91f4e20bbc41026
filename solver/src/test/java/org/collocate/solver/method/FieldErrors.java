package org.collocate.solver.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.field.Field;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.metric.ErrorMeasure;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;

/// Errors of fields against the exact solution of a problem, whoever computed them.
public final class FieldErrors {
  private FieldErrors() {}

  /// The exact solution at a time.
  public static Field exact(Problem problem, String unknown, double time) {
    Expression formula = Objects.requireNonNull(problem.exact().get(unknown));
    Map<String, Double> numbers = new LinkedHashMap<>(problem.parameters());
    numbers.put("t", time);
    return ExpressionField.of(formula, problem.domain().coordinateNames(), numbers);
  }

  /// A rule of degree 6 on a mesh of its own.
  public static Quadrature quadrature(Problem problem, int cells) {
    return MeshQuadrature.cells(
        new FunctionSpace(MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells)), 2).nodes(),
        6);
  }

  /// The error of one unknown in the last frame.
  public static ErrorNorms of(Solution solution, String unknown, Problem problem, Quadrature quadrature) {
    return new ErrorMeasure(exact(problem, unknown, solution.last().time()), quadrature)
        .norms(solution.field(unknown));
  }
}
