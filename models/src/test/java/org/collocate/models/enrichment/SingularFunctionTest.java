package org.collocate.models.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SingularFunctionTest {
  private static final JetLayout FULL = JetLayout.full(2);

  static Stream<SingularFunction> functions() {
    return Stream.of(new RadialFunction.Logarithm(0.2), new RadialFunction.Power(-3, 0.2, 0),
        new RadialFunction.Power(2 / 3.0, 1, 0), new RadialFunction.Power(4 / 3.0, 1, -30),
        new RadialFunction.Power(0.5, 2, 7), new RadialFunction.Oscillating(0, 5, 0.2),
        new RadialFunction.Oscillating(4, 20, 0.2), new RadialFunction.Decaying(0, 3, 0.2),
        new RadialFunction.Decaying(5, 1, 0.2))
        .flatMap(radial -> Stream.of(new SingularFunction(0.3, -0.2, 0.7, -0.4, radial, false),
            new SingularFunction(0.3, -0.2, -2, 0.1, radial, true)));
  }

  private static double[] jet(SingularFunction function, double x, double y) {
    double[] jet = new double[FULL.streams()];
    function.evaluate(FULL, x, y, jet, new double[2]);
    return jet;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void derivativesAgreeWithDifferences(SingularFunction function) {
    double h = 1e-6;
    double[] at = jet(function, 0.8, 0.35);
    double size = 1 + java.util.Arrays.stream(at).map(Math::abs).max().orElse(0);
    double[] left = jet(function, 0.8 - h, 0.35);
    double[] right = jet(function, 0.8 + h, 0.35);
    double[] down = jet(function, 0.8, 0.35 - h);
    double[] up = jet(function, 0.8, 0.35 + h);
    assertThat((right[0] - left[0]) / (2 * h)).isCloseTo(at[1], within(1e-7 * size));
    assertThat((up[0] - down[0]) / (2 * h)).isCloseTo(at[2], within(1e-7 * size));
    assertThat((right[1] - left[1]) / (2 * h)).isCloseTo(at[3], within(1e-6 * size));
    assertThat((up[1] - down[1]) / (2 * h)).isCloseTo(at[4], within(1e-6 * size));
    assertThat((up[2] - down[2]) / (2 * h)).isCloseTo(at[5], within(1e-6 * size));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theEquationHoldsToTheLastBit(SingularFunction function) {
    JetLayout laplacian = JetLayout.carrying(2, List.of(DerivativeOperator.laplacian(2)));
    double[] jet = new double[laplacian.streams()];
    for (double x = -0.9; x < 1; x += 0.17) {
      function.evaluate(laplacian, x, 0.9, jet, new double[2]);
      assertThat(jet[3]).isEqualTo(function.radial().reaction() * jet[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void itsTextGivesItBack(SingularFunction function) {
    assertThat(SingularFunction.parse(function.describe())).isEqualTo(function);
  }

  @Test
  void otherTextsAreRefused() {
    assertThatThrownBy(() -> SingularFunction.parse("0 0 0 0 cos tan 1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SingularFunction.parse("")).isInstanceOf(IllegalArgumentException.class);
  }
}
