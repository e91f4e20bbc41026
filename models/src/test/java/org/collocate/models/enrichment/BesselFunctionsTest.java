package org.collocate.models.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BesselFunctionsTest {
  /// Abramowitz & Stegun, tables 9.1 (Y) and 9.8 (K, there multiplied by exp(x)).
  @ParameterizedTest
  @CsvSource({"1, 0.08825696421, -0.78121282130", "2, 0.51037567265, -0.10703243154",
      "5, -0.30851762525, 0.14786314339", "10, 0.05567116728, 0.24901542421",
      "0.5, -0.44451873351, -1.47147239267"})
  void secondKindAgreesWithTheTables(double x, double y0, double y1) {
    double[] y = new double[2];
    BesselFunctions.second(1, x, y);
    assertThat(y[0]).isCloseTo(y0, Percentage.withPercentage(1e-7));
    assertThat(y[1]).isCloseTo(y1, Percentage.withPercentage(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.42102443824, 0.60190723020", "2, 0.11389387275, 0.13986588182",
      "0.1, 2.42706902470, 9.85384478087"})
  void modifiedKindAgreesWithTheTables(double x, double k0, double k1) {
    double[] k = new double[2];
    BesselFunctions.modified(1, x, k);
    assertThat(k[0]).isCloseTo(k0, Percentage.withPercentage(1e-8));
    assertThat(k[1]).isCloseTo(k1, Percentage.withPercentage(1e-8));
  }

  @Test
  void seriesAndExpansionMeet() {
    double[] below = new double[2];
    double[] above = new double[2];
    double h = 1e-9;
    BesselFunctions.second(1, 12, below);
    BesselFunctions.second(1, 12 + h, above);
    // Y₀′ = −Y₁
    assertThat(above[0] - below[0] + h * below[1]).isBetween(-5e-11, 5e-11);
    assertThat(above[1] - below[1]).isBetween(-5e-10, 5e-10);
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.3", "3", "11", "14", "200"})
  void bothSatisfyTheirEquations(double x) {
    // By central differences of the first derivative that the recurrences give.
    for (RadialFunction f : new RadialFunction[] {new RadialFunction.Oscillating(3, 1, x),
        new RadialFunction.Decaying(3, 1, x)}) {
      double h = 1e-5 * x;
      double[] before = new double[2];
      double[] at = new double[2];
      double[] after = new double[2];
      f.evaluate(x - h, before);
      f.evaluate(x, at);
      f.evaluate(x + h, after);
      double second = (f.reaction() + 9 / (x * x)) * at[0] - at[1] / x;
      double size = Math.abs(at[0]) * (1 + 9 / (x * x)) + Math.abs(at[1]) * (1 + 1 / x);
      assertThat((after[0] - before[0]) / (2 * h) - at[1]).isBetween(-1e-6 * size, 1e-6 * size);
      assertThat((after[1] - before[1]) / (2 * h) - second).isBetween(-1e-6 * size, 1e-6 * size);
    }
  }
}
