package org.collocate.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.collocate.models.kernel.VectorSums;
import org.junit.jupiter.api.Test;

final class OptimizerTest {
  private static final Objective ROSENBROCK = (x, g) -> {
    double value = 0;
    java.util.Arrays.fill(g, 0);
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      value += 100 * a * a + b * b;
      g[i] += -400 * x[i] * a - 2 * b;
      g[i + 1] += 200 * a;
    }
    return value;
  };

  @Test
  void lbfgsFindsTheMinimumOfRosenbrocksValley() {
    double[] start = new double[10];
    java.util.Arrays.fill(start, -1.2);
    Lbfgs optimizer = new Lbfgs(ROSENBROCK, start, 10);
    while (optimizer.iterations() < 200 && VectorSums.norm(optimizer.gradient()) > 1e-10) {
      assertThat(optimizer.step()).isTrue();
    }
    assertThat(optimizer.iterations()).isLessThan(150);
    for (double x : optimizer.point()) {
      assertThat(x).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void lbfgsSolvesAnIllConditionedQuadratic() {
    int n = 60;
    Objective quadratic = (x, g) -> {
      double value = 0;
      for (int i = 0; i < n; i++) {
        double weight = Math.pow(10, 3.0 * i / n);
        g[i] = weight * (x[i] - i);
        value += weight * (x[i] - i) * (x[i] - i) / 2;
      }
      return value;
    };
    Lbfgs optimizer = new Lbfgs(quadratic, new double[n], 30);
    for (int i = 0; i < 500 && optimizer.value() > 1e-18; i++) {
      optimizer.step();
    }
    assertThat(optimizer.value()).isLessThan(1e-18);
  }

  @Test
  void everyStepSatisfiesTheStrongWolfeConditions() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 50; trial++) {
      double[] x = new double[4];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextDouble(-2, 2);
      }
      double[] gradient = new double[4];
      double before = ROSENBROCK.evaluate(x, gradient);
      double[] direction = new double[4];
      for (int i = 0; i < 4; i++) {
        direction[i] = -gradient[i] * random.nextDouble(0.2, 2);
      }
      double slope = VectorSums.dot(gradient, direction);
      double[] origin = x.clone();
      double first = Math.pow(10, random.nextDouble(-6, 2));
      double after = new StrongWolfe(ROSENBROCK, 4).search(x, before, gradient, direction, first);
      double alpha = (x[0] - origin[0]) / direction[0];
      assertThat(after)
          .isLessThanOrEqualTo(before + StrongWolfe.SUFFICIENT_DECREASE * alpha * slope * (1 - 1e-9));
      assertThat(Math.abs(VectorSums.dot(gradient, direction)))
          .isLessThanOrEqualTo(-StrongWolfe.CURVATURE * slope * (1 + 1e-9));
      double[] again = new double[4];
      assertThat(ROSENBROCK.evaluate(x, again)).isEqualTo(after);
      assertThat(again).isEqualTo(gradient);
    }
  }

  @Test
  void aWallOfNonFiniteValuesIsSteppedBackFrom() {
    Objective logarithm = (x, g) -> {
      g[0] = 1 - 1 / x[0];
      return x[0] > 0 ? x[0] - Math.log(x[0]) : Double.NaN;
    };
    Lbfgs optimizer = new Lbfgs(logarithm, new double[] {40}, 5);
    for (int i = 0; i < 60 && Math.abs(optimizer.gradient()[0]) > 1e-9; i++) {
      assertThat(optimizer.step()).isTrue();
    }
    assertThat(optimizer.point()[0]).isCloseTo(1, within(1e-8));
  }

  @Test
  void aStartThatIsNotFiniteMakesNoStep() {
    Lbfgs optimizer = new Lbfgs((x, g) -> Double.NaN, new double[2], 5);
    assertThat(optimizer.step()).isFalse();
    double[] x = {1, 2};
    assertThat(new Adam(2).step((y, g) -> Double.POSITIVE_INFINITY, x, 0.1)).isInfinite();
    assertThat(x).containsExactly(1, 2);
  }

  @Test
  void adamWithAFallingRateReachesTheMinimum() {
    Objective bowl = (x, g) -> {
      g[0] = 2 * (x[0] - 3);
      g[1] = 200 * (x[1] + 1);
      return (x[0] - 3) * (x[0] - 3) + 100 * (x[1] + 1) * (x[1] + 1);
    };
    double[] x = {0, 0};
    Adam adam = new Adam(2);
    LearningRate rate = LearningRate.cosine(0.05);
    for (int i = 0; i < 2000; i++) {
      adam.step(bowl, x, rate.at(i / 2000.0));
    }
    assertThat(adam.steps()).isEqualTo(2000);
    assertThat(x[0]).isCloseTo(3, within(1e-3));
    assertThat(x[1]).isCloseTo(-1, within(1e-3));
  }

  @Test
  void theFirstAdamStepIsTheRateAlongTheSignOfTheGradient() {
    double[] x = {0, 0};
    new Adam(2).step((y, g) -> {
      g[0] = 1e-3;
      g[1] = -50;
      return 1;
    }, x, 0.01);
    assertThat(x[0]).isCloseTo(-0.01, within(1e-6));
    assertThat(x[1]).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void theRateRisesAndFalls() {
    LearningRate rate = LearningRate.cosine(1e-2);
    assertThat(rate.at(0)).isBetween(1e-4, 2e-3);
    assertThat(rate.at(0.02)).isCloseTo(1e-2, within(1e-4));
    assertThat(rate.at(1)).isCloseTo(1e-4, within(1e-12));
    assertThat(rate.at(2)).isEqualTo(rate.at(1));
  }

  @Test
  void aPlateauIsNoticedAndADescentIsNot() {
    Plateau descending = new Plateau(10, 1e-3);
    Plateau flat = new Plateau(10, 1e-3);
    boolean noticed = false;
    for (int i = 0; i < 100; i++) {
      assertThat(descending.reached(Math.exp(-0.01 * i))).isFalse();
      noticed |= flat.reached(1 + 1e-6 * Math.exp(-i));
    }
    assertThat(noticed).isTrue();
  }
}
