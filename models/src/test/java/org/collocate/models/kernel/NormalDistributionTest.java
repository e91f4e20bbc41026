package org.collocate.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.collocate.solver.expression.Expression;
import org.junit.jupiter.api.Test;

/// Against the scalar error function, within the errors that the class states.
class NormalDistributionTest {
  private static final int COUNT = 1 << 14;
  private static final Expression FUNCTION = Expression.parse("(1 + erf(x))/2");

  private static double place(int i) {
    return 16.0 * i / COUNT - 8;
  }

  private static double function(double x) {
    return FUNCTION.evaluate(Map.of("x", x / Math.sqrt(2)));
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  @Test
  void inDouble() {
    double[] x = new double[COUNT];
    double[] distribution = new double[COUNT];
    double[] density = new double[COUNT];
    java.util.Arrays.setAll(x, NormalDistributionTest::place);
    NormalDistribution.evaluate(COUNT, x, 0, distribution, 0, density, 0);
    for (int i = 0; i < COUNT; i++) {
      assertThat(distribution[i]).isCloseTo(function(x[i]), within(3e-16));
      assertThat(density[i]).isCloseTo(density(x[i]), within(3e-16));
    }
  }

  @Test
  void inFloat() {
    float[] x = new float[COUNT];
    float[] distribution = new float[COUNT];
    float[] density = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = (float) place(i);
    }
    FloatNormalDistribution.evaluate(COUNT, x, 0, distribution, 0, density, 0);
    for (int i = 0; i < COUNT; i++) {
      assertThat((double) distribution[i]).isCloseTo(function(x[i]), within(3e-7));
      assertThat((double) density[i]).isCloseTo(density(x[i]), within(3e-7));
      if (x[i] < 0 && x[i] > -5) {
        // The tail keeps its leading digits, which one minus a number near one would lose.
        assertThat(distribution[i] / function(x[i])).isCloseTo(1, within(3e-6));
      }
    }
    float[] ends = new float[16];
    ends[0] = Float.NaN;
    ends[1] = 1e20f;
    ends[2] = -1e20f;
    float[] values = new float[16];
    FloatNormalDistribution.evaluate(16, ends, 0, values, 0, new float[16], 0);
    assertThat(values[0]).isNaN();
    assertThat(values[1]).isEqualTo(1);
    assertThat(values[2]).isBetween(0f, 1e-30f);
  }
}
