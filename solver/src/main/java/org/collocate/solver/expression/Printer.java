package org.collocate.solver.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Expression.Symbol;

/// Writes an expression so that the parser reads the equal tree, with the fewest parentheses, and without recursion.
final class Printer {
  private static final int LONGEST = 1_000_000;
  /// A negative number binds like a factor: `2 - -3*x`, but `(-3)^2`.
  private static final int NEGATIVE_NUMBER = 7;

  private Printer() {}

  static String print(Expression expression) {
    StringBuilder text = new StringBuilder();
    Deque<Object> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case String literal -> text.append(literal);
        case Constant(double value) -> text.append(number(value));
        case Symbol(String name) -> text.append(name);
        case Operation operation -> expand(operation, open);
        default -> throw new IllegalStateException("only texts and expressions are pushed");
      }
      if (text.length() > LONGEST) {
        throw new IllegalStateException("written out, the formula has more than " + LONGEST + " characters");
      }
    }
    return text.toString();
  }

  private static void expand(Operation operation, Deque<Object> open) {
    Operator operator = operation.operator();
    if (operator.isFunction()) {
      open.push(")");
      for (int k = operation.arguments().size() - 1; k >= 0; k--) {
        open.push(operation.argument(k));
        open.push(k > 0 ? ", " : operator.text() + "(");
      }
      return;
    }
    int precedence = operator.precedence();
    if (operator.argumentCount() == 1) {
      Expression argument = operation.argument(0);
      boolean signed = operator == Operator.NEGATE && startsWithNumber(argument);
      push(argument, signed ? Operator.ATOM + 1 : operator == Operator.NEGATE ? precedence + 1 : precedence,
          open);
      open.push(operator == Operator.NEGATE ? "-" : "not ");
      return;
    }
    push(operation.argument(1), rightNeeds(operator), open);
    open.push(precedence > Operator.ADD.precedence() ? operator.text() : " " + operator.text() + " ");
    push(operation.argument(0), leftNeeds(operator), open);
  }

  /// Powers associate to the right and comparisons not at all; the rest associates to the left.
  private static int leftNeeds(Operator operator) {
    return operator == Operator.POWER ? Operator.ATOM : isComparison(operator) ? 5 : operator.precedence();
  }

  private static int rightNeeds(Operator operator) {
    return operator == Operator.POWER ? operator.precedence() : operator.precedence() + 1;
  }

  private static boolean isComparison(Operator operator) {
    return operator.precedence() == Operator.LESS.precedence();
  }

  private static void push(Expression expression, int needed, Deque<Object> open) {
    if (binds(expression) < needed) {
      open.push(")");
      open.push(expression);
      open.push("(");
    } else {
      open.push(expression);
    }
  }

  private static int binds(Expression expression) {
    return switch (expression) {
      case Constant(double value) -> number(value).startsWith("-") ? NEGATIVE_NUMBER : Operator.ATOM;
      case Symbol _ -> Operator.ATOM;
      case Operation operation -> operation.operator().precedence();
    };
  }

  /// Whether a minus before it would be read as the sign of its first number.
  private static boolean startsWithNumber(Expression expression) {
    Expression first = expression;
    while (first instanceof Operation operation && !operation.operator().isFunction()
        && operation.operator().argumentCount() == 2) {
      Expression left = operation.argument(0);
      if (binds(left) < leftNeeds(operation.operator())
          || (operation.operator() == Operator.POWER && left instanceof Constant)) {
        return false;
      }
      first = left;
    }
    return first instanceof Constant(double value) && value != Math.PI && value != Math.E;
  }

  static String number(double value) {
    if (value == Math.PI) {
      return "pi";
    }
    if (value == Math.E) {
      return "e";
    }
    String digits = Double.toString(value).replace('E', 'e').replace(".0e", "e");
    return digits.endsWith(".0") && value != 0 ? digits.substring(0, digits.length() - 2)
        : Double.doubleToRawLongBits(value) == 0 ? "0" : digits;
  }
}
