package org.collocate.solver.equation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.expression.Expression;

/// The names that an equation may use beside its unknowns and the time `t`.
///
/// A coefficient field k given as data is the symbol `k`, its gradient the symbols `k_x`, `k_y`. The strong residual does
/// not see the jumps of a piecewise field, and `k*lap(u)` is refused for it.
///
/// @param coordinates names of the coordinates, such as `x`, `y`; none for an ordinary differential equation
/// @param parameters names of numbers that are set from outside
/// @param formulas coefficients that are written into the equation; they may use unknowns and one another
/// @param smoothFields coefficients given as data that are continuous
/// @param piecewiseFields coefficients given as data that jump, such as one value for each region
public record Scope(List<String> coordinates, Set<String> parameters, Map<String, Expression> formulas,
    Set<String> smoothFields, Set<String> piecewiseFields) {
  public Scope {
    coordinates = List.copyOf(coordinates);
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    smoothFields = Collections.unmodifiableSet(new LinkedHashSet<>(smoothFields));
    piecewiseFields = Collections.unmodifiableSet(new LinkedHashSet<>(piecewiseFields));
  }

  /// A scope with coordinates alone.
  ///
  /// @param coordinates their names
  /// @return the scope
  public static Scope of(String... coordinates) {
    return new Scope(List.of(coordinates), Set.of(), Map.of(), Set.of(), Set.of());
  }

  /// This scope with these parameters instead.
  ///
  /// @param names names of numbers
  /// @return the new scope
  public Scope withParameters(Set<String> names) {
    return new Scope(coordinates, names, formulas, smoothFields, piecewiseFields);
  }

  /// This scope with these formulas instead.
  ///
  /// @param definitions coefficient → formula
  /// @return the new scope
  public Scope withFormulas(Map<String, Expression> definitions) {
    return new Scope(coordinates, parameters, definitions, smoothFields, piecewiseFields);
  }

  /// This scope with these coefficient fields instead.
  ///
  /// @param smooth continuous ones
  /// @param piecewise ones that jump
  /// @return the new scope
  public Scope withFields(Set<String> smooth, Set<String> piecewise) {
    return new Scope(coordinates, parameters, formulas, smooth, piecewise);
  }

  /// All coefficient fields given as data.
  ///
  /// @return smooth ones first
  public Set<String> fields() {
    Set<String> all = new LinkedHashSet<>(smoothFields);
    all.addAll(piecewiseFields);
    return all;
  }
}
