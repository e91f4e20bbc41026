package org.collocate.solver.problem;

import java.util.List;
import java.util.Map;
import org.collocate.solver.expression.Expression;

/// `m2 u_tt + m1 u_t + div Γ = F` from an initial state on.
///
/// @param initial `[unknown]`: the state at `t = 0`
/// @param initialRates `[unknown]`: `dt(u)` at `t = 0`; empty unless the equation is of second order in time
/// @param until the end of the span of time
/// @param frameCount how many states are wanted, evenly spaced, the first and the last included
public record EvolutionProblem(Formulation formulation, Map<String, Expression> exact,
    List<Expression> initial,
    List<Expression> initialRates, double until, int frameCount) implements Problem {
  public EvolutionProblem {
    exact = Map.copyOf(exact);
    initial = List.copyOf(initial);
    initialRates = List.copyOf(initialRates);
    if (!(until > 0) || frameCount < 2) {
      throw new IllegalArgumentException("until " + until + ", " + frameCount + " frames");
    }
  }

  /// The time of a frame.
  public double frameTime(int frame) {
    return until * frame / (frameCount - 1);
  }
}
