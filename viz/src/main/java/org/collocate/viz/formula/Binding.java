package org.collocate.viz.formula;

import java.util.Set;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.expression.Syntax;

/// How firmly the parts of a printed formula hold together: what binds less than its place needs gets brackets.
final class Binding {
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int RELATION = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  /// What ∂ and ∇ act on, and fractions.
  static final int ACTING = 7;
  static final int POWER = 8;
  static final int ATOM = 9;

  private static final Set<String> ACTING_NAMES = Set.of("dt", "dtt", "dx", "dy", "dxx", "dxy", "dyy", "grad",
      "div", "lap", "curl");
  private static final Set<String> TRIGONOMETRIC = Set.of("sin", "cos", "tan", "sinh", "cosh", "tanh");
  private static final Set<String> ENCLOSING = Set.of("sqrt", "hypot", "abs", "norm", "floor", "vec");

  private Binding() {}

  static int of(Syntax node) {
    return switch (node) {
      case Syntax.Numeral(_, double value) -> value < 0 ? SUM : isScientific(value) ? PRODUCT : ATOM;
      case Syntax.Name _ -> ATOM;
      case Syntax.Operation operation -> of(operation.operator());
      case Syntax.Call call -> of(call);
    };
  }

  private static int of(Operator operator) {
    return switch (operator) {
      case OR -> OR;
      case AND -> AND;
      case NOT -> NOT;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL -> RELATION;
      case ADD, SUBTRACT, NEGATE -> SUM;
      case MULTIPLY -> PRODUCT;
      case DIVIDE -> ACTING;
      case POWER -> POWER;
      default -> ATOM;
    };
  }

  private static int of(Syntax.Call call) {
    if (!isShown(call)) {
      return ATOM;
    }
    return switch (call.name()) {
      case "dot", "mod" -> PRODUCT;
      case "if" -> OR;
      default -> ACTING_NAMES.contains(call.name()) ? ACTING : ATOM;
    };
  }

  private static boolean isScientific(double value) {
    double magnitude = Math.abs(value);
    return magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e6);
  }

  /// Whether a call has the number of arguments that its way of being printed needs; others are printed as calls.
  static boolean isShown(Syntax.Call call) {
    int count = call.arguments().size();
    return switch (call.name()) {
      case "hypot", "dot", "mod" -> count == 2;
      case "if" -> count == 3;
      case "vec" -> count > 1;
      default -> count == 1;
    };
  }

  /// Whether it begins with ∂, ∇ or Δ and ends with what that acts on.
  static boolean isActing(Syntax node) {
    return node instanceof Syntax.Call call && ACTING_NAMES.contains(call.name())
        && call.arguments().size() == 1;
  }

  static boolean isFraction(Syntax node) {
    return node instanceof Syntax.Operation operation && operation.operator() == Operator.DIVIDE;
  }

  static boolean isTrigonometric(String name) {
    return TRIGONOMETRIC.contains(name);
  }

  /// Whether a call shows a name before its brackets, so that a power could be read as that of the brackets.
  static boolean hasNameBefore(Syntax.Call call) {
    return !ENCLOSING.contains(call.name());
  }

  /// Whether the first sign that is printed is a digit.
  static boolean startsWithNumber(Syntax node) {
    return switch (node) {
      case Syntax.Numeral(_, double value) -> value != Math.PI && value != Math.E;
      case Syntax.Name _ -> false;
      case Syntax.Operation operation -> switch (operation.operator()) {
        case MULTIPLY, POWER -> startsWithNumber(operation.operands().getFirst());
        case DIVIDE -> true;
        default -> false;
      };
      case Syntax.Call call -> call.name().equals("dot") && startsWithNumber(call.arguments().getFirst());
    };
  }
}
