package org.collocate.solver.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureRuleTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 20})
  void integratesEveryMonomialOfItsDegree(int degree) {
    QuadratureRule interval = QuadratureRule.of(1, degree);
    for (int i = 0; i <= degree; i++) {
      assertThat(integral(interval, i, 0)).isCloseTo(1.0 / (i + 1), within(1e-14));
    }
    QuadratureRule triangle = QuadratureRule.of(2, degree);
    for (int i = 0; i <= degree; i++) {
      for (int j = 0; i + j <= degree; j++) {
        // ∫ xⁱ yʲ = i! j! / (i + j + 2)!
        double exact = 1.0 / ((i + j + 1) * (i + j + 2));
        for (int k = 1; k <= j; k++) {
          exact *= (double) k / (i + k);
        }
        assertThat(integral(triangle, i, j)).isCloseTo(exact, within(1e-14));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 9})
  void hasPositiveWeightsAndPointsInside(int degree) {
    QuadratureRule rule = QuadratureRule.of(2, degree);
    for (int q = 0; q < rule.size(); q++) {
      assertThat(rule.weights()[q]).isPositive();
      assertThat(rule.points()[0][q]).isPositive();
      assertThat(rule.points()[1][q]).isPositive();
      assertThat(rule.points()[0][q] + rule.points()[1][q]).isLessThan(1);
    }
  }

  private static double integral(QuadratureRule rule, int i, int j) {
    double sum = 0;
    for (int q = 0; q < rule.size(); q++) {
      double y = rule.points().length == 1 ? 1 : rule.points()[1][q];
      sum += rule.weights()[q] * Math.pow(rule.points()[0][q], i) * Math.pow(y, j);
    }
    return sum;
  }
}
