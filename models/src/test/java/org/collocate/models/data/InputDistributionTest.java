package org.collocate.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.RandomField;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class InputDistributionTest {
  private static final int SIZE = 24;

  private static RandomField field(long seed) {
    return new RandomField(new double[] {0, 0}, new double[] {1, 1}, SIZE, seed);
  }

  private static double[] phases(long seed) {
    return normalized(field(seed).twoPhase(3, 2, 3, 12));
  }

  private static double[] normalized(GridField field) {
    return Arrays.stream(field.values()).map(v -> (v - 7.5) / 4.5).toArray();
  }

  @Test
  void freshSamplesOfTheSameKindAreInsideAndOthersAreNot() {
    double[][] rows = new double[400][];
    Arrays.setAll(rows, InputDistributionTest::phases);
    InputDistribution distribution;
    try (WorkerTeam team = new WorkerTeam(2)) {
      distribution = InputDistribution.of(rows, 1, team);
    }
    int inside = 0;
    for (int k = 0; k < 100; k++) {
      inside += distribution.find(phases(1000 + k)).isInside() ? 1 : 0;
    }
    assertThat(inside).isGreaterThan(95);
    // Rougher, smoother, of other values, constant.
    for (int k = 0; k < 20; k++) {
      assertThat(distribution.find(normalized(field(k).inclusions(60, 0.03, 3, 12))).isInside()).isFalse();
      assertThat(distribution.find(normalized(field(k).gaussian(3, 4, 7.5, 1.5))).isInside()).isFalse();
      assertThat(distribution.find(normalized(field(k).twoPhase(3, 2, 2, 12))).distance()).isGreaterThan(1);
    }
    assertThat(distribution.find(new double[SIZE * SIZE]).isInside()).isFalse();
  }

  @Test
  void foreignPointsAreWhereTheDifferenceIs() {
    double[][] rows = new double[300][];
    Arrays.setAll(rows, InputDistributionTest::phases);
    try (WorkerTeam team = new WorkerTeam(1)) {
      InputDistribution distribution = InputDistribution.of(rows, 1, team);
      double[] row = phases(5000);
      row[100] = 9;
      InputDistribution.Finding finding = distribution.find(row);
      assertThat(finding.isInside()).isFalse();
      assertThat(finding.foreign()[100]).isTrue();
      int foreign = 0;
      for (boolean one : finding.foreign()) {
        foreign += one ? 1 : 0;
      }
      assertThat(foreign).isLessThan(60);
    }
  }
}
