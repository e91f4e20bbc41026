package org.collocate.solver.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a node of an [Expression] does with its arguments. Truth is 1, falsehood 0, and every number but 0 is true.
///
/// ```
/// step(x) = 0, ½, 1 for x <, =, > 0          bump(r) = exp(1 − 1/(1 − r²)) for |r| < 1, else 0
/// mod(a, b) = a − b ⌊a/b⌋                    gauss(x, s) = exp(−x²/(2s²))
/// ```
public enum Operator {
  OR("or", 2, 1), AND("and", 2, 2), NOT("not", 1, 3), LESS("<", 2, 4), LESS_OR_EQUAL("<=", 2, 4), GREATER(">",
      2,
      4), GREATER_OR_EQUAL(">=", 2, 4), EQUAL("==", 2, 4), NOT_EQUAL("!=", 2,
          4), ADD("+", 2, 5), SUBTRACT("-", 2, 5), NEGATE("-", 1, 5), MULTIPLY("*", 2, 6), DIVIDE("/", 2,
              6), POWER("^", 2,
                  8), IF(3), MIN(2), MAX(2), ABS(1), SIGN(1), FLOOR(1), MOD(2), SQRT(1), EXP(1), LOG(
                      1), SIN(1), COS(1), TAN(1), ASIN(1), ACOS(1), ATAN(1), ATAN2(
                          2), SINH(1), COSH(1), TANH(1), ERF(1), HYPOT(2), STEP(1), BUMP(1), GAUSS(2);

  /// Precedence of what needs no parentheses: names, numbers and calls.
  static final int ATOM = 9;

  private static final Map<String, Operator> FUNCTIONS = Stream.of(values())
      .filter(Operator::isFunction)
      .collect(Collectors.toUnmodifiableMap(Operator::text, Function.identity()));

  private final String text;
  private final int argumentCount;
  private final int precedence;

  Operator(String text, int argumentCount, int precedence) {
    this.text = text;
    this.argumentCount = argumentCount;
    this.precedence = precedence;
  }

  Operator(int argumentCount) {
    this.text = name().toLowerCase(Locale.ROOT);
    this.argumentCount = argumentCount;
    this.precedence = ATOM;
  }

  /// The function called by this name in formulas, such as `sin`.
  ///
  /// @param name the name before the parenthesis
  /// @return the function, empty when there is none
  public static Optional<Operator> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /// {@return the names of all functions, unordered}
  public static Iterable<String> functionNames() {
    return FUNCTIONS.keySet();
  }

  /// {@return the sign or name as written in a formula}
  public String text() {
    return text;
  }

  /// {@return how many arguments a node with this operator has}
  public int argumentCount() {
    return argumentCount;
  }

  /// {@return whether it is written as a call, `name(arguments)`}
  public boolean isFunction() {
    return precedence == ATOM;
  }

  int precedence() {
    return precedence;
  }

  /// Whether the order of the two arguments does not change a bit of the result.
  boolean isCommutative() {
    return switch (this) {
      case ADD, MULTIPLY, MIN, MAX, EQUAL, NOT_EQUAL, AND, OR, HYPOT -> true;
      default -> false;
    };
  }

  /// The value for given arguments, with the meaning that compiled kernels have too.
  ///
  /// @param a arguments, as many as [#argumentCount]
  /// @return the value, not a number where undefined
  public double apply(double... a) {
    if (a.length != argumentCount) {
      throw new IllegalArgumentException(text + " takes " + argumentCount + " arguments, not " + a.length);
    }
    return switch (this) {
      case OR -> Functions.or(a[0], a[1]);
      case AND -> Functions.and(a[0], a[1]);
      case NOT -> Functions.not(a[0]);
      case LESS -> Functions.truth(a[0] < a[1]);
      case LESS_OR_EQUAL -> Functions.truth(a[0] <= a[1]);
      case GREATER -> Functions.truth(a[0] > a[1]);
      case GREATER_OR_EQUAL -> Functions.truth(a[0] >= a[1]);
      case EQUAL -> Functions.truth(a[0] == a[1]);
      case NOT_EQUAL -> Functions.truth(a[0] != a[1]);
      case ADD -> a[0] + a[1];
      case SUBTRACT -> a[0] - a[1];
      case NEGATE -> -a[0];
      case MULTIPLY -> a[0] * a[1];
      case DIVIDE -> a[0] / a[1];
      case POWER -> Functions.power(a[0], a[1]);
      case IF -> a[0] != 0 ? a[1] : a[2];
      case MIN -> Math.min(a[0], a[1]);
      case MAX -> Math.max(a[0], a[1]);
      case ABS -> Math.abs(a[0]);
      case SIGN -> Math.signum(a[0]);
      case FLOOR -> Math.floor(a[0]);
      case MOD -> Functions.mod(a[0], a[1]);
      case SQRT -> Math.sqrt(a[0]);
      case EXP -> Math.exp(a[0]);
      case LOG -> Math.log(a[0]);
      case SIN -> Math.sin(a[0]);
      case COS -> Math.cos(a[0]);
      case TAN -> Math.tan(a[0]);
      case ASIN -> Math.asin(a[0]);
      case ACOS -> Math.acos(a[0]);
      case ATAN -> Math.atan(a[0]);
      case ATAN2 -> Math.atan2(a[0], a[1]);
      case SINH -> Math.sinh(a[0]);
      case COSH -> Math.cosh(a[0]);
      case TANH -> Math.tanh(a[0]);
      case ERF -> ErrorFunction.erf(a[0]);
      case HYPOT -> Math.hypot(a[0], a[1]);
      case STEP -> Functions.step(a[0]);
      case BUMP -> Functions.bump(a[0]);
      case GAUSS -> Functions.gauss(a[0], a[1]);
    };
  }
}
