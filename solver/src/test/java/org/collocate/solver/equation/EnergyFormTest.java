package org.collocate.solver.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.collocate.solver.expression.Expression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnergyFormTest {
  private static final List<Map<String, Double>> PLACES = List.of(
      Map.of("x", 0.3, "y", 0.7, "u", 0.8, "u_x", -1.1, "u_y", 0.6, "v", 0.2, "v_x", 0.4, "v_y", -0.9),
      Map.of("x", 0.9, "y", 0.1, "u", -1.4, "u_x", 0.2, "u_y", 1.7, "v", 1.3, "v_x", -0.5, "v_y", 0.3));

  private static GeneralForm form(List<String> unknowns, String... equations) {
    return Equation.of(unknowns, List.of(equations), Scope.of("x", "y")).form();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "-lap(u) = x | (u_x^2 + u_y^2)/2 - x*u",
      "lap(u) = x | (u_x^2 + u_y^2)/2 + x*u",
      "-lap(u) + u^3 = 1 | (u_x^2 + u_y^2)/2 + u^4/4 - u",
      "-lap(u) = exp(u) | (u_x^2 + u_y^2)/2 - exp(u) + 1",
      "-div((1 + x*y)*grad(u)) = 0 | (1 + x*y)*(u_x^2 + u_y^2)/2",
      "-div(dot(grad(u), grad(u))^0.25*grad(u)) = 1 | (u_x^2 + u_y^2)^1.25/2.5 - u",
      "-div(grad(u)/sqrt(1 + dot(grad(u), grad(u)))) = 0 | sqrt(1 + u_x^2 + u_y^2) - 1",
      "-div(u^2*grad(u)) + u*dot(grad(u), grad(u)) = 0 | u^2*(u_x^2 + u_y^2)/2"})
  void energiesAreThoseOfTheBooks(String equation, String density) throws EnergyForm.NoEnergyException {
    EnergyForm energy = EnergyForm.of(form(List.of("u"), equation));
    for (Map<String, Double> place : PLACES) {
      assertThat(energy.density().evaluate(place)).as(energy.density().print())
          .isCloseTo(Expression.parse(density).evaluate(place), within(1e-9));
    }
  }

  /// ∂W/∂∇u = −σΓ and ∂W/∂u = −σF, by exact differentiation of what was integrated.
  @Test
  void slopesAreFluxAndSource() throws EnergyForm.NoEnergyException {
    GeneralForm form = form(List.of("u", "v"), "-div((1 + u^2*0)*grad(u)) + u*v^2 + sin(u) = 0",
        "-div(exp(x)*grad(v)) + u^2*v = x");
    EnergyForm energy = EnergyForm.of(form);
    for (int i = 0; i < 2; i++) {
      for (Map<String, Double> place : PLACES) {
        assertThat(energy.density().differentiate(form.unknowns().get(i)).evaluate(place))
            .isCloseTo(-form.source(i).evaluate(place), within(1e-10));
        for (int a = 0; a < 2; a++) {
          assertThat(energy.density().differentiate(form.gradientSymbol(i, a)).evaluate(place))
              .isCloseTo(-form.flux(i, a).evaluate(place), within(1e-10));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-lap(u) + dx(u) = 1", "-div((1 + u^2)*grad(u)) = 1", "dt(u) - lap(u) = 0",
      "-div(vec(dx(u) + dy(u), dy(u))) = 1"})
  void equationsWithoutEnergyAreNamed(String equation) {
    GeneralForm form = form(List.of("u"), equation);
    assertThatThrownBy(() -> EnergyForm.of(form)).isInstanceOf(EnergyForm.NoEnergyException.class)
        .hasMessageContaining("energy");
  }

  @Test
  void aDiffusionThatChangesItsSignHasNoLeastEnergy() {
    GeneralForm form = form(List.of("u"), "-div((x - 0.5)*grad(u)) = 1");
    assertThatThrownBy(() -> EnergyForm.of(form)).hasMessageContaining("no fixed sign");
  }

  @Test
  void radiationHasAnEnergyOnTheBoundary() throws EnergyForm.NoEnergyException {
    EnergyForm energy = EnergyForm.of(form(List.of("u"), "lap(u) = 1"));
    Expression boundary = energy.onBoundary(Map.of("u", Expression.parse("u^4 - x")));
    assertThat(boundary.evaluate(Map.of("u", 2.0, "x", 0.5))).isCloseTo(-(32 / 5.0 - 1), within(1e-12));
    assertThatThrownBy(
        () -> energy.onBoundary(Map.of("u", Expression.parse("v"), "v", Expression.parse("2*u"))))
        .isInstanceOf(EnergyForm.NoEnergyException.class);
  }
}
