package org.collocate.models.jet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.models.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The compiled loops where their formulas are short enough to be written by hand; layers are tested for all others.
class ChainRuleTest {
  private static final int SIZE = 3 * Precision.DOUBLE.arithmetic().lanes();

  private static double[] numbers(int streams, long seed) {
    return new Random(seed).doubles((long) streams * SIZE, -1, 1).toArray();
  }

  /// In twenty dimensions the adjoint is more than one loop holds.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void allSecondDerivatives(int dimension) {
    JetLayout layout = JetLayout.full(dimension);
    double[] z = numbers(layout.streams(), 1);
    double[] sigma = numbers(3, 2);
    double[] a = new double[z.length];
    double[] given = numbers(layout.streams(), 3);
    double[] adjoint = given.clone();
    ChainRule<double[]> rule = new ChainRule<>(Precision.DOUBLE, layout);
    rule.forward(SIZE, z, sigma, a);
    rule.adjoint(SIZE, z, sigma, adjoint);
    for (int p = 0; p < SIZE; p++) {
      double first = sigma[p];
      double second = sigma[SIZE + p];
      double third = sigma[2 * SIZE + p];
      double value = first * given[p];
      double[] gradient = new double[dimension];
      for (int i = 0; i < dimension; i++) {
        int at = (1 + i) * SIZE + p;
        assertThat(a[at]).isCloseTo(first * z[at], within(1e-14));
        value += second * z[at] * given[at];
        gradient[i] += first * given[at];
      }
      int stream = dimension;
      for (int i = 0; i < dimension; i++) {
        for (int j = i; j < dimension; j++) {
          stream++;
          int at = stream * SIZE + p;
          double left = z[(1 + i) * SIZE + p];
          double right = z[(1 + j) * SIZE + p];
          assertThat(a[at]).isCloseTo(first * z[at] + second * left * right, within(1e-14));
          value += (second * z[at] + third * left * right) * given[at];
          gradient[i] += second * right * given[at];
          gradient[j] += second * left * given[at];
          assertThat(adjoint[at]).isCloseTo(first * given[at], within(1e-14));
        }
      }
      assertThat(adjoint[p]).isCloseTo(value, within(1e-13));
      for (int i = 0; i < dimension; i++) {
        assertThat(adjoint[(1 + i) * SIZE + p]).isCloseTo(gradient[i], within(1e-13));
      }
    }
  }

  @Test
  void theValueAloneHasOneSlope() {
    double[] sigma = numbers(1, 1);
    double[] adjoint = numbers(1, 2);
    double[] expected = adjoint.clone();
    ChainRule<double[]> rule = new ChainRule<>(Precision.DOUBLE, JetLayout.value(3));
    rule.adjoint(SIZE, numbers(1, 3), sigma, adjoint);
    for (int p = 0; p < SIZE; p++) {
      assertThat(adjoint[p]).isEqualTo(sigma[p] * expected[p]);
    }
    assertThat(rule.derivatives()).isEqualTo(1);
  }
}
