package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Map<String, Double> POINT = Map.of("x", 0.7, "y", -1.3, "k", 2.5);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1 + 2*3               | 7
      (1 + 2)*3             | 9
      2^3^2                 | 512
      -2^2                  | -4
      (-2)^2                | 4
      2^-1                  | 0.5
      -2*3                  | -6
      2 - 3 - 4             | -5
      2 - (3 - 4)           | 3
      24/4/2                | 3
      2*-3                  | -6
      1 - -1                | 2
      1 < 2 and 2 < 1       | 0
      1 < 2 or 2 < 1        | 1
      not 1 < 2             | 0
      not 0 and 0           | 0
      1 + 1 == 2            | 1
      1 != 1                | 0
      2 >= 2                | 1
      if(2 > 1, 10, 20)     | 10
      min(3, 1, 2)          | 1
      max(3, 1, 4, 2)       | 4
      mod(-1, 3)            | 2
      step(0)               | 0.5
      step(-2)              | 0
      bump(0)               | 1
      bump(1)               | 0
      bump(-3)              | 0
      gauss(0, 2)           | 1
      abs(-3) + sign(-2)    | 2
      floor(-0.5)           | -1
      hypot(3, 4)           | 5
      atan2(1, 0)*2         | 3.141592653589793
      1e3 + 2.5e-1 + .5     | 1000.75
      e^0 + cos(pi)         | 0
      """)
  void readsAsInMathematics(String text, double value) {
    assertThat(Expression.parse(text).evaluate(Map.of())).isEqualTo(value);
    assertThat(Expression.parse(text).simplify().evaluate(Map.of())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ((a+b))*(c)           | (a + b)*c
      a+(b*c)               | a + b*c
      a-(b-c)               | a - (b - c)
      (a-b)-c               | a - b - c
      (a^b)^c               | (a^b)^c
      a^(b^c)               | a^b^c
      -(x^2)                | -x^2
      (-x)^2                | (-x)^2
      a/(b*c)               | a/(b*c)
      -(a*b)                | -a*b
      (a < b) and (c or d)  | a < b and (c or d)
      not (a and b)         | not (a and b)
      if(a<b,a,b)           | if(a < b, a, b)
      -2*x                  | -2*x
      -(2*x)                | -(2*x)
      3.141592653589793     | pi
      1e10 + 1.50           | 1e10 + 1.5
      """)
  void printsWithFewestParentheses(String text, String printed) {
    assertThat(Expression.parse(text).print()).isEqualTo(printed);
  }

  @Test
  void printingParsesBackToTheEqualTree() {
    RandomExpressions random = new RandomExpressions(new Random(1), "x", "y", "k", "u_xx");
    for (int n = 0; n < 5000; n++) {
      Expression expression = random.next(1 + n % 6);
      assertThat(Expression.parse(expression.print())).as(expression.print())
          .isEqualTo(expression)
          .hasSameHashCodeAs(expression);
    }
  }

  @Test
  void simplifyingKeepsTheValueWhereDefined() {
    RandomExpressions random = new RandomExpressions(new Random(2), "x", "y", "k");
    int compared = 0;
    for (int n = 0; n < 5000; n++) {
      Expression expression = random.next(1 + n % 4);
      double value = Interpreter.evaluate(expression, POINT);
      if (Double.isFinite(value) && Math.abs(value) < 1e6 && isWellConditioned(expression, value)) {
        compared++;
        assertThat(Interpreter.evaluate(expression.simplify(), POINT)).as(expression.print())
            .isCloseTo(value, within(1e-6 * (1 + Math.abs(value))));
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  /// Rounding differences may be magnified by the expression itself, or move a jump, and a part may be undefined.
  private static boolean isWellConditioned(Expression expression, double value) {
    for (Expression part : Traversal.bottomUp(List.of(expression))) {
      boolean jumpsAtNoughtsSign = part instanceof Expression.Operation(Operator operator, List<Expression> arguments)
          && operator == Operator.ATAN2 && Interpreter.evaluate(arguments.getFirst(), POINT) == 0;
      if (jumpsAtNoughtsSign || !Double.isFinite(Interpreter.evaluate(part, POINT))) {
        return false;
      }
    }
    for (double shift : new double[] {1e-11, -1e-11}) {
      Map<String, Double> near = Map.of("x", 0.7 + shift, "y", -1.3 + 2 * shift, "k", 2.5 - shift);
      if (!(Math.abs(Interpreter.evaluate(expression, near) - value) < 1e-7 * (1 + Math.abs(value)))) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      x + 0*y               | x
      x - x                 | 0
      1*x/1                 | x
      x + -y                | x - y
      -(-x)                 | x
      2*(3*x)               | 6*x
      x*2*y                 | 2*(x*y)
      x*x                   | x^2
      (x^2)^3               | x^6
      x^1 + x^0             | x + 1
      -(x - y)              | y - x
      x - -2                | x + 2
      2^3 + sqrt(4)         | 10
      if(1 < 2, x, y)       | x
      if(x < 2, y, y)       | y
      1/0                   | 1/0
      log(0)                | log(0)
      sqrt(-1)*0            | 0
      0/x                   | 0
      1e200*1e200           | 1e200*1e200
      """)
  void simplifies(String text, String simple) {
    assertThat(Expression.parse(text).simplify().print()).isEqualTo(simple);
  }

  @Test
  void substitutesAllAtOnce() {
    Expression swapped = Expression.parse("x - 2*y")
        .substitute(Map.of("x", Expression.parse("y"), "y", Expression.parse("x + 1")));
    assertThat(swapped.print()).isEqualTo("y - 2*(x + 1)");
    assertThat(swapped.symbols()).containsExactly("y", "x");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      1 + x*y*kk            | unknown name 'kk' at column 9; did you mean 'k'?
      1 + x*sine(y)         | unknown function 'sine' at column 7; did you mean 'sin'?
      k(x)                  | 'k' is not a function at column 1; for a product write k*(…)
      sin                   | unknown name 'sin' at column 1; write sin(…)
      atan2(x)              | 'atan2' takes 2 arguments, got 1 at column 1
      sin(x, y)             | 'sin' takes 1 argument, got 2 at column 1
      min(x)                | 'min' takes at least 2 arguments, got 1 at column 1
      (x + y                | '(' is never closed at column 1
      x + y)                | ')' without '(' at column 6
      x + ()                | something is missing before ')' at column 6
      x +                   | the text ends too early at column 4
      2x                    | no operator between '2' and 'x' at column 2; write 2*x
      x y                   | unexpected 'y' at column 3; an operator is missing, such as *
      x (y)                 | 'x' is not a function at column 1; for a product write x*(…)
      x = y                 | '=' has no place in a formula at column 3; write == to compare
      x < y < k             | comparisons do not chain at column 7; write a < b and b < c
      x $ y                 | unexpected character '$' at column 3
      x * * y               | unexpected '*' at column 5
      1.2.3                 | no operator between '1.2' and '.' at column 4
      1e999                 | the number 1e999 is too large at column 1
      and                   | unexpected 'and' at column 1
      """)
  void pointsAtTheFault(String text, String message) {
    assertThatThrownBy(() -> Expression.parse(text, Set.of("x", "y", "k")))
        .isInstanceOf(ExpressionException.class)
        .hasMessage(message);
  }

  @Test
  void namesAllUnknownNamesAtOnce() {
    assertThatThrownBy(() -> Expression.parse("a + sin(b) + x", Set.of("x")))
        .isInstanceOfSatisfying(ExpressionException.class,
            e -> assertThat(e.faults()).extracting(Fault::column).containsExactly(1, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "not ", "sin(", "2^", "1+(", "if(x,"})
  void refusesDeepNestingWithoutOverflow(String piece) {
    assertThatThrownBy(() -> Expression.parse(piece.repeat(3000))).isInstanceOf(ExpressionException.class)
        .hasMessageContaining("nested more than");
  }

  @Test
  void refusesLongTexts() {
    assertThatThrownBy(() -> Expression.parse("x".repeat(100_000))).hasMessageContaining("too long");
    assertThatThrownBy(() -> Expression.parse("1" + "+1".repeat(9000))).hasMessageContaining("operators");
  }

  @Test
  void emptyTextIsAFault() {
    assertThatThrownBy(() -> Expression.parse(" ")).hasMessage("the text is empty at column 2");
  }

  @Test
  void longSumsAreSafe() {
    Expression sum = Expression.parse("x" + " + x*y".repeat(1000));
    assertThat(sum.differentiate("x").evaluate(POINT)).isCloseTo(1 - 1300, within(1e-9));
    assertThat(Expression.parse(sum.print())).isEqualTo(sum);
  }

  @Test
  void sharedPartsKeepHostileDefinitionsSmall() {
    Expression doubled = Expression.parse("x + 1");
    Expression again = Expression.parse("x + 1");
    for (int n = 0; n < 200; n++) {
      doubled = Expression.parse("sin(s*s + s)").substitute(Map.of("s", doubled));
      again = Expression.parse("sin(s*s + s)").substitute(Map.of("s", again));
    }
    Expression shared = doubled;
    assertThat(doubled.equals(again)).isTrue();
    assertThat(doubled.nodeCount()).isLessThan(2000);
    assertThat(doubled.differentiate("x").nodeCount()).isLessThan(5000);
    assertThat(doubled.simplify().evaluate(POINT)).isEqualTo(doubled.evaluate(POINT));
    assertThatThrownBy(shared::print).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("characters");
  }

  @Test
  void numbersAreFinite() {
    assertThatThrownBy(() -> Expression.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
