package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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

  /// Takes from an expression what is a constant times a jet.
  private static void split(Calculus calculus, Remainder whole, List<Linear> linear,
      List<Remainder> remainder) {
    Map<String, Expression> taken = new LinkedHashMap<>();
    for (Jet jet : calculus.jetsIn(List.of(whole.value()))) {
      Expression factor = whole.value().differentiate(jet.symbol()).simplify();
      if (!factor.isZero() && calculus.isConstantInSpace(factor)
          && !isPiecewise(whole.value(), jet.symbol())) {
        List<String> axes = DerivativeSum.joined(jet.axes(), whole.axes(), calculus.coordinates());
        linear.add(new Linear(whole.equation(), new Jet(jet.unknown(), axes, jet.timeOrder()), factor));
        taken.put(jet.symbol(), Constant.ZERO);
      }
    }
    Expression rest = taken.isEmpty() ? whole.value() : whole.value().substitute(taken).simplify();
    if (!rest.isZero()) {
      remainder.add(new Remainder(whole.equation(), whole.axes(), rest));
    }
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
