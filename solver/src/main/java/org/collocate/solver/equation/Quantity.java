package org.collocate.solver.equation;

import java.util.List;

/// What a part of an equation's text stands for.
sealed interface Quantity {
  /// In words, for messages.
  String shape();

  record Scalar(Term term) implements Quantity {
    @Override
    public String shape() {
      return "a scalar";
    }
  }

  record Vector(List<Term> components) implements Quantity {
    public Vector {
      components = List.copyOf(components);
    }

    @Override
    public String shape() {
      return "a vector";
    }
  }
}
