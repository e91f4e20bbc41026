package org.collocate.models.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void selfScaledBroydenBeatsLbfgsOnALongValley() {
    double[] start = new double[30];
    java.util.Arrays.fill(start, -1.2);
    try (WorkerTeam team = new WorkerTeam(2)) {
      SelfScaledBroyden broyden = new SelfScaledBroyden(ROSENBROCK, start, team);
      while (broyden.value() > 1e-20 && broyden.iterations() < 400) {
        assertThat(broyden.step()).isTrue();
      }
      assertThat(broyden.value()).isLessThan(1e-20);
      for (double x : broyden.point()) {
        assertThat(x).isCloseTo(1, within(1e-8));
      }
    }
  }

  /// `rᵢ = exp(xᵢ) − i` and, if there are fewer parameters than residuals, once more with weight.
  private record Exponentials(int size, int residualCount) implements ResidualSystem {
    @Override
    public double residuals(double[] x, double[] residuals) {
      double sum = 0;
      for (int i = 0; i < residualCount; i++) {
        residuals[i] = Math.exp(x[i % size]) - 1 - i % size + 0.1 * x[(i + 1) % size];
        sum += residuals[i] * residuals[i];
      }
      return sum;
    }

    @Override
    public void linearize(double[] x, double[] residuals, double[] jacobian, int stride) {
      residuals(x, residuals);
      java.util.Arrays.fill(jacobian, 0);
      for (int i = 0; i < residualCount; i++) {
        jacobian[i * stride + i % size] += Math.exp(x[i % size]);
        jacobian[i * stride + (i + 1) % size] += 0.1;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 20, 31})
  void gaussNewtonConvergesInBothForms(int residualCount) {
    // 20 parameters: with 9 residuals in the dual form, with 20 and 31 in the primal one.
    try (WorkerTeam team = new WorkerTeam(2)) {
      GaussNewton descent = new GaussNewton(new Exponentials(20, residualCount), new double[20], team);
      int steps = 0;
      while (descent.value() > 1e-24 && descent.step()) {
        steps++;
      }
      assertThat(descent.value()).isLessThan(1e-24);
      assertThat(steps).isLessThan(25);
    }
  }

  @Test
  void everyDescentGoesOnFromItsStateBitByBit() {
    double[] start = new double[12];
    java.util.Arrays.fill(start, -1.2);
    Exponentials system = new Exponentials(12, 15);
    try (WorkerTeam team = new WorkerTeam(1)) {
      resumesBitByBit(new Lbfgs(ROSENBROCK, start, 4), state -> Lbfgs.resume(ROSENBROCK, state, 12, 4));
      resumesBitByBit(new SelfScaledBroyden(ROSENBROCK, start, team),
          state -> SelfScaledBroyden.resume(ROSENBROCK, state, 12, team));
      resumesBitByBit(new GaussNewton(system, start, team),
          state -> GaussNewton.resume(system, state, 12, team));
      assertThatThrownBy(() -> Lbfgs.resume(ROSENBROCK, new GaussNewton(system, start, team).state(), 12, 4))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("gauss-newton");
    }
    double[] x = start.clone();
    Adam adam = new Adam(12, 0.1);
    for (int i = 0; i < 5; i++) {
      adam.step(ROSENBROCK, x, 0.01);
    }
    Adam resumed = Adam.resume(adam.state(), 12);
    double[] y = x.clone();
    adam.step(ROSENBROCK, x, 0.01);
    resumed.step(ROSENBROCK, y, 0.01);
    assertThat(y).isEqualTo(x);
  }

  private static void resumesBitByBit(Descent descent, Function<OptimizerState, Descent> resume) {
    for (int i = 0; i < 4; i++) {
      descent.step();
    }
    Descent resumed = resume.apply(descent.state());
    for (int i = 0; i < 3; i++) {
      assertThat(resumed.step()).isEqualTo(descent.step());
    }
    assertThat(resumed.point()).isEqualTo(descent.point());
    assertThat(resumed.iterations()).isEqualTo(descent.iterations());
  }

  @Test
  void decayShrinksWhatNoGradientMoves() {
    double[] x = {3};
    Adam adam = new Adam(1, 0.5);
    for (int i = 0; i < 10; i++) {
      adam.step((point, gradient) -> {
        gradient[0] = 0;
        return 1;
      }, x, 0.1);
    }
    assertThat(x[0]).isCloseTo(3 * Math.pow(0.95, 10), within(1e-12));
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
