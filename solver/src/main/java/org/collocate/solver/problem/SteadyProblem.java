package org.collocate.solver.problem;

import java.util.Map;
import org.collocate.solver.expression.Expression;

/// `div Γ = F` with conditions on the boundary.
public record SteadyProblem(Formulation formulation, Map<String, Expression> exact) implements Problem {
  public SteadyProblem {
    exact = Map.copyOf(exact);
  }
}
