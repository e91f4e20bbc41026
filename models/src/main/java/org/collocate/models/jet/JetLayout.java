package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which streams travel together and where their rows lie: value, then the gradient, then operators of second, third and
/// fourth order.
///
/// A block of P points with F features is `[stream, point, feature]`, row-major: the row of point p in stream s is
/// `s·P + p`. Higher streams need lower ones: operators need the gradient, third and fourth order the second partial
/// derivatives of their axes, and a fourth-order operator its contractions (those of Δ² are ∂ᵢΔ). [#carrying] adds them.
///
/// @param operators sorted by order
public record JetLayout(int dimension, boolean gradient, List<DerivativeOperator> operators) {
  private static final int HIGHEST_ORDER = 4;

  public JetLayout {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension " + dimension);
    }
    if (!gradient && !operators.isEmpty()) {
      throw new IllegalArgumentException("higher derivatives are carried together with the gradient");
    }
    for (DerivativeOperator operator : operators) {
      if (operator.order() < 2 || operator.order() > HIGHEST_ORDER) {
        throw new IllegalArgumentException("order " + operator.order() + " of " + operator);
      }
      if (operator.largestAxis() >= dimension) {
        throw new IllegalArgumentException("axes of " + operator + " in dimension " + dimension);
      }
    }
    operators = operators.stream().sorted(Comparator.comparingInt(DerivativeOperator::order)).toList();
  }

  /// The value alone.
  public static JetLayout value(int dimension) {
    return new JetLayout(dimension, false, List.of());
  }

  /// Value and gradient.
  public static JetLayout gradient(int dimension) {
    return new JetLayout(dimension, true, List.of());
  }

  /// Value, gradient and every second derivative, in the order xx, xy, …, yy, ….
  public static JetLayout full(int dimension) {
    List<DerivativeOperator> second = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        second.add(DerivativeOperator.partial(i, j));
      }
    }
    return new JetLayout(dimension, true, second);
  }

  /// Value, gradient, the given operators, and what their chain rule needs.
  public static JetLayout carrying(int dimension, List<DerivativeOperator> wanted) {
    List<DerivativeOperator> carried = new ArrayList<>(wanted.stream().distinct().toList());
    for (DerivativeOperator operator : wanted) {
      for (int axis = 0; axis < dimension && operator.order() == 4; axis++) {
        DerivativeOperator contraction = operator.contraction(axis);
        if (!contraction.terms().isEmpty()
            && carried.stream().noneMatch(other -> contraction.ratioTo(other).isPresent())) {
          carried.add(contraction.normalized());
        }
      }
    }
    for (DerivativeOperator operator : List.copyOf(carried)) {
      if (operator.order() > 2) {
        for (DerivativeOperator.Term term : operator.terms()) {
          addPairs(term.axes(), carried);
        }
      }
    }
    return new JetLayout(dimension, true, carried);
  }

  private static void addPairs(List<Integer> axes, List<DerivativeOperator> carried) {
    for (int i = 0; i < axes.size(); i++) {
      for (int j = i + 1; j < axes.size(); j++) {
        DerivativeOperator pair = DerivativeOperator.partial(axes.get(i), axes.get(j));
        if (!carried.contains(pair)) {
          carried.add(pair);
        }
      }
    }
  }

  /// Number of streams, the value included.
  public int streams() {
    return 1 + (gradient ? dimension : 0) + operators.size();
  }

  /// The stream of `∂/∂x_axis`.
  public int gradientStream(int axis) {
    return 1 + axis;
  }

  /// The stream of the operator with that index.
  public int operatorStream(int index) {
    return 1 + dimension + index;
  }

  /// The stream of an operator.
  ///
  /// @throws IllegalArgumentException if it is not carried
  public int streamOf(DerivativeOperator operator) {
    int index = operators.indexOf(operator);
    if (index < 0) {
      throw new IllegalArgumentException(operator + " is not carried by " + this);
    }
    return operatorStream(index);
  }

  /// The highest order of derivative carried.
  public int order() {
    return operators.isEmpty() ? (gradient ? 1 : 0) : operators.getLast().order();
  }
}
