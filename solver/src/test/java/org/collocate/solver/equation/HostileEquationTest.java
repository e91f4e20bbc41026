package org.collocate.solver.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.solver.expression.Expression;
import org.junit.jupiter.api.Test;

/// Texts that try to exhaust stack or memory end in a result or a fault.
class HostileEquationTest {
  @Test
  void coefficientsThatDoubleEachOtherStaySmall() {
    Map<String, Expression> formulas = new LinkedHashMap<>();
    formulas.put("c0", Expression.parse("1 + x*u"));
    for (int n = 1; n < 60; n++) {
      formulas.put("c" + n, Expression.parse("sin(c" + (n - 1) + "*c" + (n - 1) + " + c" + (n - 1) + ")"));
    }
    Equation equation = Equation.of(List.of("u"), List.of("-div(c59*grad(u)) = c59"),
        Scope.of("x", "y").withFormulas(formulas));
    assertThat(equation.form().fluxByValue(0, 0, 0).nodeCount()).isLessThan(3000);
    assertThat(equation.strong().residuals().getFirst().nodeCount()).isLessThan(6000);
  }

  @Test
  void longSumsFitAnOrdinaryThread() throws InterruptedException {
    String text = "lap(u)" + " + 2*u".repeat(900) + " = " + "(".repeat(150) + "x" + ")".repeat(150);
    AtomicReference<Equation> result = new AtomicReference<>();
    Thread thread = new Thread(null,
        () -> result.set(Equation.of(List.of("u"), List.of(text), Scope.of("x", "y"))), "small",
        1 << 20);
    thread.start();
    thread.join();
    assertThat(result.get()).isNotNull();
    assertThat(result.get().linear()).isTrue();
  }

  @Test
  void deepOperatorsAreRefused() {
    assertThatThrownBy(
        () -> Equation.of(List.of("u"), List.of("lap(".repeat(300) + "u" + ")".repeat(300) + " = 0"),
            Scope.of("x", "y")))
        .isInstanceOf(EquationException.class)
        .hasMessageContaining("nested more than");
  }

  @Test
  void highOrdersAreRefused() {
    assertThatThrownBy(
        () -> Equation.of(List.of("u"), List.of("dx(".repeat(60) + "u^3*sin(u)" + ")".repeat(60) + " = 0"),
            Scope.of("x", "y")))
        .isInstanceOf(EquationException.class)
        .hasMessageContaining("order");
  }
}
