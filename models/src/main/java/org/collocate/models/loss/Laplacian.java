package org.collocate.models.loss;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collocate.solver.expression.Expression;

/// Finds out whether residuals see second derivatives through the Laplacian alone.
///
/// If `∂r/∂u_xx` and `∂r/∂u_yy` are the same formula, and no mixed derivative occurs, then r depends on `u_xx + u_yy`
/// only, and may be evaluated with the whole sum in the place of `u_xx` and nothing in the place of `u_yy`. This must
/// hold for every unknown, since all share their streams.
///
/// @param applies whether it is so, and there are second derivatives in two or more dimensions
record Laplacian(boolean applies, List<String> unknowns, List<String> coordinates) {

  static Laplacian find(List<Expression> residuals, List<String> unknowns, List<String> coordinates) {
    Set<String> used = residuals.stream()
        .flatMap(residual -> residual.symbols().stream())
        .collect(Collectors.toSet());
    boolean any = false;
    boolean only = coordinates.size() > 1;
    for (String unknown : unknowns) {
      for (int i = 0; i < coordinates.size() && only; i++) {
        any |= used.contains(pure(unknown, coordinates.get(i)));
        for (int j = i + 1; j < coordinates.size(); j++) {
          only &= !used.contains(unknown + "_" + coordinates.get(i) + coordinates.get(j));
        }
        for (Expression residual : residuals) {
          only &= residual.differentiate(pure(unknown, coordinates.getFirst()))
              .equals(residual.differentiate(pure(unknown, coordinates.get(i))));
        }
      }
    }
    return new Laplacian(any && only, unknowns, coordinates);
  }

  private static String pure(String unknown, String coordinate) {
    return unknown + "_" + coordinate + coordinate;
  }

  /// The name that stands for the Laplacian of an unknown.
  String symbol(String unknown) {
    return unknown + "_laplacian";
  }

  /// The residuals in terms of Laplacians.
  List<Expression> fused(List<Expression> residuals) {
    Map<String, Expression> replacements = new HashMap<>();
    for (String unknown : unknowns) {
      for (int i = 0; i < coordinates.size(); i++) {
        replacements.put(pure(unknown, coordinates.get(i)),
            i == 0 ? Expression.symbol(symbol(unknown)) : Expression.of(0));
      }
    }
    return residuals.stream().map(residual -> residual.substitute(replacements)).toList();
  }
}
