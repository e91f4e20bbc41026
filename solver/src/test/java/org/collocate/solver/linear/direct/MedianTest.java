package org.collocate.solver.linear.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void halvesAnyColumn() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      int distinct = 2 + random.nextInt(40);
      double[] values = random.doubles(2 + random.nextInt(60)).map(v -> Math.floor(v * distinct)).toArray();
      values[0] = -1;
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int half = sorted.length / 2;
      while (sorted[half] == sorted[0]) {
        half++;
      }
      assertThat(Median.above(values)).isEqualTo(sorted[half]);
    }
  }
}
