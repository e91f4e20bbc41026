package org.collocate.solver.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
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
  void manyScatteredPointsHaveTheSameValuesAsEachByItself() {
    int[] waves = {20, 13};
    double[] amplitudes = new double[2 * 21 * 27];
    Random random = new Random(5);
    Arrays.setAll(amplitudes, _ -> random.nextGaussian());
    amplitudes[1] = 0;
    for (int row = 1; row <= 13; row++) {
      amplitudes[2 * 21 * (27 - row)] = amplitudes[2 * 21 * row];
      amplitudes[2 * 21 * (27 - row) + 1] = -amplitudes[2 * 21 * row + 1];
    }
    TrigonometricField field = new TrigonometricField(new double[] {-1, 2}, new double[] {3, 0.5}, waves,
        amplitudes);
    int count = 3000;
    double[][] places = new double[2][count];
    for (double[] axis : places) {
      Arrays.setAll(axis, _ -> 8 * random.nextDouble() - 4);
    }
    places[0][0] = -1;
    places[1][0] = 2;
    places[0][1] = 2;
    places[1][1] = 2.5 - 1e-16;
    double[] values = new double[count];
    double[][] gradients = new double[2][count];
    field.evaluate(Points.of(places), values);
    field.gradient(Points.of(places), gradients);
    double[] value = new double[1];
    double[][] gradient = new double[2][1];
    for (int i = 0; i < count; i++) {
      Points alone = Points.of(new double[] {places[0][i]}, new double[] {places[1][i]});
      field.evaluate(alone, value);
      field.gradient(alone, gradient);
      assertThat(values[i]).isCloseTo(value[0], within(1e-10));
      assertThat(gradients[0][i]).isCloseTo(gradient[0][0], within(1e-8));
      assertThat(gradients[1][i]).isCloseTo(gradient[1][0], within(1e-7));
    }
    assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isGreaterThan(50);
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
