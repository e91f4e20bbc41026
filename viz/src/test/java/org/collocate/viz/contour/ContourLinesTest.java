package org.collocate.viz.contour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContourLinesTest {
  private static final int SIZE = 81;

  private static double[] axis() {
    double[] axis = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      axis[i] = -2 + 4.0 * i / (SIZE - 1);
    }
    return axis;
  }

  private static double[] radius(double[] axis) {
    double[] samples = new double[SIZE * SIZE];
    for (int j = 0; j < SIZE; j++) {
      for (int i = 0; i < SIZE; i++) {
        samples[j * SIZE + i] = Math.hypot(axis[i], axis[j]);
      }
    }
    return samples;
  }

  @Test
  void theLevelOfADistanceIsACircle() {
    double[] axis = axis();
    List<double[][]> lines = ContourLines.of(axis, axis, radius(axis), 1.03);
    double length = 0;
    for (double[][] line : lines) {
      for (int end = 0; end < 2; end++) {
        assertThat(Math.hypot(line[0][end], line[1][end])).isCloseTo(1.03, within(2e-3));
      }
      length += Math.hypot(line[0][1] - line[0][0], line[1][1] - line[1][0]);
    }
    assertThat(length).isCloseTo(2 * Math.PI * 1.03, within(1e-2));
  }

  @Test
  void outsideTheDomainThereAreNoLines() {
    double[] axis = axis();
    double[] samples = radius(axis);
    for (int k = 0; k < samples.length; k++) {
      samples[k] = samples[k] > 1 ? Double.NaN : samples[k];
    }
    assertThat(ContourLines.of(axis, axis, samples, 1.2)).isEmpty();
    assertThat(ContourLines.of(axis, axis, samples, 0.5)).isNotEmpty();
  }

  @Test
  void levelsPartTheRangeEvenly() {
    assertThat(ContourLines.levels(0, 4, 3)).containsExactly(1, 2, 3);
  }
}
