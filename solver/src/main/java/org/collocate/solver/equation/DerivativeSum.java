package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.collocate.solver.expression.Expression;

/// A scalar as derivatives of expressions, in which the derivatives that the text writes outermost are not carried out:
///
/// ```
/// Σ_α ∂^α g_α(x, t, jets)          lap(u^3 − u)  →  ∂_xx (u³ − u) + ∂_yy (u³ − u)
/// ```
///
/// So a divergence stays one, whose mean over a period is nought whatever is under it.
///
/// @param parts α, coordinates with repetition in their order, → g_α
record DerivativeSum(Map<List<String>, Expression> parts) {
  DerivativeSum {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  static DerivativeSum of(Expression value) {
    return new DerivativeSum(value.isZero() ? Map.of() : Map.of(List.of(), value));
  }

  DerivativeSum plus(DerivativeSum other) {
    Map<List<String>, Expression> sum = new LinkedHashMap<>(parts);
    other.parts.forEach((axes, value) -> sum.merge(axes, value, Expression::plus));
    return new DerivativeSum(sum);
  }

  DerivativeSum minus(DerivativeSum other) {
    return plus(other.map(Expression::negated));
  }

  /// Does to each expression what may be done under a derivative.
  DerivativeSum map(UnaryOperator<Expression> step) {
    Map<List<String>, Expression> mapped = new LinkedHashMap<>();
    parts.forEach((axes, value) -> mapped.put(axes, step.apply(value)));
    return new DerivativeSum(mapped);
  }

  /// The derivative by a coordinate.
  DerivativeSum along(String axis, List<String> coordinates) {
    Map<List<String>, Expression> derived = new LinkedHashMap<>();
    parts.forEach((axes, value) -> derived.put(joined(axes, List.of(axis), coordinates), value));
    return new DerivativeSum(derived);
  }

  /// First these derivatives, then those.
  static List<String> joined(List<String> axes, List<String> further, List<String> coordinates) {
    List<String> all = new ArrayList<>(axes);
    all.addAll(further);
    all.sort(Comparator.comparingInt(coordinates::indexOf));
    return List.copyOf(all);
  }
}
