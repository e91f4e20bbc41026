package org.collocate.solver.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Jet;
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

  /// As above; rates are prescribed where what they belong to is, and what flows through the boundary belongs to the equation of
  /// the rate.
  @Override
  public EvolutionProblem firstOrder() {
    if (equation().timeOrder() < 2) {
      return this;
    }
    Equation first = equation().firstOrder();
    int count = equation().unknowns().size();
    int[] rateOf = new int[count];
    Arrays.fill(rateOf, -1);
    List<Expression> states = new ArrayList<>(initial);
    for (int j = 0; j < count; j++) {
      if (equation().isOfSecondOrder(unknowns().get(j))) {
        rateOf[j] = states.size();
        states.add(initialRates.get(j));
      }
    }
    List<BoundaryCondition> conditions = new ArrayList<>();
    for (BoundaryCondition condition : conditions()) {
      int rate = rateOf[condition.unknown()];
      switch (condition) {
        case BoundaryCondition.Dirichlet(int part, int unknown, Expression value) -> {
          conditions.add(condition);
          if (rate >= 0) {
            Jet jet = new Jet(unknowns().get(unknown), List.of(), 1);
            conditions.add(
                new BoundaryCondition.Dirichlet(part, rate, equation().derivative(jet, value).simplify()));
          }
        }
        case BoundaryCondition.Flux(int part, int unknown, Expression value) -> {
          conditions.add(new BoundaryCondition.Flux(part, rate < 0 ? unknown : rate, value));
          if (rate >= 0) {
            conditions.add(new BoundaryCondition.Flux(part, unknown, Expression.of(0)));
          }
        }
      }
    }
    Formulation whole = new Formulation(domain(), first, parameters(), coefficients(), conditions,
        refinements());
    return new EvolutionProblem(whole, exact, states, List.of(), until, frameCount);
  }

  /// The time of a frame.
  public double frameTime(int frame) {
    return until * frame / (frameCount - 1);
  }
}
