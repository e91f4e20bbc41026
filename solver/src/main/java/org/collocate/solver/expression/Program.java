package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Expression.Symbol;

/// A group of expressions as numbered values, each distinct one once, arguments before their users.
final class Program {
  /// What a value is.
  sealed interface Value {}

  record Literal(double value) implements Value {}

  record Column(int index) implements Value {}

  record Scalar(int index) implements Value {}

  record Compute(Operator operator, List<Integer> arguments) implements Value {}

  private final List<Value> values = new ArrayList<>();
  private final List<Boolean> perPoint = new ArrayList<>();
  private final Map<Value, Integer> numbers = new HashMap<>();
  private final List<Integer> outputs = new ArrayList<>();

  Program(List<Expression> expressions, List<String> columns, List<String> scalars) {
    Map<String, Value> leaves = new HashMap<>();
    for (int k = 0; k < columns.size(); k++) {
      declare(leaves, columns.get(k), new Column(k));
    }
    for (int k = 0; k < scalars.size(); k++) {
      declare(leaves, scalars.get(k), new Scalar(k));
    }
    IdentityHashMap<Expression, Integer> numbered = new IdentityHashMap<>();
    for (Expression node : Traversal.bottomUp(expressions)) {
      numbered.put(node, switch (node) {
        case Constant(double value) -> number(new Literal(value));
        case Symbol(String name) -> {
          Value leaf = leaves.get(name);
          if (leaf == null) {
            throw new IllegalArgumentException(
                "'" + name + "' is neither a column " + columns + " nor a scalar " + scalars);
          }
          yield number(leaf);
        }
        case Operation operation -> operation(operation, numbered);
      });
    }
    for (Expression expression : expressions) {
      outputs.add(Traversal.valueOf(numbered, expression));
    }
  }

  private static void declare(Map<String, Value> leaves, String name, Value value) {
    if (leaves.put(name, value) != null) {
      throw new IllegalArgumentException("'" + name + "' is given twice");
    }
  }

  int size() {
    return values.size();
  }

  Value value(int number) {
    return values.get(number);
  }

  /// Whether it changes from point to point; the others are computed once for a call.
  boolean isPerPoint(int number) {
    return perPoint.get(number);
  }

  List<Integer> outputs() {
    return Collections.unmodifiableList(outputs);
  }

  List<Integer> arguments(int number) {
    return values.get(number) instanceof Compute(Operator _, List<Integer> arguments) ? arguments : List.of();
  }

  private int operation(Operation operation, IdentityHashMap<Expression, Integer> numbered) {
    List<Integer> arguments = new ArrayList<>();
    for (Expression argument : operation.arguments()) {
      arguments.add(Traversal.valueOf(numbered, argument));
    }
    if (operation.operator() == Operator.POWER
        && operation.argument(1) instanceof Constant(double exponent)) {
      return power(arguments.getFirst(), exponent, arguments.getLast());
    }
    if (operation.operator().isCommutative()) {
      Collections.sort(arguments);
    }
    return number(new Compute(operation.operator(), List.copyOf(arguments)));
  }

  /// The products of [Functions#power], so that x² is shared by x², x³ and x⁴.
  private int power(int base, double exponent, int exponentNumber) {
    if (Functions.isProductExponent(exponent)) {
      int product = product(base, (int) Math.abs(exponent));
      return exponent < 0 ? number(new Compute(Operator.DIVIDE, List.of(number(new Literal(1)), product)))
          : product;
    }
    if (exponent == 0.5) {
      return number(new Compute(Operator.SQRT, List.of(base)));
    }
    return number(new Compute(Operator.POWER, List.of(base, exponentNumber)));
  }

  private int product(int base, int exponent) {
    if (exponent == 0) {
      return number(new Literal(1));
    }
    if (exponent == 1) {
      return base;
    }
    int half = exponent % 2 == 1 ? product(base, exponent - 1) : product(base, exponent / 2);
    List<Integer> factors = exponent % 2 == 1 ? new ArrayList<>(List.of(half, base))
        : new ArrayList<>(List.of(half, half));
    Collections.sort(factors);
    return number(new Compute(Operator.MULTIPLY, List.copyOf(factors)));
  }

  private int number(Value value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    int number = values.size();
    values.add(value);
    numbers.put(value, number);
    perPoint.add(switch (value) {
      case Literal _,Scalar _ -> false;
      case Column _ -> true;
      case Compute(Operator _, List<Integer> arguments) -> arguments.stream().anyMatch(this::isPerPoint);
    });
    return number;
  }
}
