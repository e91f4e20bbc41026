package org.collocate.solver.equation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierFormTest {
  private static final Scope SCOPE = Scope.of("x", "y").withParameters(Set.of("a"));

  private static FourierForm form(String text) {
    return Equation.of(List.of("u"), List.of(text), SCOPE).fourier();
  }

  private static String linear(FourierForm form) {
    return form.linear()
        .stream()
        .map(term -> term.factor().print() + " " + term.jet().symbol())
        .collect(Collectors.joining(", "));
  }

  private static String remainder(FourierForm form) {
    return form.remainder()
        .stream()
        .map(term -> "[" + String.join("", term.axes()) + "] " + term.value().print())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      -lap(u) = x                       | -1 u_xx, -1 u_yy                       | [] -x
      lap(lap(u)) + a*u = 0             | 1 u_xxxx, 2 u_xxyy, 1 u_yyyy, a u      | ''
      dx(dx(dx(u))) + u*dx(u) = 0       | 1 u_xxx                                | [] u*u_x
      dx(dx(dx(u))) + dx(u^2/2) = 0     | 1 u_xxx                                | [x] 0.5*u^2
      dt(u) - lap(u^3 - u - lap(u)) = 0 | 1 u_t, 1 u_xx, 1 u_xxxx, 2 u_xxyy, 1 u_yyyy, 1 u_yy | [xx] -u^3, [yy] -u^3
      -div((2 + x)*grad(u)) = 0         | ''                                     | [x] -(2 + x)*u_x, [y] -(2 + x)*u_y
      dxx(a*(u^2 - u)/2) + a*(u + x*u) = 0 | -0.5*a u_xx, a u                  | [xx] 0.5*(a*u^2), [] a*(x*u)
      u + step(u) - mod(u, 2) = 0       | 1 u                                    | [] step(u) - mod(u, 2)
      -div(a*grad(u)) + dxy(u) = 0      | -a u_xx, -a u_yy, 1 u_xy               | ''
      dxx(u) + y*u = lap(x^3)           | 1 u_xx                                 | [] y*u - 6*x
      """)
  void splitsWhatMultipliesAmplitudesFromTheRest(String text, String linear, String remainder) {
    FourierForm form = form(text);
    assertThat(List.of(linear(form).split(", "))).containsExactlyInAnyOrder(linear.split(", "));
    assertThat(remainder(form)).isEqualTo(remainder);
  }

  @ParameterizedTest
  @CsvSource({"step(u) = 0", "max(u; 2*u) = 0", "abs(u) = 0", "mod(u; 2) = 0", "if(u > 0; u; 2*u) = 0"})
  void whatIsLinearPieceByPieceIsNotLinear(String text) {
    FourierForm form = form(text.replace(';', ','));
    assertThat(form.linear()).isEmpty();
    assertThat(form.jets()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"-lap(u) = x, true, true", "-lap(u) + u = x, false, false",
      "-lap(u) + dx(u)^2 = x, true, false",
      "-div((1+u^2)*grad(u)) = x, false, true", "lap(lap(u)) + dx(u^2) = 0, false, true"})
  void knowsWhetherTheLevelIsOpen(String text, boolean floating, boolean balance) {
    assertThat(form(text).isFloating("u")).isEqualTo(floating);
    assertThat(form(text).isBalance(0)).isEqualTo(balance);
  }

  @Test
  void secondDerivativesOfDataAreAnObstacle() {
    Scope scope = SCOPE.withFields(Set.of("k"), Set.of());
    Equation equation = Equation.of(List.of("u"), List.of("u*lap(k) + u = 1"), scope);
    assertThat(equation.hasFourier()).isFalse();
    assertThat(equation.fourierObstacle()).contains("second derivatives of k");
    assertThat(Equation.of(List.of("u"), List.of("-div(k*grad(u)) = lap(k)"), scope).hasFourier()).isTrue();
  }
}
