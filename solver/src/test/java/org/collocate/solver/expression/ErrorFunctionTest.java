package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
  /// Abramowitz and Stegun, Handbook of Mathematical Functions, table 7.1.
  @ParameterizedTest
  @CsvSource({"0.1, 0.1124629160", "0.5, 0.5204998778", "1.0, 0.8427007929", "1.5, 0.9661051465",
      "2.0, 0.9953222650"})
  void equalsPublishedValues(double x, double published) {
    assertThat(Math.abs(ErrorFunction.erf(x) - published)).isLessThan(6e-11);
  }

  @Test
  void isWithinTwoUnitsInTheLastPlace() {
    Random random = new Random(3);
    for (int n = 0; n < 2000; n++) {
      double x = n < 1000 ? random.nextDouble(-1.2, 1.2) : random.nextDouble(-6.2, 6.2);
      double exact = maclaurin(x).doubleValue();
      assertThat(Math.abs(ErrorFunction.erf(x) - exact)).as("erf(%s)", x)
          .isLessThanOrEqualTo(2 * Math.ulp(exact));
    }
  }

  @Test
  void isOddAndSaturates() {
    assertThat(ErrorFunction.erf(-1.7)).isEqualTo(-ErrorFunction.erf(1.7));
    assertThat(ErrorFunction.erf(30)).isEqualTo(1);
    assertThat(ErrorFunction.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(ErrorFunction.erf(1e-300)).isEqualTo(1e-300 * 1.1283791670955126);
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
  }

  /// The alternating series at x = 0 in 80 digits; the terms grow to e³⁶, so that some 60 digits remain.
  private static BigDecimal maclaurin(double x) {
    MathContext digits = new MathContext(80);
    BigDecimal square = new BigDecimal(x).multiply(new BigDecimal(x));
    BigDecimal power = new BigDecimal(x);
    BigDecimal sum = BigDecimal.ZERO;
    for (int n = 0; n < 250; n++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), digits));
      power = power.multiply(square).negate().divide(BigDecimal.valueOf(n + 1L), digits);
    }
    return sum.multiply(new BigDecimal("1.1283791670955125738961589031215451716881012586579977"),
        new MathContext(40));
  }
}
