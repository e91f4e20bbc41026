package org.collocate.solver.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Errors beside states, each component by itself.
class StateNormTest {
  @Test
  void aLargeComponentHidesNoSmallOne() {
    StateNorm norm = new StateNorm(2);
    double[] state = {1000, 0.001, 1000, 0.001};
    assertThat(norm.of(new double[] {0, 0.001, 0, 0.001}, state)).isCloseTo(Math.sqrt(0.5) / 2,
        within(1e-12));
  }

  @Test
  void anErrorBesideAComponentThatIsNoughtIsFinite() {
    StateNorm norm = new StateNorm(2);
    assertThat(norm.of(new double[] {0, 3e-7, 0, -1e-7}, new double[] {1, 0, 1, 0})).isBetween(0.1, 1.0);
    assertThat(norm.of(new double[4], new double[4])).isZero();
    assertThat(norm.of(new double[] {0, Double.NaN, 0, 0}, new double[] {1, 0, 1, 0})).isNaN();
  }

  @Test
  void aComponentThatDiesAwayIsRememberedToAThousandth() {
    StateNorm norm = new StateNorm(1);
    norm.accept(new double[] {2});
    assertThat(norm.of(new double[] {1e-3}, new double[] {0})).isCloseTo(0.5, within(1e-12));
  }
}
