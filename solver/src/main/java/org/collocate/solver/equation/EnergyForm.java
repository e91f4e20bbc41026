package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.expression.Expression;

/// The energy whose stationary points solve a steady equation, if there is one.
///
/// ```
/// E(u) = σ (∫ W(x, u, ∇u) dx + ∮ B(x, u) ds)        ∂W/∂∇uᵢ = −Γᵢ,  ∂W/∂uᵢ = −Fᵢ,  ∂B/∂uᵢ = gᵢ  where Γᵢ·n = gᵢ
/// W = ∫₀¹ −(Γ(x, τu, τ∇u)·∇u + F(x, τu, τ∇u) u) dτ
/// ```
///
/// There is one exactly if the derivatives are symmetric, `∂Γᵢₐ/∂∇uⱼᵦ = ∂Γⱼᵦ/∂∇uᵢₐ`, `∂Γᵢₐ/∂uⱼ = ∂Fⱼ/∂∇uᵢₐ` and `∂Fᵢ/∂uⱼ = ∂Fⱼ/∂uᵢ`
/// (M. M. Vainberg, Variational Methods for the Study of Nonlinear Operators, 1964; for differential equations H. von
/// Helmholtz 1887). The derivatives are exact; that two of them are the same function is decided by their values at
/// seeded points. Terms that are homogeneous in u and ∇u are integrated over τ in closed form, others by a rule of
/// Gauss and Legendre with sixteen points: exact for polynomials of degree 31 in τ.
///
/// The sign σ makes the energy grow with the gradient, so that it is to be made small. Whether it is bounded from below is
/// not decided here.
///
/// @param density σ W
/// @param sign σ, 1 or −1
public record EnergyForm(Expression density, double sign) {
  /// Why an equation or a condition has no energy.
  public static final class NoEnergyException extends Exception {
    private static final long serialVersionUID = 1;

    NoEnergyException(String message) {
      super(message);
    }
  }

  /// The energy inside the domain.
  ///
  /// @throws NoEnergyException with the reason as a sentence, if there is none
  public static EnergyForm of(GeneralForm form) throws NoEnergyException {
    if (!form.steady()) {
      throw new NoEnergyException(
          "an equation with time derivatives has no energy that its solution makes least");
    }
    List<String> jets = new ArrayList<>();
    List<Expression> slopes = new ArrayList<>();
    for (int i = 0; i < form.unknowns().size(); i++) {
      jets.add(form.unknowns().get(i));
      slopes.add(form.source(i).negated());
      for (int a = 0; a < form.dimension(); a++) {
        jets.add(form.gradientSymbol(i, a));
        slopes.add(form.flux(i, a).negated());
      }
    }
    requireSymmetric(jets, slopes);
    double sign = sign(form);
    return new EnergyForm(Expression.of(sign).times(Homotopy.integral(jets, slopes)), sign);
  }

  /// The energy `σ B` on a part of the boundary.
  ///
  /// @param fluxes g by unknown, where it is prescribed
  /// @throws NoEnergyException with the reason as a sentence, if there is none
  public Expression onBoundary(Map<String, Expression> fluxes) throws NoEnergyException {
    List<String> unknowns = List.copyOf(fluxes.keySet());
    List<Expression> slopes = unknowns.stream()
        .map(name -> fluxes.getOrDefault(name, Expression.of(0)))
        .toList();
    requireSymmetric(unknowns, slopes);
    return Expression.of(sign).times(Homotopy.integral(unknowns, slopes));
  }

  private static void requireSymmetric(List<String> jets, List<Expression> slopes) throws NoEnergyException {
    for (int i = 0; i < jets.size(); i++) {
      for (int j = 0; j < i; j++) {
        Expression one = slopes.get(i).differentiate(jets.get(j));
        Expression other = slopes.get(j).differentiate(jets.get(i));
        if (!SampledFormula.areSame(one, other)) {
          throw new NoEnergyException("the equation is not the condition of a least energy: what belongs to "
              + jets.get(i) + " depends on " + jets.get(j) + " otherwise than the other way round");
        }
      }
    }
  }

  /// Of −∂Γ/∂∇u, which must not change it.
  private static double sign(GeneralForm form) throws NoEnergyException {
    Optional<Boolean> positive = Optional.empty();
    for (int i = 0; i < form.unknowns().size(); i++) {
      for (int a = 0; a < form.dimension(); a++) {
        for (double value : SampledFormula.values(form.diffusion(i, a))) {
          if (value != 0 && positive.isPresent() && positive.get() != value > 0) {
            throw new NoEnergyException("the energy has no least value: the diffusion "
                + form.diffusion(i, a).print() + " has no fixed sign");
          }
          positive = value == 0 ? positive : Optional.of(value > 0);
        }
      }
    }
    return positive.orElse(true) ? 1 : -1;
  }

  /// A potential from its slopes, along the straight way from zero.
  private static final class Homotopy {
    private static final int NODES = 16;

    private Homotopy() {}

    static Expression integral(List<String> jets, List<Expression> slopes) {
      Expression sum = Expression.of(0);
      for (int k = 0; k < jets.size(); k++) {
        for (Expression term : terms(slopes.get(k), false)) {
          sum = sum.plus(alongTheWay(jets, term).times(Expression.symbol(jets.get(k))));
        }
      }
      return sum.simplify();
    }

    /// `∫₀¹ term(τ·jets) dτ`
    private static Expression alongTheWay(List<String> jets, Expression term) {
      double degree = degree(jets, term);
      if (Double.isFinite(degree)) {
        return term.over(Expression.of(degree + 1));
      }
      Expression sum = Expression.of(0);
      double[][] rule = gaussLegendre();
      for (int q = 0; q < NODES; q++) {
        Map<String, Expression> scaled = new HashMap<>();
        for (String jet : jets) {
          scaled.put(jet, Expression.of(rule[0][q]).times(Expression.symbol(jet)));
        }
        sum = sum.plus(Expression.of(rule[1][q]).times(term.substitute(scaled)));
      }
      return sum;
    }

    /// The summands of a formula.
    private static List<Expression> terms(Expression formula, boolean negative) {
      List<Expression> found = new ArrayList<>();
      if (formula instanceof Expression.Operation operation) {
        switch (operation.operator()) {
          case ADD, SUBTRACT -> {
            found.addAll(terms(operation.argument(0), negative));
            boolean minus = operation.operator() == org.collocate.solver.expression.Operator.SUBTRACT;
            found.addAll(terms(operation.argument(1), negative != minus));
            return found;
          }
          case NEGATE -> {
            return terms(operation.argument(0), !negative);
          }
          default -> {
            // A product or a function is one summand.
          }
        }
      }
      found.add(negative ? formula.negated() : formula);
      return found;
    }

    /// k with `term(λ·jets) = λᵏ·term(jets)`; NaN where there is none above −1.
    private static double degree(List<String> jets, Expression term) {
      if (jets.stream().noneMatch(term.symbols()::contains)) {
        return 0;
      }
      Map<String, Expression> doubled = new HashMap<>();
      jets.forEach(jet -> doubled.put(jet, Expression.of(2).times(Expression.symbol(jet))));
      double[] values = SampledFormula.values(term);
      double[] scaled = SampledFormula.values(term.substitute(doubled));
      double degree = Double.NaN;
      for (int k = 0; k < Math.min(values.length, scaled.length); k++) {
        double found = Math.log(scaled[k] / values[k]) / Math.log(2);
        if (values.length != scaled.length || !Double.isFinite(found)
            || k > 0 && Math.abs(found - degree) > SampledFormula.SAME * (1 + Math.abs(degree))) {
          return Double.NaN;
        }
        degree = found;
      }
      double whole = Math.rint(degree);
      return degree <= -1 ? Double.NaN : Math.abs(degree - whole) < SampledFormula.SAME ? whole : degree;
    }

    /// Nodes and weights on [0, 1]: the roots of a Legendre polynomial by Newton's method.
    private static double[][] gaussLegendre() {
      double[][] rule = new double[2][NODES];
      for (int i = 0; i < NODES; i++) {
        double x = Math.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
        double slope = 0;
        for (int sweep = 0; sweep < 50; sweep++) {
          double before = 1;
          double value = x;
          for (int n = 2; n <= NODES; n++) {
            double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
            before = value;
            value = next;
          }
          slope = NODES * (x * value - before) / (x * x - 1);
          x -= value / slope;
        }
        rule[0][i] = (1 - x) / 2;
        rule[1][i] = 1 / ((1 - x * x) * slope * slope);
      }
      return rule;
    }
  }
}
