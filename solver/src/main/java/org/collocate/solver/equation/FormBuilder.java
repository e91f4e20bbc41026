package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;

/// Sorts residuals, left side minus right side, into masses, flux and source.
final class FormBuilder {
  /// The form, or in words why there is none.
  record Attempt(Optional<GeneralForm> form, String obstacle) {}

  private final Calculus calculus;
  private final List<String> unknowns;
  private final Expression[][] mass1;
  private final Expression[][] mass2;
  private final Expression[][] flux;
  private final Expression[] source;

  private FormBuilder(Calculus calculus, List<String> unknowns) {
    int n = unknowns.size();
    this.calculus = calculus;
    this.unknowns = unknowns;
    this.mass1 = new Expression[n][n];
    this.mass2 = new Expression[n][n];
    this.flux = new Expression[n][calculus.dimension()];
    this.source = new Expression[n];
  }

  static Attempt attempt(Calculus calculus, List<String> unknowns, List<Term> residuals) {
    FormBuilder builder = new FormBuilder(calculus, unknowns);
    List<String> obstacles = new ArrayList<>();
    for (int i = 0; i < residuals.size(); i++) {
      Term residual = residuals.get(i);
      builder.sort(i, residual);
      int row = i;
      residual.obstacle()
          .or(() -> builder.obstacle(row))
          .ifPresent(
              obstacle -> obstacles
                  .add(residuals.size() == 1 ? obstacle : "equation " + (row + 1) + ": " + obstacle));
    }
    return obstacles.isEmpty()
        ? new Attempt(
            Optional.of(new GeneralForm(calculus, unknowns, builder.mass1, builder.mass2, builder.flux,
                builder.source)),
            "")
        : new Attempt(Optional.empty(), String.join("; ", obstacles));
  }

  private void sort(int i, Term residual) {
    Map<String, Expression> steady = new HashMap<>();
    for (int j = 0; j < unknowns.size(); j++) {
      mass1[i][j] = residual.plain().differentiate(rate(j, 1));
      mass2[i][j] = residual.plain().differentiate(rate(j, 2));
      steady.put(rate(j, 1), Constant.ZERO);
      steady.put(rate(j, 2), Constant.ZERO);
    }
    for (int a = 0; a < calculus.dimension(); a++) {
      flux[i][a] = residual.flux().get(a).simplify();
    }
    source[i] = residual.plain().substitute(steady).simplify().negated();
  }

  private String rate(int unknown, int order) {
    return new Jet(unknowns.get(unknown), List.of(), order).symbol();
  }

  private Optional<String> obstacle(int i) {
    for (Jet jet : calculus.jetsIn(List.of(flux[i]))) {
      if (jet.timeOrder() > 0) {
        return Optional.of("the time derivative " + jet.symbol() + " stands under a divergence");
      }
    }
    for (int j = 0; j < unknowns.size(); j++) {
      for (Expression mass : List.of(mass1[i][j], mass2[i][j])) {
        for (Jet jet : calculus.jetsIn(List.of(mass))) {
          if (jet.timeOrder() > 0) {
            return Optional.of("the time derivative " + jet.symbol() + " does not occur linearly");
          }
          if (jet.order() > 0) {
            return Optional
                .of("the factor " + mass + " of a time derivative holds the derivative " + jet.symbol());
          }
        }
      }
    }
    for (Jet jet : calculus.jetsIn(List.of(source[i]))) {
      if (jet.timeOrder() > 0) {
        return Optional.of("the time derivative " + jet.symbol() + " is none of dt(u), dtt(u)");
      }
      if (jet.order() > 1) {
        return Optional.of("the derivative " + jet.symbol() + " stands outside div, lap, dxx, dxy, dyy");
      }
    }
    return Optional.empty();
  }
}
