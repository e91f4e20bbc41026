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

  @Test
  void labelsAllDigitsOnlyWhereThereIsRoomForThem() {
    assertThat(Ticks.logarithmic(4e-5, 1.4e-4, 3).labels()).containsExactly("5e−5", "1e−4");
    assertThat(Ticks.logarithmic(4e-5, 1.4e-4, 8).values()).hasSize(7);
    assertThat(Ticks.logarithmic(6e-5, 9e-5, 2).values()).as("no round one lies between").hasSize(4);
  }

  @Test
  void neverLabelsTwoTicksAlike() {
    java.util.Random random = new java.util.Random(7);
    for (int trial = 0; trial < 3000; trial++) {
      double low = Math.pow(10, 12 * random.nextDouble() - 6) * (random.nextBoolean() ? 1 : -1);
      double high = low + Math.abs(low) * Math.pow(10, 12 * random.nextDouble() - 9);
      for (Ticks ticks : new Ticks[] {Ticks.linear(low, high, 2 + random.nextInt(9)),
          Ticks.logarithmic(Math.abs(low), Math.abs(low) * (1 + 9 * random.nextDouble()), 5),
          Ticks.symmetric(-Math.abs(low), Math.abs(low), Math.abs(low) * 1e-3, 7)}) {
        assertThat(ticks.labels()).doesNotHaveDuplicates().noneMatch(label -> label.contains("-"));
        for (int i = 0; i < ticks.values().size(); i++) {
          double step = ticks.values().size() > 1 ? ticks.values().get(1) - ticks.values().get(0)
              : Math.abs(low);
          assertThat(Numerals.parse(ticks.labels().get(i))).isCloseTo(ticks.values().get(i),
              within(2e-3 * Math.abs(
                  step) + 1e-4 * (ticks.values().size() == 1 ? Math.abs(low) : 0)));
        }
      }
    }
  }

  @Test
  void tellsNumbersApartThatDifferInTheirLastDigits() {
    assertThat(Ticks.linear(1, 1.00004, 4).labels()).containsExactly("1.00000", "1.00002", "1.00004");
    assertThat(Ticks.linear(299_999.5, 300_001.5, 2).labels()).doesNotHaveDuplicates();
    assertThat(Ticks.linear(5, 5, 4).labels()).containsExactly("5");
  }

  @Test
  void takesPowersOfTenOnBothSidesOfZero() {
    assertThat(Ticks.symmetric(-10, 10, 0.1, 9).labels()).containsExactly("−10", "−1", "−0.1", "0", "0.1",
        "1", "10");
    assertThat(Ticks.symmetric(0, 1e-4, 1e-6, 9).labels()).containsExactly("0", "1e−6", "1e−5", "1e−4");
  }
}
