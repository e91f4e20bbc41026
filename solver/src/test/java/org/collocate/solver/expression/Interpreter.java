package org.collocate.solver.expression;

import java.util.Map;
import java.util.Objects;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Expression.Symbol;

/// Walks the tree for one point: slow, obvious, and written apart from the operators' own evaluation, so that it can
/// be the oracle for compiled kernels.
final class Interpreter {
  private Interpreter() {}

  static double evaluate(Expression expression, Map<String, Double> values) {
    return switch (expression) {
      case Constant(double value) -> value;
      case Symbol(String name) -> Objects.requireNonNull(values.get(name), name);
      case Operation f -> operation(f, values);
    };
  }

  private static double operation(Operation f, Map<String, Double> values) {
    double a = evaluate(f.argument(0), values);
    double b = f.arguments().size() > 1 ? evaluate(f.argument(1), values) : Double.NaN;
    return switch (f.operator()) {
      case OR -> a != 0 || b != 0 ? 1 : 0;
      case AND -> a != 0 && b != 0 ? 1 : 0;
      case NOT -> a == 0 ? 1 : 0;
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case GREATER -> a > b ? 1 : 0;
      case GREATER_OR_EQUAL -> a >= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case NOT_EQUAL -> a != b ? 1 : 0;
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case NEGATE -> -a;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> power(a, b, f.argument(1) instanceof Constant);
      case IF -> a != 0 ? b : evaluate(f.argument(2), values);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case FLOOR -> Math.floor(a);
      case MOD -> a - b * Math.floor(a / b);
      case SQRT -> Math.sqrt(a);
      case EXP -> Math.exp(a);
      case LOG -> Math.log(a);
      case SIN -> Math.sin(a);
      case COS -> Math.cos(a);
      case TAN -> Math.tan(a);
      case ASIN -> Math.asin(a);
      case ACOS -> Math.acos(a);
      case ATAN -> Math.atan(a);
      case ATAN2 -> Math.atan2(a, b);
      case SINH -> Math.sinh(a);
      case COSH -> Math.cosh(a);
      case TANH -> Math.tanh(a);
      case ERF -> ErrorFunction.erf(a);
      case HYPOT -> Math.hypot(a, b);
      case STEP -> Double.isNaN(a) ? a : (Math.signum(a) + 1) / 2;
      case BUMP -> Math.abs(a) >= 1 ? 0 : Math.exp(1 - 1 / ((1 - a) * (1 + a)));
      case GAUSS -> Math.exp(-0.5 * (a / b) * (a / b));
    };
  }

  /// A constant small integer exponent means the product by repeated squaring.
  private static double power(double x, double n, boolean constant) {
    if (!constant || n != Math.rint(n) || Math.abs(n) > 16) {
      return constant && n == 0.5 ? Math.sqrt(x) : Math.pow(x, n);
    }
    if (n < 0) {
      return 1 / power(x, -n, true);
    }
    if (n <= 1) {
      return n == 0 ? 1 : x;
    }
    double half = power(x, Math.floor(n / 2), true);
    return n % 2 == 0 ? half * half : half * half * x;
  }
}
