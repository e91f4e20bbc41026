package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.expression.Expression;

/// Which jets some residuals depend on, by which names, and which streams carry them.
///
/// A residual whose slopes by all derivatives of one order have constant ratios w depends on these derivatives through
/// `S = Σ w ∂^α u` alone: then S is one stream, and the residual may be evaluated with S in the place of the first of them
/// and nothing in the place of the others. So the Laplacian and the bi-Laplacian are found, and `u_xx + 4 u_yy` as well.
/// This must hold for every residual and unknown, since all share their streams.
///
/// @param layout the streams
/// @param formulas the residuals in terms of the jets below
/// @param jets by name, lowest order first
record JetNames(JetLayout layout, List<Expression> formulas, Map<String, Jet> jets) {
  private static final int HIGHEST_ORDER = 4;

  /// A stream of an unknown.
  ///
  /// @param order of the derivative
  record Jet(int unknown, int stream, int order) {}

  static JetNames of(List<Expression> residuals, List<String> unknowns, List<String> coordinates) {
    Set<String> used = new LinkedHashSet<>();
    residuals.forEach(residual -> used.addAll(residual.symbols()));
    List<Expression> formulas = residuals;
    List<DerivativeOperator> operators = new ArrayList<>();
    Map<DerivativeOperator, String> suffixes = new LinkedHashMap<>();
    int highest = 0;
    for (int order = HIGHEST_ORDER; order >= 2; order--) {
      List<int[]> indices = used(order, unknowns, coordinates, used);
      if (!indices.isEmpty()) {
        highest = Math.max(highest, order);
      }
      List<Double> ratios = order == highest
          ? ratios(indices, residuals, unknowns, coordinates)
          : List.of();
      if (ratios.isEmpty()) {
        for (int[] index : indices) {
          DerivativeOperator partial = DerivativeOperator.partial(index);
          operators.add(partial);
          suffixes.put(partial, suffix(index, coordinates));
        }
      } else {
        DerivativeOperator fused = fused(indices, ratios);
        operators.add(fused);
        suffixes.put(fused, "_order" + order);
        formulas = substituted(formulas, indices, "_order" + order, unknowns, coordinates);
      }
    }
    boolean gradient = !operators.isEmpty()
        || !used(1, unknowns, coordinates, used).isEmpty();
    int dimension = coordinates.size();
    JetLayout layout = operators.isEmpty()
        ? new JetLayout(dimension, gradient, List.of())
        : JetLayout.carrying(dimension, operators);
    return new JetNames(layout, formulas, named(layout, formulas, suffixes, unknowns, coordinates));
  }

  private static Map<String, Jet> named(JetLayout layout, List<Expression> formulas,
      Map<DerivativeOperator, String> suffixes, List<String> unknowns, List<String> coordinates) {
    Set<String> used = new LinkedHashSet<>();
    formulas.forEach(formula -> used.addAll(formula.symbols()));
    Map<String, Jet> all = new LinkedHashMap<>();
    for (int u = 0; u < unknowns.size(); u++) {
      all.put(unknowns.get(u), new Jet(u, 0, 0));
      for (int axis = 0; layout.gradient() && axis < coordinates.size(); axis++) {
        all.put(unknowns.get(u) + "_" + coordinates.get(axis), new Jet(u, layout.gradientStream(axis), 1));
      }
    }
    for (DerivativeOperator operator : layout.operators()) {
      String suffix = suffixes.get(operator);
      for (int u = 0; u < unknowns.size() && suffix != null; u++) {
        all.put(unknowns.get(u) + suffix, new Jet(u, layout.streamOf(operator), operator.order()));
      }
    }
    all.keySet().retainAll(used);
    return all;
  }

  private static String suffix(int[] index, List<String> coordinates) {
    StringBuilder suffix = new StringBuilder("_");
    for (int axis : index) {
      suffix.append(coordinates.get(axis));
    }
    return suffix.toString();
  }

  /// The derivatives of one order that occur, of whatever unknown, as ascending axes.
  private static List<int[]> used(int order, List<String> unknowns, List<String> coordinates,
      Set<String> used) {
    List<int[]> found = new ArrayList<>();
    int dimension = coordinates.size();
    for (int code = 0; code < Math.pow(dimension, order); code++) {
      int[] index = new int[order];
      int rest = code;
      boolean ascending = true;
      for (int k = order - 1; k >= 0; k--) {
        index[k] = rest % dimension;
        rest /= dimension;
        ascending &= k == order - 1 || index[k] <= index[k + 1];
      }
      String suffix = suffix(index, coordinates);
      if (ascending && unknowns.stream().anyMatch(unknown -> used.contains(unknown + suffix))) {
        found.add(index);
      }
    }
    return found;
  }

  /// The weights of the derivatives in the one combination that matters, or nothing if there is no such combination.
  private static List<Double> ratios(List<int[]> indices, List<Expression> residuals, List<String> unknowns,
      List<String> coordinates) {
    List<Double> ratios = List.of();
    for (Expression residual : residuals) {
      for (String unknown : unknowns) {
        List<Expression> slopes = indices.stream()
            .map(index -> residual.differentiate(unknown + suffix(index, coordinates)))
            .toList();
        if (indices.size() < 2 || slopes.stream().allMatch(Expression::isZero)) {
          continue;
        }
        List<Double> own = new ArrayList<>();
        for (Expression slope : slopes) {
          OptionalDouble ratio = ratio(slope, slopes.getFirst());
          if (ratio.isEmpty()) {
            return List.of();
          }
          own.add(ratio.getAsDouble());
        }
        if (!ratios.isEmpty() && !ratios.equals(own)) {
          return List.of();
        }
        ratios = own;
      }
    }
    return ratios;
  }

  private static OptionalDouble ratio(Expression slope, Expression base) {
    if (slope.isZero() || base.isZero()) {
      return OptionalDouble.empty();
    }
    if (slope.equals(base)) {
      return OptionalDouble.of(1);
    }
    if (slope instanceof Expression.Constant(double a) && base instanceof Expression.Constant(double b)) {
      return OptionalDouble.of(a / b);
    }
    for (double ratio : new double[] {2, 0.5}) {
      if (Expression.of(ratio).times(base).simplify().equals(slope.simplify())) {
        return OptionalDouble.of(ratio);
      }
    }
    return OptionalDouble.empty();
  }

  private static DerivativeOperator fused(List<int[]> indices, List<Double> ratios) {
    List<DerivativeOperator.Term> terms = new ArrayList<>();
    for (int k = 0; k < indices.size(); k++) {
      terms.addAll(DerivativeOperator.partial(indices.get(k)).times(ratios.get(k)).terms());
    }
    return new DerivativeOperator(terms);
  }

  private static List<Expression> substituted(List<Expression> formulas, List<int[]> indices, String suffix,
      List<String> unknowns, List<String> coordinates) {
    Map<String, Expression> replacements = new LinkedHashMap<>();
    for (String unknown : unknowns) {
      for (int k = 0; k < indices.size(); k++) {
        replacements.put(unknown + suffix(indices.get(k), coordinates),
            k == 0 ? Expression.symbol(unknown + suffix) : Expression.of(0));
      }
    }
    return formulas.stream().map(formula -> formula.substitute(replacements)).toList();
  }
}
