package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;

/// Says in words what an equation is and what its flux means.
final class Description {
  private final Equation equation;
  private final Calculus calculus;
  private final List<String> lines = new ArrayList<>();

  Description(Equation equation, Declarations names) {
    this.equation = equation;
    this.calculus = names.calculus();
  }

  String text() {
    if (equation.hasForm()) {
      describe(equation.form());
    } else {
      lines.add("no general form: " + equation.formObstacle());
      lines.add("this excludes methods in weak form: finite elements and finite volumes");
      if (equation.hasFourier()) {
        lines.add("on a periodic domain sums of waves can be used");
      }
    }
    if (!equation.hasStrong()) {
      lines.add("no strong residual: " + equation.strongObstacle());
      lines.add("this excludes collocation and physics-informed networks");
    } else {
      lines.add("strong residual needs: " + String.join(", ", equation.strong().symbols()));
      if (!equation.strong().jumping().isEmpty()) {
        lines.add("warning: the strong residual does not see the jumps of "
            + String.join(", ", equation.strong().jumping()));
      }
    }
    return String.join("\n", lines);
  }

  private void describe(GeneralForm form) {
    lines.add(String.join(", ", List.of(form.linear() ? "linear" : "nonlinear",
        form.symmetric() ? "symmetric" : "not symmetric",
        form.steady() ? "steady" : "of order " + form.timeOrder() + " in time")));
    for (int i = 0; i < form.unknowns().size(); i++) {
      lines.add(formLine(form, i));
    }
    for (int i = 0; i < form.unknowns().size() && form.dimension() > 0; i++) {
      lines.add(fluxLine(form, i));
      warning(form, i).ifPresent(lines::add);
    }
  }

  private String formLine(GeneralForm form, int i) {
    List<String> terms = new ArrayList<>();
    for (int j = 0; j < form.unknowns().size(); j++) {
      massTerm(form.mass2(i, j), form.unknowns().get(j) + "_tt").ifPresent(terms::add);
      massTerm(form.mass1(i, j), form.unknowns().get(j) + "_t").ifPresent(terms::add);
    }
    if (hasFlux(form, i)) {
      terms.add("div" + flux(form, i));
    }
    return "[" + form.unknowns().get(i) + "] " + (terms.isEmpty() ? "0" : String.join(" + ", terms)) + " = "
        + form.source(i);
  }

  private static Optional<String> massTerm(Expression mass, String rate) {
    if (mass.isZero()) {
      return Optional.empty();
    }
    return Optional.of(mass.isOne() ? rate : "(" + mass + ") " + rate);
  }

  private String flux(GeneralForm form, int i) {
    List<String> components = IntStream.range(0, form.dimension())
        .mapToObj(a -> form.flux(i, a).print())
        .toList();
    return "(" + String.join(", ", components) + ")";
  }

  private static boolean hasFlux(GeneralForm form, int i) {
    return IntStream.range(0, form.dimension()).anyMatch(a -> !form.flux(i, a).isZero());
  }

  private String fluxLine(GeneralForm form, int i) {
    String unknown = form.unknowns().get(i);
    if (!hasFlux(form, i)) {
      return "flux of " + unknown + ": Γ is 0, so that nothing can be prescribed";
    }
    Optional<Expression> k = isotropicDiffusion(form, i);
    if (k.isEmpty()) {
      return "flux of " + unknown + ": g prescribes Γ·n = g with Γ = " + flux(form, i)
          + ", the flow out of the domain";
    }
    String slope = "∂" + unknown + "/∂n";
    Expression law = k.get().negated().times(Expression.symbol(slope));
    Expression neumann = k.get().negated().times(Expression.symbol("(h)"));
    return "flux of " + unknown + ": g prescribes " + law + " = g, the flow out of the domain"
        + " (for a temperature, the outward heat flow); for " + slope + " = h write flux " + neumann;
  }

  private Optional<String> warning(GeneralForm form, int i) {
    String name = "−∂Γ/∂∇" + form.unknowns().get(i);
    for (int a = 0; a < form.dimension(); a++) {
      Expression diffusion = form.diffusion(i, a);
      if (diffusion instanceof Constant(double value) && value < 0) {
        return Optional.of("warning: " + name + " is " + diffusion
            + ", not positive; write -div(…) where flow goes from high to low");
      }
      if (!(diffusion instanceof Constant)) {
        return Optional.of("well posed only where " + name + " = " + diffusion + " is positive");
      }
    }
    return Optional.empty();
  }

  /// The k of Γ = −k∇u for the equation's own unknown.
  private Optional<Expression> isotropicDiffusion(GeneralForm form, int i) {
    Expression k = form.diffusion(i, 0);
    if (k.isZero() || calculus.order(k) > 0) {
      return Optional.empty();
    }
    for (int a = 0; a < form.dimension(); a++) {
      Expression rest = form.flux(i, a).substitute(Map.of(form.gradientSymbol(i, a), Constant.ZERO));
      if (!rest.simplify().isZero() || !form.diffusion(i, a).equals(k)) {
        return Optional.empty();
      }
    }
    return Optional.of(k);
  }
}
