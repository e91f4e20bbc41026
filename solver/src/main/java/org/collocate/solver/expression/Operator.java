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
  OR("or", 2, 1, "true where one of both is"), AND("and", 2, 2, "true where both are"), NOT("not", 1, 3,
      "true where what follows is not"), LESS("<", 2, 4, "less"), LESS_OR_EQUAL("<=", 2, 4,
          "less or equal"), GREATER(">", 2, 4, "greater"), GREATER_OR_EQUAL(">=", 2, 4,
              "greater or equal"), EQUAL("==", 2, 4, "equal"), NOT_EQUAL("!=", 2, 4, "not equal"), ADD("+", 2,
                  5, "sum"), SUBTRACT("-", 2, 5, "difference"), NEGATE("-", 1, 5, "opposite"), MULTIPLY("*",
                      2, 6, "product"), DIVIDE("/", 2, 6, "quotient"), POWER("^", 2, 8, "power"),
  /// The functions, with the names of their arguments.
  IF("a where c is true, else b", "c", "a", "b"), MIN("the least of two or more", "a", "b"), MAX(
      "the greatest of two or more", "a", "b"), ABS("absolute value", "x"), SIGN("−1, 0 or 1", "x"), FLOOR(
          "greatest whole number up to x", "x"), MOD("rest of a divided by b", "a", "b"), SQRT("square root",
              "x"), EXP("exponential function", "x"), LOG("natural logarithm", "x"), SIN(
                  "sine of an angle in radians", "x"), COS("cosine of an angle in radians", "x"), TAN(
                      "tangent of an angle in radians", "x"), ASIN("arc sine", "x"), ACOS("arc cosine",
                          "x"), ATAN("arc tangent", "x"), ATAN2("angle of the point (x, y)", "y", "x"), SINH(
                              "hyperbolic sine", "x"), COSH("hyperbolic cosine", "x"), TANH(
                                  "hyperbolic tangent", "x"), ERF("error function", "x"), HYPOT("√(x² + y²)",
                                      "x", "y"), STEP("0, ½, 1 for x below, at, above 0", "x"), BUMP(
                                          "smooth, 1 at 0, and 0 from |r| = 1 on", "r"), GAUSS(
                                              "exp(−x²/(2s²))", "x", "s");

  /// Precedence of what needs no parentheses: names, numbers and calls.
  static final int ATOM = 9;

  private static final Map<String, Operator> FUNCTIONS = Stream.of(values())
      .filter(Operator::isFunction)
      .collect(Collectors.toUnmodifiableMap(Operator::text, Function.identity()));

  private final String text;
  private final int argumentCount;
  private final int precedence;
  private final String arguments;
  private final String help;

  Operator(String text, int argumentCount, int precedence, String help) {
    this.text = text;
    this.argumentCount = argumentCount;
    this.precedence = precedence;
    this.arguments = "";
    this.help = help;
  }

  Operator(String help, String... arguments) {
    this.text = name().toLowerCase(Locale.ROOT);
    this.argumentCount = arguments.length;
    this.precedence = ATOM;
    this.arguments = String.join(" ", arguments);
    this.help = help;
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

  /// {@return how it is written and what it means, for those who type}
  public Signature signature() {
    return Signature.of(text, arguments, help);
  }

  /// {@return whether it is a word that stands between or before operands, such as `and`}
  public boolean isWord() {
    return !isFunction() && Character.isLetter(text.charAt(0));
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
