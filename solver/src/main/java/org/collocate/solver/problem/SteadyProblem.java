package org.collocate.solver.problem;

import java.util.Map;
import org.collocate.solver.expression.Expression;

/// `div Γ = F` with conditions on the boundary.
public record SteadyProblem(Formulation formulation, Map<String, Expression> exact) implements Problem {
  public SteadyProblem {
    exact = Map.copyOf(exact);
  }

  /// This problem with another value of a parameter.
  ///
  /// @throws IllegalArgumentException if it has no such parameter
  public SteadyProblem with(String parameter, double value) {
    return new SteadyProblem(formulation.with(parameter, value), exact);
  }
}
