package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exact derivatives against central differences, first and second order.
class DerivativeTest {
  @ParameterizedTest
  @ValueSource(strings = {"3*x - 2/x + x*y", "x^3 + x^-2 + x^2.5", "2^x", "x^x", "x^(y*x)",
      "(x + y)/(x - 2*y)", "min(x, x^2)",
      "max(x, x^2)", "abs(x - 2)", "sign(x)*x", "floor(x)*x^2", "mod(x^2, 0.7)", "mod(3.05, x)", "sqrt(x)",
      "exp(-x^2)",
      "log(1 + x^2)", "sin(2*x)", "cos(x*y)", "tan(x)", "asin(x/2)", "acos(x/2)", "atan(3*x)", "atan2(x, y)",
      "atan2(y, x^2)",
      "sinh(x)", "cosh(x)", "tanh(x)", "erf(x)", "hypot(x, y)", "step(x)*x", "bump(x)", "bump(2*x - 1)",
      "bump(x*y)",
      "gauss(x, y)", "gauss(y, x)", "if(x < 1, x^2, x^3)", "not (x < 1) and x > 0", "-x"})
  void equalsCentralDifferences(String text) {
    Expression f = Expression.parse(text);
    Expression first = f.differentiate("x");
    Expression second = first.differentiate("x");
    for (double x : new double[] {0.31, 0.5, 0.83, 0.957}) {
      check(f, first, x);
      check(first, second, x);
    }
  }

  private static void check(Expression f, Expression derivative, double x) {
    double h = 1e-4;
    double difference = (at(f, x - 2 * h) - 8 * at(f, x - h) + 8 * at(f, x + h) - at(f, x + 2 * h))
        / (12 * h);
    assertThat(at(derivative, x)).as("d/dx %s at %s", f, x)
        .isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(difference))));
  }

  private static double at(Expression f, double x) {
    return f.evaluate(Map.of("x", x, "y", 0.77));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 1, 1.5, -20, 0.9999999999999999, 1.0000000000000002})
  void bumpIsFlatAtAndBeyondItsRim(double r) {
    Expression derivative = Expression.parse("bump(r)");
    for (int order = 1; order <= 4; order++) {
      derivative = derivative.differentiate("r");
      assertThat(derivative.evaluate(Map.of("r", r))).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      x^2        | 2*x
      x^3        | 3*x^2
      sin(x)     | cos(x)
      exp(2*x)   | 2*exp(2*x)
      y^2        | 0
      x*y        | y
      k*x + b    | k
      x/y        | 1/y
      """)
  void readsAsWrittenByHand(String text, String derivative) {
    assertThat(Expression.parse(text).differentiate("x").print()).isIn(derivative, "exp(2*x)*2");
  }

  @Test
  void powerAtNoughtIsDefined() {
    assertThat(Expression.parse("x^2").differentiate("x").evaluate(Map.of("x", 0.0))).isEqualTo(0);
    assertThat(Expression.parse("x^n").differentiate("x").evaluate(Map.of("x", 0.0, "n", 2.0))).isEqualTo(0);
  }
}
