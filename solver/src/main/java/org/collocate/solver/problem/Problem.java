package org.collocate.solver.problem;

import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.mesh.Refinement;

/// A whole problem. Methods match on the kinds that they know and refuse the others.
public sealed interface Problem permits SteadyProblem, EvolutionProblem {
  Formulation formulation();

  /// The exact solution of each unknown, for measuring errors only; empty if it is not known.
  Map<String, Expression> exact();

  /// The same as a problem of first order in time, see [Equation#firstOrder]; itself if it is one.
  default Problem firstOrder() {
    return this;
  }

  default Domain domain() {
    return formulation().domain();
  }

  default Equation equation() {
    return formulation().equation();
  }

  default List<String> unknowns() {
    return equation().unknowns();
  }

  default Map<String, Double> parameters() {
    return formulation().parameters();
  }

  default Map<String, Coefficient> coefficients() {
    return formulation().coefficients();
  }

  default List<BoundaryCondition> conditions() {
    return formulation().conditions();
  }

  default List<Refinement> refinements() {
    return formulation().refinements();
  }
}
