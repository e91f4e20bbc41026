package org.collocate.solver.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrigonometricFieldTest {
  /// `3 + cos(2π x/2) + 4 sin(2π (x/2 − 2 y))` on `[1, 3] × [0, 1]`, waves counted from the corner.
  private static TrigonometricField field() {
    double[] amplitudes = new double[2 * 5 * 3];
    amplitudes[0] = 3;
    amplitudes[2] = 0.5;
    // Row 3 holds k_y = −2.
    amplitudes[2 * (3 * 3 + 1) + 1] = -2;
    return TrigonometricField.trimmed(new double[] {1, 0}, new double[] {2, 1}, new int[] {2, 2}, amplitudes);
  }

  private static double exact(double x, double y) {
    return 3 + Math.cos(Math.PI * (x - 1)) + 4 * Math.sin(2 * Math.PI * ((x - 1) / 2 - 2 * y));
  }

  @Test
  void isTheSumOfItsWaves() {
    Points points = Points.of(new double[] {1, 1.3, 2.9, 2.9, 7.5}, new double[] {0, 0.2, 0.2, 0.9, -1.1});
    double[] values = new double[5];
    double[][] gradients = new double[2][5];
    field().evaluate(points, values);
    field().gradient(points, gradients);
    double h = 1e-6;
    for (int i = 0; i < 5; i++) {
      double x = points.coordinates()[0][i];
      double y = points.coordinates()[1][i];
      assertThat(values[i]).isCloseTo(exact(x, y), within(1e-13));
      assertThat(gradients[0][i]).isCloseTo((exact(x + h, y) - exact(x - h, y)) / (2 * h), within(1e-7));
      assertThat(gradients[1][i]).isCloseTo((exact(x, y + h) - exact(x, y - h)) / (2 * h), within(1e-7));
    }
  }

  @Test
  void whatIsRoundingAtTheEndOfTheSpectrumIsDropped() {
    assertThat(field().waves()).containsExactly(1, 2);
    double[] line = {1, 0, 0, 0.5, 1e-18, 0, 0, 1e-19};
    TrigonometricField field = TrigonometricField.trimmed(new double[1], new double[] {1}, new int[] {3},
        line);
    assertThat(field.waves()).containsExactly(1);
    assertThat(field.at(0.25)).isEqualTo(0);
    assertThat(TrigonometricField.trimmed(new double[1], new double[] {1}, new int[] {1}, new double[4])
        .at(0.3)).isZero();
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThatThrownBy(
        () -> new TrigonometricField(new double[1], new double[1], new int[] {2}, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 numbers");
  }
}
