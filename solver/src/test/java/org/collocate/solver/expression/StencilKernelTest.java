package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.collocate.solver.expression.StencilKernel.Tap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StencilKernelTest {
  private static final int STRIDE = 24;
  private static final int FROM = 30;
  private static final int TO = 43;

  @ParameterizedTest
  @EnumSource(Operator.class)
  void everyOperatorGivesWhatItMeansInEveryLane(Operator operator) {
    List<String> names = List.of("a", "b", "c").subList(0, operator.argumentCount());
    Expression[] arguments = names.stream().map(Expression::symbol).toArray(Expression[]::new);
    StencilKernel kernel = StencilKernel.compile(List.of(Expression.apply(operator, arguments)),
        names.stream().map(name -> new Tap(name, names.indexOf(name), 0, 0)).toList(), List.of());
    double[][] columns = random(names.size());
    double[] out = new double[columns[0].length];

    kernel.evaluate(columns, new double[0], new double[][] {out}, FROM, TO, STRIDE);

    for (int i = FROM; i < TO; i++) {
      int at = i;
      double wanted = operator.apply(Arrays.stream(columns).mapToDouble(column -> column[at]).toArray());
      if (Double.isNaN(wanted)) {
        assertThat(out[i]).isNaN();
      } else {
        assertThat(out[i]).isCloseTo(wanted, within(1e-14 * (1 + Math.abs(wanted))));
      }
    }
  }

  @Test
  void neighboursAreReadWhereTheyStand() {
    StencilKernel kernel = StencilKernel.compile(
        List.of(Expression.parse("k*(r + w + n + s - 4*u) + u"), Expression.parse("u - r*w")),
        List.of(new Tap("u", 0, 0, 0), new Tap("r", 0, 1, 0), new Tap("w", 0, -1, 0), new Tap("n", 0, 0, 1),
            new Tap("s", 0, 0, -1)),
        List.of("k"));
    double[] u = random(1)[0];
    double[][] out = new double[2][u.length];

    kernel.evaluate(new double[][] {u}, new double[] {0.3}, out, FROM, TO, STRIDE);

    for (int i = FROM; i < TO; i++) {
      assertThat(out[0][i]).isCloseTo(
          0.3 * (u[i + 1] + u[i - 1] + u[i + STRIDE] + u[i - STRIDE] - 4 * u[i]) + u[i], within(1e-14));
      assertThat(out[1][i]).isCloseTo(u[i] - u[i + 1] * u[i - 1], within(1e-14));
    }
  }

  @Test
  void sumsThatShareProductsAreThoseOfPlainArithmetic() {
    List<Expression> outputs = List.of(Expression.parse("a*b + c"), Expression.parse("c - a*b"),
        Expression.parse("a*b - c"), Expression.parse("a*c + a*c + b*b*b"), Expression.parse("2 + k*k"));
    StencilKernel kernel = StencilKernel.compile(outputs,
        List.of(new Tap("a", 0, 0, 0), new Tap("b", 1, 0, 0), new Tap("c", 2, 0, 0)), List.of("k"));
    double[][] columns = random(3);
    double[][] out = new double[outputs.size()][columns[0].length];

    kernel.evaluate(columns, new double[] {0.7}, out, FROM, TO, STRIDE);

    for (int k = 0; k < out.length; k++) {
      for (int i = FROM; i < TO; i++) {
        double wanted = outputs.get(k)
            .evaluate(Map.of("a", columns[0][i], "b", columns[1][i], "c", columns[2][i], "k", 0.7));
        assertThat(out[k][i]).isCloseTo(wanted, within(1e-14));
      }
    }
  }

  @Test
  void formulasThatNoLoopCanHoldAreRefused() {
    List<Expression> outputs = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      outputs.add(Expression.parse("sin(" + (k + 2) + "*a)"));
    }
    assertThatThrownBy(
        () -> StencilKernel.compile(outputs, List.of(new Tap("a", 0, 0, 0)), List.of()))
        .isInstanceOf(StencilKernel.FormulaTooLargeException.class)
        .hasMessageContaining("more than 500");
  }

  private static double[][] random(int count) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] columns = new double[count][4 * STRIDE];
    for (double[] column : columns) {
      Arrays.setAll(column, _ -> random.nextDouble(-2, 2));
    }
    return columns;
  }
}
