package org.collocate.solver.expression;

import java.util.IdentityHashMap;
import java.util.List;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Expression.Symbol;

/// Exact differentiation by the chain rule, each shared node once.
final class Derivative {
  private static final Expression TWO = Expression.of(2);

  private Derivative() {}

  static Expression of(Expression expression, String symbol) {
    IdentityHashMap<Expression, Expression> derivatives = new IdentityHashMap<>();
    Expression last = Constant.ZERO;
    for (Expression node : Traversal.bottomUp(List.of(expression))) {
      last = switch (node) {
        case Constant _ -> Constant.ZERO;
        case Symbol(String name) -> name.equals(symbol) ? Constant.ONE : Constant.ZERO;
        case Operation operation -> ofOperation(operation,
            operation.arguments()
                .stream()
                .map(argument -> Traversal.valueOf(derivatives, argument))
                .toList());
      };
      derivatives.put(node, last);
    }
    return last;
  }

  private static Expression ofOperation(Operation f, List<Expression> d) {
    if (d.stream().allMatch(Expression::isZero)) {
      return Constant.ZERO;
    }
    Expression a = f.argument(0);
    Expression da = d.getFirst();
    Expression b = f.arguments().getLast();
    Expression db = d.getLast();
    return switch (f.operator()) {
      case OR, AND, NOT, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, SIGN, FLOOR,
          STEP ->
        Constant.ZERO;
      case ADD -> da.plus(db);
      case SUBTRACT -> da.minus(db);
      case NEGATE -> da.negated();
      case MULTIPLY -> da.times(b).plus(a.times(db));
      case DIVIDE -> db.isZero() ? da.over(b) : da.times(b).minus(a.times(db)).over(square(b));
      case POWER -> ofPower(f, a, b, da, db);
      case IF -> Algebra.apply(Operator.IF, List.of(a, d.get(1), db));
      case MIN -> Algebra.apply(Operator.IF, List.of(call(Operator.LESS_OR_EQUAL, a, b), da, db));
      case MAX -> Algebra.apply(Operator.IF, List.of(call(Operator.GREATER_OR_EQUAL, a, b), da, db));
      case ABS -> call(Operator.SIGN, a).times(da);
      case MOD -> da.minus(call(Operator.FLOOR, a.over(b)).times(db));
      case ATAN2 -> b.times(da).minus(a.times(db)).over(square(a).plus(square(b)));
      case HYPOT -> a.times(da).plus(b.times(db)).over(f);
      case GAUSS -> f.times(a).times(a.times(db).over(b).minus(da)).over(square(b));
      default -> slope(f, a).times(da);
    };
  }

  /// Derivative of a function of one argument.
  private static Expression slope(Operation f, Expression a) {
    return switch (f.operator()) {
      case SQRT -> Expression.of(0.5).over(f);
      case EXP -> f;
      case LOG -> Constant.ONE.over(a);
      case SIN -> call(Operator.COS, a);
      case COS -> call(Operator.SIN, a).negated();
      case TAN -> Constant.ONE.plus(square(f));
      case ASIN -> Constant.ONE.over(call(Operator.SQRT, Constant.ONE.minus(square(a))));
      case ACOS -> Expression.of(-1).over(call(Operator.SQRT, Constant.ONE.minus(square(a))));
      case ATAN -> Constant.ONE.over(Constant.ONE.plus(square(a)));
      case SINH -> call(Operator.COSH, a);
      case COSH -> call(Operator.SINH, a);
      case TANH -> Constant.ONE.minus(square(f));
      case ERF -> Expression.of(2 / Math.sqrt(Math.PI)).times(call(Operator.EXP, square(a).negated()));
      case BUMP -> slopeOfBump(f, a);
      default -> throw new IllegalStateException("no derivative of " + f.operator().text());
    };
  }

  /// `bump′ = −2 r bump/(1 − r²)²` inside and 0 outside. The choice is kept in the formula, so that derivatives of any
  /// order are exact and never 0·∞ at the rim.
  private static Expression slopeOfBump(Operation f, Expression r) {
    Expression inside = Expression.of(-2).times(r).times(f).over(square(Constant.ONE.minus(square(r))));
    return Algebra.apply(Operator.IF,
        List.of(call(Operator.LESS, call(Operator.ABS, r), Constant.ONE), inside, Constant.ZERO));
  }

  private static Expression ofPower(Operation f, Expression a, Expression n, Expression da, Expression dn) {
    Expression byBase = da.isZero() ? Constant.ZERO : n.times(a.power(n.minus(Constant.ONE))).times(da);
    return dn.isZero() ? byBase : byBase.plus(f.times(call(Operator.LOG, a)).times(dn));
  }

  private static Expression square(Expression a) {
    return a.power(TWO);
  }

  private static Expression call(Operator operator, Expression... arguments) {
    return Algebra.apply(operator, List.of(arguments));
  }
}
