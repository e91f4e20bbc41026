package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurveTest {
  static Stream<Curve> curves() {
    return Stream.of(new Line(new Point(0, 1), new Point(2, -1)),
        new EllipticArc(new Point(1, 1), 2, 2, 0, 0.3, 2),
        new EllipticArc(new Point(1, 1), 2, 1, 0.7, 0.3, -4),
        new CubicBezier(new Point(0, 0), new Point(1, 2),
            new Point(2, -1), new Point(3, 0.5)));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void derivativesAgreeWithCentralDifferences(Curve curve) {
    double h = 1e-5;
    for (double t : new double[] {0.1, 0.45, 0.83}) {
      Point first = curve.point(t + h).minus(curve.point(t - h)).times(0.5 / h);
      Point second = curve.derivative(t + h).minus(curve.derivative(t - h)).times(0.5 / h);
      assertThat(curve.derivative(t).distance(first)).isLessThan(1e-7);
      assertThat(curve.secondDerivative(t).distance(second)).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("curves")
  void chordsStayWithinTheTolerance(Curve curve) {
    double[] t = curve.flatten(1e-4);
    assertThat(t[0]).isZero();
    assertThat(t[t.length - 1]).isEqualTo(1);
    for (int i = 1; i < t.length; i++) {
      assertThat(t[i]).isGreaterThan(t[i - 1]);
      Point chord = curve.point(t[i - 1]).plus(curve.point(t[i])).times(0.5);
      double nearest = curve.nearest(chord.x(), chord.y(), t[i - 1], t[i]);
      assertThat(curve.point(nearest).distance(chord)).isLessThan(1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("curves")
  void greenIntegralAgreesWithASum(Curve curve) {
    int steps = 20000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += curve.point(0.2 + 0.5 * i / steps).cross(curve.point(0.2 + 0.5 * (i + 1) / steps)) / 2;
    }
    assertThat(curve.greenIntegral(0.2, 0.7)).isCloseTo(sum, within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void positionsByLengthInvertTheLength(Curve curve) {
    CurvePiece piece = new CurvePiece(curve, 0.9, 0.1, curve.point(0.9), curve.point(0.1), 0, -1, 0);
    for (double fraction : new double[] {0, 0.2, 0.5, 0.77, 1}) {
      assertThat(piece.lengthTo(piece.positionAtLength(fraction))).isCloseTo(fraction * piece.length(),
          within(1e-12));
    }
  }
}
