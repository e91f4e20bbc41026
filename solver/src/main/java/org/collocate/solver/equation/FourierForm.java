package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Expression.Operation;
import org.collocate.solver.expression.Operator;

/// Equations as methods with waves want them, left side minus right side: what multiplies the amplitude of each wave by a
/// number, and the rest, which has to be evaluated at points.
///
/// ```
/// Σ c ∂^α ∂_t^m u_j + Σ_β ∂^β N_β(x, t, jets of u) = 0          symbol of the first part: Σ c (iκ)^α
/// ```
///
/// Derivatives may be of any order. Those that the text writes outermost are not carried out in N, so that a divergence stays one.
///
/// @param unknowns their names; equation `i` belongs to unknown `i`
/// @param linear terms with a factor that neither depends on the place nor on the unknowns
/// @param remainder all other terms, data among them
/// @param jets that occur in the remainder, lowest order first
public record FourierForm(List<String> unknowns, List<Linear> linear, List<Remainder> remainder,
    List<Jet> jets) {
  /// Operators whose derivative does not say all about them.
  private static final Set<Operator> PIECEWISE = EnumSet.of(Operator.OR, Operator.AND, Operator.NOT,
      Operator.LESS, Operator.LESS_OR_EQUAL, Operator.GREATER, Operator.GREATER_OR_EQUAL, Operator.EQUAL,
      Operator.NOT_EQUAL, Operator.IF, Operator.MIN, Operator.MAX, Operator.ABS, Operator.SIGN,
      Operator.FLOOR, Operator.MOD, Operator.STEP);

  /// A term of the first part.
  ///
  /// @param equation in which it stands
  /// @param jet what is multiplied
  /// @param factor in parameters and `t`
  public record Linear(int equation, Jet jet, Expression factor) {}

  /// A term of the second part.
  ///
  /// @param equation in which it stands
  /// @param axes coordinates by which it is still to be differentiated, with repetition
  /// @param value in coordinates, `t`, parameters, coefficient fields k, k_x and jets
  public record Remainder(int equation, List<String> axes, Expression value) {
    public Remainder {
      axes = List.copyOf(axes);
    }
  }

  /// The form, or in words why there is none.
  record Attempt(Optional<FourierForm> form, String obstacle) {}

  public FourierForm {
    unknowns = List.copyOf(unknowns);
    linear = List.copyOf(linear);
    remainder = List.copyOf(remainder);
    jets = List.copyOf(jets);
  }

  static Attempt attempt(Calculus calculus, List<String> unknowns, List<Term> residuals) {
    List<Linear> linear = new ArrayList<>();
    List<Remainder> remainder = new ArrayList<>();
    for (int i = 0; i < residuals.size(); i++) {
      int equation = i;
      residuals.get(i)
          .derivatives()
          .parts()
          .forEach((axes, value) -> split(calculus, new Remainder(equation, axes, value.simplify()), linear,
              remainder));
    }
    List<Expression> values = remainder.stream().map(Remainder::value).toList();
    Set<String> missing = new LinkedHashSet<>();
    values.forEach(value -> missing.addAll(calculus.fieldsOfOrder(value, 2)));
    return missing.isEmpty()
        ? new Attempt(Optional.of(new FourierForm(unknowns, linear, remainder, calculus.jetsIn(values))), "")
        : new Attempt(Optional.empty(),
            "it needs second derivatives of " + String.join(", ", missing) + ", which is given as data");
  }

  /// Takes from an expression the addends that are constants times jets.
  private static void split(Calculus calculus, Remainder whole, List<Linear> linear,
      List<Remainder> remainder) {
    List<Expression> addends = new ArrayList<>();
    collect(calculus, whole.value(), Constant.ONE, addends);
    Expression rest = Constant.ZERO;
    for (Expression addend : addends) {
      List<Jet> jets = calculus.jetsIn(List.of(addend));
      Optional<Expression> factor = jets.size() == 1 ? factor(calculus, addend, jets.getFirst())
          : Optional.empty();
      if (factor.isPresent()) {
        Jet jet = jets.getFirst();
        List<String> axes = DerivativeSum.joined(jet.axes(), whole.axes(), calculus.coordinates());
        linear.add(new Linear(whole.equation(), new Jet(jet.unknown(), axes, jet.timeOrder()), factor.get()));
      } else {
        rest = rest.plus(addend);
      }
    }
    if (!rest.simplify().isZero()) {
      remainder.add(new Remainder(whole.equation(), whole.axes(), rest.simplify()));
    }
  }

  /// Takes a sum apart, also one that is multiplied by a constant.
  private static void collect(Calculus calculus, Expression value, Expression factor,
      List<Expression> addends) {
    if (value instanceof Operation(Operator operator, List<Expression> arguments)) {
      Expression first = arguments.getFirst();
      Expression last = arguments.getLast();
      switch (operator) {
        case ADD, SUBTRACT -> {
          collect(calculus, first, factor, addends);
          collect(calculus, last, operator == Operator.ADD ? factor : factor.negated(), addends);
          return;
        }
        case NEGATE -> {
          collect(calculus, first, factor.negated(), addends);
          return;
        }
        case MULTIPLY -> {
          boolean constant = calculus.isConstantInSpace(first);
          if (constant || calculus.isConstantInSpace(last)) {
            collect(calculus, constant ? last : first, factor.times(constant ? first : last), addends);
            return;
          }
        }
        case DIVIDE -> {
          if (calculus.isConstantInSpace(last)) {
            collect(calculus, first, factor.over(last), addends);
            return;
          }
        }
        default -> {
          // Nothing that could be taken apart.
        }
      }
    }
    addends.add(factor.times(value).simplify());
  }

  /// What an addend multiplies a jet by, if it does nothing else.
  private static Optional<Expression> factor(Calculus calculus, Expression addend, Jet jet) {
    Expression factor = addend.differentiate(jet.symbol()).simplify();
    boolean nothingElse = calculus.isConstantInSpace(factor) && !factor.isZero()
        && !isPiecewise(addend, jet.symbol())
        && addend.substitute(Map.of(jet.symbol(), Constant.ZERO)).simplify().isZero();
    return nothingElse ? Optional.of(factor) : Optional.empty();
  }

  private static boolean isPiecewise(Expression value, String symbol) {
    return value.contains(node -> node instanceof Operation operation
        && PIECEWISE.contains(operation.operator()) && operation.symbols().contains(symbol));
  }

  /// Whether nothing has to be evaluated at points but data.
  public boolean isConstantLinear() {
    return jets.isEmpty();
  }

  /// Whether a constant may be added to an unknown.
  public boolean isFloating(String unknown) {
    return linear.stream().map(Linear::jet).noneMatch(jet -> isItself(jet, unknown))
        && jets.stream().noneMatch(jet -> isItself(jet, unknown));
  }

  private static boolean isItself(Jet jet, String unknown) {
    return jet.unknown().equals(unknown) && isUnderived(jet);
  }

  private static boolean isUnderived(Jet jet) {
    return jet.order() == 0 && jet.timeOrder() == 0;
  }

  /// Whether the mean of an equation over a period does not depend on the unknowns.
  public boolean isBalance(int equation) {
    return linear.stream().noneMatch(term -> term.equation() == equation && isUnderived(term.jet()))
        && remainder.stream()
            .noneMatch(term -> term.equation() == equation && term.axes().isEmpty()
                && jets.stream().anyMatch(jet -> term.value().symbols().contains(jet.symbol())));
  }
}
