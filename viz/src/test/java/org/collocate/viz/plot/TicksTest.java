package org.collocate.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void takesRoundNumbersWithinTheRange() {
    assertThat(Ticks.linear(0, 1, 5).labels()).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(Ticks.linear(-3, 3, 6).labels()).containsExactly("−3", "−2", "−1", "0", "1", "2", "3");
    assertThat(Ticks.linear(0, 250_000, 3).labels()).containsExactly("0", "1e5", "2e5");
  }

  @Test
  void tellsVerySmallNumbersApart() {
    Ticks ticks = Ticks.linear(-3e-15, 3e-15, 3);
    assertThat(ticks.labels()).containsExactly("−2e−15", "0", "2e−15");
    assertThat(ticks.values().getFirst()).isCloseTo(-2e-15, within(1e-25));
  }

  @Test
  void takesPowersOfTenOnALogarithmicAxis() {
    assertThat(Ticks.logarithmic(1e-3, 1, 10).labels()).containsExactly("1e−3", "0.01", "0.1", "1");
    assertThat(Ticks.logarithmic(1e-16, 1, 4).values()).hasSizeLessThanOrEqualTo(5);
  }
}
