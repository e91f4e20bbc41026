package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;

/// A scalar of an equation in three readings that agree for smooth functions:
///
/// ```
/// value = strong = div(flux) + plain = Σ ∂^α g_α
/// ```
///
/// @param strong in jets of any order
/// @param flux vector under the divergence, one component for each coordinate
/// @param plain the rest
/// @param obstacle why it has no second reading, empty when it has
/// @param derivatives the third reading
record Term(Expression strong, List<Expression> flux, Expression plain, Optional<String> obstacle,
    DerivativeSum derivatives) {
  Term {
    flux = List.copyOf(flux);
  }

  static Term plain(Expression value, int dimension) {
    return new Term(value, Collections.nCopies(dimension, Constant.ZERO), value, Optional.empty(),
        DerivativeSum.of(value));
  }

  static Term strongOnly(Expression strong, int dimension, String obstacle) {
    return new Term(strong, Collections.nCopies(dimension, Constant.ZERO), Constant.ZERO,
        Optional.of(obstacle), DerivativeSum.of(strong));
  }

  /// The same with another third reading.
  Term as(DerivativeSum other) {
    return new Term(strong, flux, plain, obstacle, other);
  }

  boolean isPlain() {
    return obstacle.isEmpty() && flux.stream().allMatch(Expression::isZero);
  }

  Term plus(Term other) {
    return combine(other, Expression::plus, derivatives.plus(other.derivatives));
  }

  Term minus(Term other) {
    return combine(other, Expression::minus, derivatives.minus(other.derivatives));
  }

  Term negated() {
    return new Term(strong.negated(), flux.stream().map(Expression::negated).toList(), plain.negated(),
        obstacle, derivatives.map(Expression::negated));
  }

  private Term combine(Term other, BinaryOperator<Expression> operation, DerivativeSum combined) {
    List<Expression> fluxes = new ArrayList<>();
    for (int a = 0; a < flux.size(); a++) {
      fluxes.add(operation.apply(flux.get(a), other.flux.get(a)));
    }
    return new Term(operation.apply(strong, other.strong), fluxes, operation.apply(plain, other.plain),
        obstacle.or(other::obstacle), combined);
  }
}
