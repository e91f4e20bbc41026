package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;

/// A scalar of an equation in two readings that agree for smooth functions:
///
/// ```
/// value = strong = div(flux) + plain
/// ```
///
/// @param strong in jets of any order
/// @param flux vector under the divergence, one component for each coordinate
/// @param plain the rest
/// @param obstacle why it has no second reading, empty when it has
record Term(Expression strong, List<Expression> flux, Expression plain, Optional<String> obstacle) {
  Term {
    flux = List.copyOf(flux);
  }

  static Term plain(Expression value, int dimension) {
    return new Term(value, Collections.nCopies(dimension, Constant.ZERO), value, Optional.empty());
  }

  static Term strongOnly(Expression strong, int dimension, String obstacle) {
    return new Term(strong, Collections.nCopies(dimension, Constant.ZERO), Constant.ZERO,
        Optional.of(obstacle));
  }

  boolean isPlain() {
    return obstacle.isEmpty() && flux.stream().allMatch(Expression::isZero);
  }

  Term plus(Term other) {
    return combine(other, Expression::plus);
  }

  Term minus(Term other) {
    return combine(other, Expression::minus);
  }

  Term negated() {
    return new Term(strong.negated(), flux.stream().map(Expression::negated).toList(), plain.negated(),
        obstacle);
  }

  private Term combine(Term other, BinaryOperator<Expression> operation) {
    List<Expression> fluxes = new ArrayList<>();
    for (int a = 0; a < flux.size(); a++) {
      fluxes.add(operation.apply(flux.get(a), other.flux.get(a)));
    }
    return new Term(operation.apply(strong, other.strong), fluxes, operation.apply(plain, other.plain),
        obstacle.or(other::obstacle));
  }
}
