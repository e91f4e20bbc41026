package org.collocate.solver.expression;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// The arguments of a node. Derivatives share sub-expressions, so that written out they may be exponentially long: the
/// hash is kept here, once for each node, and equality of whole trees is left to [Expression.Operation].
final class Arguments extends AbstractList<Expression> implements RandomAccess {
  private final Expression[] elements;
  private final int hash;

  private Arguments(Expression[] elements) {
    this.elements = elements;
    int h = 1;
    for (Expression element : elements) {
      h = 31 * h + element.hashCode();
    }
    this.hash = h;
  }

  static Arguments of(List<Expression> list) {
    return list instanceof Arguments arguments ? arguments : new Arguments(list.toArray(Expression[]::new));
  }

  @Override
  public Expression get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || super.equals(other);
  }
}
