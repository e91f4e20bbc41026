package org.collocate.solver.discretization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;

/// The terms of the weak form and of its derivative that do not vanish.
///
/// ```
/// R(u; v) = −∫ Γ(u)·∇v − ∫ F(u) v            J(u; w, v) = −∫ (Γ_u w + Γ_∇u ∇w)·∇v − ∫ (F_u w + F_∇u·∇w) v
/// ```
///
/// A slot is what of a function enters: 0 its value, `a + 1` its derivative along axis `a`, and then its second derivatives
/// `xx, xy, yy`, which no equation's own form has.
///
/// @param residual terms of `R`
/// @param jacobian terms of `J`
/// @param mass terms of `∫ m1 w v`
public record WeakForm(List<Linear> residual, List<Bilinear> jacobian, List<Bilinear> mass) {

  /// `∫ factor · v_slot` in equation `i`.
  public record Linear(int i, int slot, Expression factor) {}

  /// `∫ factor · w_trial · v_test` in equation `i`, for unknown `j`.
  public record Bilinear(int i, int test, int j, int trial, Expression factor) {}

  /// The terms of `R(0; v)`.
  ///
  /// @param jets names of the values and derivatives of the unknowns
  public List<Linear> load(List<String> jets) {
    Map<String, Expression> nothing = new HashMap<>();
    jets.forEach(jet -> nothing.put(jet, Expression.of(0)));
    return residual.stream()
        .map(term -> new Linear(term.i(), term.slot(), term.factor().substitute(nothing).simplify()))
        .filter(term -> !term.factor().isZero())
        .toList();
  }

  /// This form with the terms of another one.
  public WeakForm plus(WeakForm other) {
    return new WeakForm(joined(residual, other.residual), joined(jacobian, other.jacobian),
        joined(mass, other.mass));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  public static WeakForm of(GeneralForm form) {
    int unknowns = form.unknowns().size();
    int dimension = form.dimension();
    List<Linear> residual = new ArrayList<>();
    List<Bilinear> jacobian = new ArrayList<>();
    List<Bilinear> mass = new ArrayList<>();
    for (int i = 0; i < unknowns; i++) {
      add(residual, i, 0, form.source(i));
      for (int a = 0; a < dimension; a++) {
        add(residual, i, a + 1, form.flux(i, a));
      }
      for (int j = 0; j < unknowns; j++) {
        add(jacobian, i, 0, j, 0, form.sourceByValue(i, j));
        for (int b = 0; b < dimension; b++) {
          add(jacobian, i, 0, j, b + 1, form.sourceByGradient(i, j, b));
        }
        for (int a = 0; a < dimension; a++) {
          add(jacobian, i, a + 1, j, 0, form.fluxByValue(i, a, j));
          for (int b = 0; b < dimension; b++) {
            add(jacobian, i, a + 1, j, b + 1, form.fluxByGradient(i, a, j, b));
          }
        }
        if (!form.mass1(i, j).isZero()) {
          mass.add(new Bilinear(i, 0, j, 0, form.mass1(i, j)));
        }
      }
    }
    return new WeakForm(residual, jacobian, mass);
  }

  private static void add(List<Linear> terms, int i, int slot, Expression factor) {
    if (!factor.isZero()) {
      terms.add(new Linear(i, slot, factor.negated()));
    }
  }

  private static void add(List<Bilinear> terms, int i, int test, int j, int trial, Expression factor) {
    if (!factor.isZero()) {
      terms.add(new Bilinear(i, test, j, trial, factor.negated()));
    }
  }
}
