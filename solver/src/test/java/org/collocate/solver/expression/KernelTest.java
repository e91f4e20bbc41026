package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
  private static final List<String> COLUMNS = List.of("x", "y", "u");
  private static final List<String> SCALARS = List.of("k", "t");

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40, 400})
  void equalsTheInterpreterBitForBit(int count) {
    RandomExpressions random = new RandomExpressions(new Random(count), "x", "y", "u", "k", "t");
    List<Expression> group = Stream.generate(() -> random.next(6)).limit(count).toList();
    checkAgainstInterpreter(group, 30);
  }

  @Test
  void powersAreTheSameProducts() {
    List<Expression> group = IntStream.rangeClosed(-17, 17)
        .mapToObj(n -> Expression.parse("x^(" + n + ")"))
        .toList();
    checkAgainstInterpreter(group, 20);
    checkAgainstInterpreter(
        List.of(Expression.parse("x^0.5"), Expression.parse("x^1.5"), Expression.parse("x^y")), 20);
  }

  @Test
  void largeGroupsAreDividedIntoSmallMethods() {
    List<Expression> group = derivativesOfALongFormula();
    Program program = new Program(group, COLUMNS, SCALARS);
    Schedule schedule = new Schedule(program);
    assertThat(schedule.perPoint().size()).isGreaterThan(3);
    assertThat(schedule.blockSlots()).isPositive();
    for (int length : methodLengths(new KernelWriter(program, schedule).write())) {
      assertThat(length).isLessThan(6000);
    }
    checkAgainstInterpreter(group, 600);
  }

  @Test
  void manyScalarsOnlyPartsAreDividedToo() {
    List<Expression> group = IntStream.range(0, 900)
        .mapToObj(n -> Expression.parse("x*sin(" + n + "*k + t)*exp(t*k + " + n % 7 + ")"))
        .toList();
    Program program = new Program(group, COLUMNS, SCALARS);
    Schedule schedule = new Schedule(program);
    assertThat(schedule.once().size()).isGreaterThan(2);
    for (int length : methodLengths(new KernelWriter(program, schedule).write())) {
      assertThat(length).isLessThan(6000);
    }
    checkAgainstInterpreter(group, 3);
  }

  private static List<Expression> derivativesOfALongFormula() {
    String text = IntStream.range(0, 40)
        .mapToObj(n -> "sin(" + n + "*x + k)*exp(y*u/" + (n + 1) + ")*tanh(x - " + n + "*u)")
        .reduce("0", (a, b) -> a + " + " + b);
    Expression f = Expression.parse(text);
    List<Expression> group = new ArrayList<>(List.of(f));
    for (String a : COLUMNS) {
      group.add(f.differentiate(a));
      for (String b : COLUMNS) {
        group.add(f.differentiate(a).differentiate(b));
      }
    }
    return group;
  }

  private static int[] methodLengths(byte[] bytes) {
    return ClassFile.of()
        .parse(bytes)
        .methods()
        .stream()
        .flatMap(method -> method.code().stream())
        .mapToInt(code -> ((CodeAttribute) code).codeLength())
        .toArray();
  }

  private static void checkAgainstInterpreter(List<Expression> group, int points) {
    Random random = new Random(5);
    double[][] columns = new double[COLUMNS.size()][points + 2];
    for (double[] column : columns) {
      Arrays.setAll(column, i -> i % 11 == 0 ? 0 : random.nextDouble(-2, 2));
    }
    double[] scalars = {1.25, -0.5};
    double[][] outputs = new double[group.size()][points + 2];
    for (double[] output : outputs) {
      Arrays.fill(output, 7);
    }
    Kernel.compile(group, COLUMNS, SCALARS).evaluate(columns, scalars, outputs, 1, points + 1);
    for (int i = 1; i <= points; i++) {
      Map<String, Double> values = new HashMap<>(Map.of("k", scalars[0], "t", scalars[1]));
      for (int c = 0; c < columns.length; c++) {
        values.put(COLUMNS.get(c), columns[c][i]);
      }
      for (int k = 0; k < outputs.length; k++) {
        double oracle = points > 100
            ? group.get(k).evaluate(values)
            : Interpreter.evaluate(group.get(k), values);
        assertThat(outputs[k][i]).as("output %s at point %s", k, i)
            .matches(
                value -> value == oracle || Math.abs(value - oracle) <= Math.ulp(oracle)
                    || (Double.isNaN(value) && Double.isNaN(oracle)),
                "equals " + oracle);
      }
    }
    for (double[] output : outputs) {
      assertThat(output[0]).isEqualTo(7);
      assertThat(output[points + 1]).isEqualTo(7);
    }
  }

  @Test
  void runsOnManyThreadsAtOnce() {
    Kernel kernel = Kernel.compile(derivativesOfALongFormula(), COLUMNS, SCALARS);
    double[][] expected = run(kernel, 2.0);
    IntStream.range(0, 64).parallel().forEach(n -> assertThat(run(kernel, 2.0)).isDeepEqualTo(expected));
  }

  private static double[][] run(Kernel kernel, double k) {
    double[] column = IntStream.range(0, 700).mapToDouble(i -> i / 700.0).toArray();
    double[][] outputs = new double[kernel.outputs().size()][700];
    kernel.evaluate(new double[][] {column, column, column}, new double[] {k, 0.5}, outputs, 0, 700);
    return outputs;
  }

  @Test
  void equalGroupsShareOneKernel() {
    assertThat(Kernel.compile(List.of(Expression.parse("x + 1")), List.of("x"), List.of()))
        .isSameAs(Kernel.compile(List.of(Expression.parse("x + 1")), List.of("x"), List.of()))
        .isNotSameAs(Kernel.compile(List.of(Expression.parse("x + 1")), List.of("x", "y"), List.of()));
  }

  @Test
  void constantsAndPlainSymbolsAreOutputsToo() {
    double[][] outputs = new double[3][2];
    Kernel
        .compile(List.of(Expression.of(4), Expression.symbol("k"), Expression.symbol("x")), List.of("x"),
            List.of("k"))
        .evaluate(new double[][] {{1, 2}}, new double[] {9}, outputs, 0, 2);
    assertThat(outputs).isDeepEqualTo(new double[][] {{4, 4}, {9, 9}, {1, 2}});
  }

  @Test
  void unusedColumnsMayBeEmpty() {
    double[][] outputs = new double[1][2];
    Kernel.compile(List.of(Expression.parse("2*x")), List.of("y", "x"), List.of())
        .evaluate(new double[][] {{}, {1, 2}}, new double[0], outputs, 0, 2);
    assertThat(outputs[0]).containsExactly(2, 4);
  }

  @Test
  void namesTheMissingSymbol() {
    assertThatThrownBy(() -> Kernel.compile(List.of(Expression.parse("x + z")), List.of("x"), List.of("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'z' is neither a column [x] nor a scalar [k]");
    assertThatThrownBy(() -> Kernel.compile(List.of(Expression.parse("x")), List.of("x"), List.of("x")))
        .hasMessage("'x' is given twice");
  }

  @Test
  void hostileSharingCompiles() {
    Expression shared = Expression.parse("x");
    for (int n = 0; n < 3000; n++) {
      shared = new Expression.Operation(Operator.SIN,
          List.of(new Expression.Operation(Operator.ADD, List.of(shared, shared))));
    }
    double[][] outputs = new double[1][300];
    Kernel.compile(List.of(shared), List.of("x"), List.of())
        .evaluate(new double[][] {new double[300]}, new double[0], outputs, 0, 300);
    assertThat(outputs[0]).containsOnly(0);
  }
}
