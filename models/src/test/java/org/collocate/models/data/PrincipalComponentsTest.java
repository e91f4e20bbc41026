package org.collocate.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void directionsThatWerePutInAreFound() {
    Random random = new Random(3);
    int n = 40;
    double[][] rows = new double[500][n];
    // Independent entries: the directions are the axes, here 7, 3 and 20, and noise.
    for (double[] row : rows) {
      for (int j = 0; j < n; j++) {
        row[j] = 5 + 0.01 * random.nextGaussian();
      }
      row[7] += 4 * random.nextGaussian();
      row[3] += 2 * random.nextGaussian();
      row[20] += random.nextGaussian();
    }
    double[] mean = new double[n];
    java.util.Arrays.fill(mean, 5);
    try (WorkerTeam team = new WorkerTeam(2)) {
      PrincipalComponents found = PrincipalComponents.of(rows, mean, 5, team);
      assertThat(Math.abs(found.components()[0][7])).isCloseTo(1, within(0.01));
      assertThat(Math.abs(found.components()[1][3])).isCloseTo(1, within(0.01));
      assertThat(Math.abs(found.components()[2][20])).isCloseTo(1, within(0.01));
      assertThat(found.variances()[0]).isCloseTo(16, within(2.0));
      assertThat(found.count(1e-2)).isEqualTo(3);
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          double product = 0;
          for (int e = 0; e < n; e++) {
            product += found.components()[i][e] * found.components()[j][e];
          }
          assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-10));
        }
      }
    }
  }
}
