package org.collocate.solver.expression;

import java.util.List;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;

/// Builds operations and simplifies at their root; the arguments are taken as simplified already.
///
/// A rule is here only when it keeps the value wherever the left side is defined (`x − x → 0`, `0 x → 0`, `x¹ → x`)
/// and numbers are folded only to finite numbers.
final class Algebra {
  private Algebra() {}

  static Expression apply(Operator operator, List<Expression> arguments) {
    return switch (operator) {
      case ADD -> add(arguments.get(0), arguments.get(1));
      case SUBTRACT -> subtract(arguments.get(0), arguments.get(1));
      case MULTIPLY -> multiply(arguments.get(0), arguments.get(1));
      case DIVIDE -> divide(arguments.get(0), arguments.get(1));
      case POWER -> power(arguments.get(0), arguments.get(1));
      case NEGATE -> negate(arguments.get(0));
      case IF -> choose(arguments.get(0), arguments.get(1), arguments.get(2));
      default -> fold(operator, arguments);
    };
  }

  static boolean sameElements(List<Expression> a, List<Expression> b) {
    for (int k = 0; k < a.size(); k++) {
      if (!Traversal.isSame(a.get(k), b.get(k))) {
        return false;
      }
    }
    return true;
  }

  static Expression add(Expression a, Expression b) {
    if (a.isZero()) {
      return b;
    }
    if (b.isZero()) {
      return a;
    }
    if (bothConstant(a, b)) {
      return fold(Operator.ADD, List.of(a, b));
    }
    if (isNegative(b)) {
      return subtract(a, negate(b));
    }
    if (isNegative(a)) {
      return subtract(b, negate(a));
    }
    return a.equals(b) ? multiply(Expression.of(2), a) : operation(Operator.ADD, a, b);
  }

  static Expression subtract(Expression a, Expression b) {
    if (b.isZero()) {
      return a;
    }
    if (a.isZero()) {
      return negate(b);
    }
    if (bothConstant(a, b)) {
      return fold(Operator.SUBTRACT, List.of(a, b));
    }
    if (isNegative(b)) {
      return add(a, negate(b));
    }
    return a.equals(b) ? Constant.ZERO : operation(Operator.SUBTRACT, a, b);
  }

  static Expression multiply(Expression a, Expression b) {
    if (bothConstant(a, b)) {
      return fold(Operator.MULTIPLY, List.of(a, b));
    }
    if (b instanceof Constant || (isConstantMultiple(b) && !(a instanceof Constant))) {
      return b instanceof Operation product && !(a instanceof Constant)
          ? multiply(product.argument(0), multiply(a, product.argument(1)))
          : multiply(b, a);
    }
    if (a instanceof Constant(double factor)) {
      return scale(factor, b);
    }
    if (isConstantMultiple(a)) {
      Operation product = (Operation) a;
      return multiply(product.argument(0), multiply(product.argument(1), b));
    }
    if (a instanceof Operation(Operator operator, List<Expression> negated) && operator == Operator.NEGATE) {
      return negate(multiply(negated.getFirst(), b));
    }
    if (b instanceof Operation(Operator operator, List<Expression> negated) && operator == Operator.NEGATE) {
      return negate(multiply(a, negated.getFirst()));
    }
    if (b instanceof Operation(Operator operator, List<Expression> parts) && operator == Operator.DIVIDE
        && parts.getFirst().isOne()) {
      return divide(a, parts.getLast());
    }
    return a.equals(b) ? power(a, Expression.of(2)) : operation(Operator.MULTIPLY, a, b);
  }

  private static Expression scale(double factor, Expression b) {
    if (factor == 0) {
      return Constant.ZERO;
    }
    if (factor == 1) {
      return b;
    }
    if (factor == -1) {
      return negate(b);
    }
    Constant constant = Expression.of(factor);
    if (b instanceof Operation(Operator operator, List<Expression> arguments)) {
      if (operator == Operator.NEGATE) {
        return multiply(Expression.of(-factor), arguments.getFirst());
      }
      if (isConstantMultiple(b)
          && fold(Operator.MULTIPLY, List.of(constant, arguments.getFirst())) instanceof Constant merged
          && merged.value() != 0) {
        return multiply(merged, arguments.getLast());
      }
    }
    return operation(Operator.MULTIPLY, constant, b);
  }

  static Expression divide(Expression a, Expression b) {
    if (bothConstant(a, b)) {
      return fold(Operator.DIVIDE, List.of(a, b));
    }
    if (a.isZero()) {
      return Constant.ZERO;
    }
    if (b.isOne()) {
      return a;
    }
    if (isNegative(b)) {
      return negate(divide(a, negate(b)));
    }
    if (a instanceof Operation(Operator operator, List<Expression> negated) && operator == Operator.NEGATE) {
      return negate(divide(negated.getFirst(), b));
    }
    return a.equals(b) ? Constant.ONE : operation(Operator.DIVIDE, a, b);
  }

  static Expression power(Expression a, Expression b) {
    if (b.isZero() || a.isOne()) {
      return Constant.ONE;
    }
    if (b.isOne()) {
      return a;
    }
    if (b instanceof Constant(double outer)
        && a instanceof Operation(Operator operator, List<Expression> parts)
        && operator == Operator.POWER && parts.getLast() instanceof Constant(double inner)
        && Functions.isProductExponent(inner) && Functions.isProductExponent(outer)) {
      return power(parts.getFirst(), Expression.of(inner * outer));
    }
    return fold(Operator.POWER, List.of(a, b));
  }

  static Expression negate(Expression a) {
    return switch (a) {
      case Constant(double value) -> Expression.of(value == 0 ? 0 : -value);
      case Operation(Operator operator, List<Expression> arguments) when operator == Operator.NEGATE ->
        arguments.getFirst();
      case Operation(Operator operator, List<Expression> arguments) when operator == Operator.SUBTRACT ->
        subtract(arguments.getLast(), arguments.getFirst());
      case Operation(Operator operator, List<Expression> arguments) when operator == Operator.MULTIPLY
          && arguments.getFirst() instanceof Constant(double factor) ->
        multiply(Expression.of(-factor), arguments.getLast());
      default -> operation(Operator.NEGATE, a);
    };
  }

  private static Expression choose(Expression condition, Expression then, Expression otherwise) {
    if (condition instanceof Constant(double truth)) {
      return truth != 0 ? then : otherwise;
    }
    return then.equals(otherwise) ? then : operation(Operator.IF, condition, then, otherwise);
  }

  private static Expression fold(Operator operator, List<Expression> arguments) {
    double[] values = new double[arguments.size()];
    for (int k = 0; k < values.length; k++) {
      if (!(arguments.get(k) instanceof Constant(double value))) {
        return new Operation(operator, arguments);
      }
      values[k] = value;
    }
    double result = operator.apply(values);
    return Double.isFinite(result) ? Expression.of(result) : new Operation(operator, arguments);
  }

  private static boolean bothConstant(Expression a, Expression b) {
    return a instanceof Constant && b instanceof Constant;
  }

  private static boolean isConstantMultiple(Expression a) {
    return a instanceof Operation(Operator operator, List<Expression> arguments)
        && operator == Operator.MULTIPLY
        && arguments.getFirst() instanceof Constant;
  }

  /// Whether the text of it would begin with a minus.
  private static boolean isNegative(Expression a) {
    return switch (a) {
      case Constant(double value) -> value < 0;
      case Operation(Operator operator, List<Expression> arguments) -> operator == Operator.NEGATE
          || (operator == Operator.MULTIPLY && arguments.getFirst() instanceof Constant(double value)
              && value < 0);
      default -> false;
    };
  }

  private static Expression operation(Operator operator, Expression... arguments) {
    return new Operation(operator, List.of(arguments));
  }
}
