package org.collocate.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.collocate.solver.expression.Expression;
import org.junit.jupiter.api.Test;

final class VectorMathTest {
  @Test
  void hyperbolicTangentIsWithinFourUnitsInTheLastPlace() {
    double[] x = spread(200_003, 22);
    double[] y = new double[x.length];
    VectorMath.tanh(x.length, x, 0, y, 0);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double exact = StrictMath.tanh(x[i]);
      worst = Math.max(worst, Math.abs(y[i] - exact) / Math.ulp(exact));
    }
    // StrictMath.tanh itself may be off by one unit.
    assertThat(worst).isLessThanOrEqualTo(5);
  }

  @Test
  void sineAndCosineAreWithinTheirStatedError() {
    for (double range : new double[] {1, 50, 1e6}) {
      double[] x = spread(100_003, range);
      double[] sin = new double[x.length];
      double[] cos = new double[x.length];
      VectorMath.sinCos(x.length, x, 0, sin, 0, cos, 0);
      double worst = 0;
      for (int i = 0; i < x.length; i++) {
        worst = Math.max(worst, Math.abs(sin[i] - StrictMath.sin(x[i])));
        worst = Math.max(worst, Math.abs(cos[i] - StrictMath.cos(x[i])));
      }
      assertThat(worst).isLessThanOrEqualTo(2.3e-16);
    }
  }

  @Test
  void exponentialIsWithinTwoUnitsInTheLastPlace() {
    double[] x = spread(200_003, 700);
    double[] y = new double[x.length];
    VectorMath.exp(x.length, x, 0, y, 0);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double exact = StrictMath.exp(x[i]);
      worst = Math.max(worst, Math.abs(y[i] - exact) / Math.ulp(exact));
    }
    assertThat(worst).isLessThanOrEqualTo(3);
    double[] ends = {-710, -708, 709.7, 710, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN};
    VectorMath.exp(ends.length, ends, 0, ends, 0);
    assertThat(ends[0]).isZero();
    assertThat(ends[2]).isCloseTo(Math.exp(709.7), within(1e293));
    assertThat(ends[3]).isInfinite();
    assertThat(ends[4]).isZero();
    assertThat(ends[5]).isInfinite();
    assertThat(ends[6]).isNaN();
  }

  @Test
  void errorFunctionIsWithinFourUnitsInTheLastPlace() {
    Expression erf = Expression.parse("erf(x)");
    double[] x = spread(20_003, 6.5);
    double[] y = new double[x.length];
    VectorMath.erf(x.length, x, 0, y, 0);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double exact = erf.evaluate(Map.of("x", x[i]));
      worst = Math.max(worst, Math.abs(y[i] - exact) / Math.ulp(exact));
    }
    // The scalar function may be off by one unit.
    assertThat(worst).isLessThanOrEqualTo(5);
    double[] ends = {0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 1e-300, 30, 0.84375};
    VectorMath.erf(ends.length, ends, 0, ends, 0);
    assertThat(ends).startsWith(0, -1, 1, Double.NaN).contains(1, atIndex(5));
  }

  @Test
  void floatFunctionsAreWithinTheirStatedError() {
    double[] wide = spread(100_003, 8);
    float[] x = new float[wide.length];
    float[] y = new float[wide.length];
    float[] cos = new float[wide.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) wide[i];
    }
    Expression erf = Expression.parse("erf(x)");
    FloatVectorMath.tanh(x.length, x, 0, y, 0);
    assertThat(worstUnits(x, y, StrictMath::tanh)).isLessThanOrEqualTo(4);
    FloatVectorMath.exp(x.length, x, 0, y, 0);
    assertThat(worstUnits(x, y, StrictMath::exp)).isLessThanOrEqualTo(2);
    FloatVectorMath.erf(x.length, x, 0, y, 0);
    assertThat(worstUnits(x, y, s -> erf.evaluate(Map.of("x", s)))).isLessThanOrEqualTo(8);
    FloatVectorMath.sinCos(x.length, x, 0, y, 0, cos, 0);
    for (int i = 0; i < x.length; i++) {
      assertThat((double) y[i]).isCloseTo(Math.sin(x[i]), within(1.3e-7));
      assertThat((double) cos[i]).isCloseTo(Math.cos(x[i]), within(1.3e-7));
    }
    for (int i = 0; i < x.length; i++) {
      x[i] *= 1200;
    }
    FloatVectorMath.sinCos(x.length, x, 0, y, 0, cos, 0);
    for (int i = 0; i < x.length; i++) {
      assertThat((double) y[i]).isCloseTo(Math.sin(x[i]), within(1.3e-7));
    }
  }

  private static double worstUnits(float[] x, float[] y, DoubleUnaryOperator exact) {
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double wanted = exact.applyAsDouble(x[i]);
      worst = Math.max(worst, Math.abs(y[i] - wanted) / Math.ulp((float) wanted));
    }
    return worst;
  }

  @Test
  void multiplesOfAQuarterTurnKeepTheirRelativeAccuracy() {
    double[] x = new double[4001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 2000) * (Math.PI / 2);
    }
    double[] sin = new double[x.length];
    double[] cos = new double[x.length];
    VectorMath.sinCos(x.length, x, 0, sin, 0, cos, 0);
    for (int i = 0; i < x.length; i++) {
      double exact = i % 2 == 0 ? StrictMath.sin(x[i]) : StrictMath.cos(x[i]);
      double ours = i % 2 == 0 ? sin[i] : cos[i];
      assertThat(Math.abs(ours - exact)).isLessThanOrEqualTo(1e-14 * Math.abs(exact));
    }
  }

  @Test
  void unusualArgumentsFollowTheDefinition() {
    double[] x = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 1e-300, 1e300, -750};
    double[] tanh = new double[x.length];
    VectorMath.tanh(x.length, x, 0, tanh, 0);
    assertThat(tanh).containsExactly(Double.NaN, 1, -1, 0, 1e-300, 1, -1);
    double[] sin = new double[x.length];
    double[] cos = new double[x.length];
    VectorMath.sinCos(x.length, x, 0, sin, 0, cos, 0);
    for (int i = 0; i < x.length; i++) {
      assertThat(sin[i]).isCloseTo(Math.sin(x[i]), org.assertj.core.data.Offset.offset(2.3e-16));
      assertThat(cos[i]).isCloseTo(Math.cos(x[i]), org.assertj.core.data.Offset.offset(2.3e-16));
    }
  }

  private static double[] spread(int count, double range) {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      // A third of them near zero, where relative accuracy is hardest.
      x[i] = random.nextDouble(-range, range) * (i % 3 == 0 ? Math.pow(2, -random.nextInt(40)) : 1);
    }
    return x;
  }
}
