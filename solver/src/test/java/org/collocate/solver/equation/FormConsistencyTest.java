package org.collocate.solver.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.collocate.solver.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The general form and the strong residual, put together in different ways, are the same operator: for smooth functions
/// `m2 u_tt + m1 u_t + div Γ − F`, with the divergence by central differences, equals the residual.
class FormConsistencyTest {
  private static final double H = 1e-3;
  private static final Scope PLANE = Scope.of("x", "y")
      .withParameters(Set.of("q"))
      .withFormulas(
          Map.of("k", Expression.parse("2 + sin(x*y) + 0.1*u^2"), "g", Expression.parse("exp(x - y*t)")));

  @ParameterizedTest
  @ValueSource(strings = {"-lap(u) = g", "dt(u) - div(k*grad(u)) = g*u", "k*lap(u) = 0",
      "dxy(u) + g*dxx(u) - dyy(u)*u = 1",
      "dtt(u) + q*dt(u) = div(vec(dy(u), -dx(u))*k) + norm(grad(u))",
      "(1 + u^2)*dt(u) = div(grad(u))/k - 3*lap(u)/q",
      "g*div(k*vec(u, dx(u))) + dot(vec(1, q), grad(u^2)) = curl(vec(u, x*u)) + dx(k)",
      "-(lap(u) + 2*u)*g = dt(g*u)",
      "div(dx(u)*grad(u)) = 0", "dot(curl(u), grad(u)) = lap(u^3 + x)", "min(u, 2)*lap(u) = abs(u)"})
  void weakAndStrongAgree(String text) {
    check(Equation.of(List.of("u"), List.of(text), PLANE));
  }

  @Test
  void systemsAgree() {
    check(Equation.of(List.of("u", "v"), List.of("dt(u) - div(vec(k*dx(u) + q*dy(v), dx(v)*u)) = v*dx(u)",
        "v*dt(u) + dt(v) = dxy(u) + u*lap(v) + g*div(vec(u, v))"), PLANE));
  }

  private static void check(Equation equation) {
    GeneralForm form = equation.form();
    StrongResidual strong = equation.strong();
    Map<String, Expression> functions = Map.of("u",
        Expression.parse("sin(1.3*x + 0.4*y - t) + x*y^2 + 0.3*x"), "v",
        Expression.parse("cos(x - 0.7*y)*exp(-0.5*t) + 0.2*x^2"));
    Random random = new Random(6);
    for (int n = 0; n < 5; n++) {
      double[] point = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      for (int i = 0; i < form.unknowns().size(); i++) {
        double sum = -at(equation, form.source(i), functions, point);
        for (int j = 0; j < form.unknowns().size(); j++) {
          String unknown = form.unknowns().get(j);
          sum += at(equation, form.mass1(i, j).times(Expression.symbol(unknown + "_t")), functions, point);
          sum += at(equation, form.mass2(i, j).times(Expression.symbol(unknown + "_tt")), functions, point);
        }
        for (int a = 0; a < form.dimension(); a++) {
          sum += slope(equation, form.flux(i, a), functions, point, a);
        }
        assertThat(sum).as(equation.texts().get(i))
            .isCloseTo(at(equation, strong.residuals().get(i), functions, point),
                within(1e-7 * (1 + Math.abs(sum))));
      }
    }
  }

  /// Central difference of order 4.
  private static double slope(Equation equation, Expression f, Map<String, Expression> functions,
      double[] point, int a) {
    double[] values = new double[5];
    for (int k = -2; k <= 2; k++) {
      double[] shifted = point.clone();
      shifted[a] += k * H;
      values[k + 2] = at(equation, f, functions, shifted);
    }
    return (values[0] - 8 * values[1] + 8 * values[3] - values[4]) / (12 * H);
  }

  private static double at(Equation equation, Expression f, Map<String, Expression> functions,
      double[] point) {
    Map<String, Double> values = new HashMap<>(Map.of("x", point[0], "y", point[1], "t", point[2], "q", 1.7));
    for (Jet jet : equation.jetsIn(List.of(f))) {
      Expression function = functions.get(jet.unknown());
      assertThat(function).isNotNull();
      values.put(jet.symbol(), equation.derivative(jet, function).evaluate(values));
    }
    return f.evaluate(values);
  }
}
