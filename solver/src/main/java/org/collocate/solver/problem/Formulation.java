package org.collocate.solver.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.mesh.Refinement;

/// What is to be solved where: the part that steady problems and evolutions have in common.
///
/// @param domain where
/// @param equation one equation for each unknown
/// @param parameters the value of each named number
/// @param coefficients those that are not formulas; formulas stand in the equation itself
/// @param conditions at most one for each unknown on each part of the boundary; each part that is not identified with
///     another has one
/// @param refinements where meshes shall be finer
public record Formulation(Domain domain, Equation equation, Map<String, Double> parameters,
    Map<String, Coefficient> coefficients, List<BoundaryCondition> conditions,
    List<Refinement> refinements) {
  public Formulation {
    parameters = Map.copyOf(parameters);
    coefficients = Map.copyOf(coefficients);
    conditions = List.copyOf(conditions);
    refinements = List.copyOf(refinements);
  }

  /// The same with another value of a parameter.
  ///
  /// @throws IllegalArgumentException if there is no such parameter
  public Formulation with(String parameter, double value) {
    if (!parameters.containsKey(parameter)) {
      throw new IllegalArgumentException("no parameter '" + parameter + "' among " + parameters.keySet());
    }
    Map<String, Double> changed = new HashMap<>(parameters);
    changed.put(parameter, value);
    return new Formulation(domain, equation, changed, coefficients, conditions, refinements);
  }
}
