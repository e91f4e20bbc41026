package org.collocate.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ResidualSamplingTest {
  @Test
  void largeResidualsAreDrawnMoreOftenAndSmallOnesToo() {
    double[] sizes = new double[20_000];
    Arrays.fill(sizes, 0, 10_000, 0);
    Arrays.fill(sizes, 10_000, 20_000, 3);
    int[] chosen = ResidualSampling.choose(sizes, 2000, new SplittableRandom(1));
    assertThat(chosen).hasSize(2000).doesNotHaveDuplicates().isSorted();
    // mean 1.5: weights 1 and 3
    double large = Arrays.stream(chosen).filter(i -> i >= 10_000).count();
    assertThat(large / 2000).isCloseTo(0.73, within(0.04));
    assertThat(ResidualSampling.choose(sizes, 2000, new SplittableRandom(1))).isEqualTo(chosen);
  }

  @Test
  void residualsThatAreNotFiniteDoNoHarm() {
    double[] sizes = {Double.NaN, 1, Double.POSITIVE_INFINITY, 0};
    assertThat(ResidualSampling.choose(sizes, 4, new SplittableRandom(2))).containsExactly(0, 1, 2, 3);
    assertThat(ResidualSampling.choose(new double[5], 2, new SplittableRandom(3))).hasSize(2);
  }
}
