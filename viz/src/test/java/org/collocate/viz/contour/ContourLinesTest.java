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

  @Test
  void joinsTheSegmentsOfACircleToOneClosedLine() {
    double[] axis = new double[41];
    java.util.Arrays.setAll(axis, i -> -1 + i / 20.0);
    double[] samples = new double[41 * 41];
    for (int j = 0; j < 41; j++) {
      for (int i = 0; i < 41; i++) {
        samples[41 * j + i] = axis[i] * axis[i] + axis[j] * axis[j];
      }
    }
    var lines = ContourLines.joined(axis, axis, samples, 0.47, 5);
    assertThat(lines).hasSize(1);
    ContourLine circle = lines.getFirst();
    int last = circle.x().length - 1;
    assertThat(circle.level()).isEqualTo(0.47);
    assertThat(circle.x()[last]).isEqualTo(circle.x()[0]);
    assertThat(circle.y()[last]).isEqualTo(circle.y()[0]);
    double length = 0;
    for (int i = 1; i <= last; i++) {
      length += Math.hypot(circle.x()[i] - circle.x()[i - 1], circle.y()[i] - circle.y()[i - 1]);
    }
    assertThat(length).isCloseTo(2 * Math.PI * Math.sqrt(0.47), org.assertj.core.api.Assertions.within(0.02));
  }
}
