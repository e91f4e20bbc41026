package org.collocate.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SobolSequenceTest {
  @Test
  void eachIntervalOfEachAxisHoldsExactlyOnePoint() {
    int count = 256;
    SobolSequence sequence = new SobolSequence(10, 42);
    boolean[][] seen = new boolean[10][count];
    double[] point = new double[10];
    for (int i = 0; i < count; i++) {
      sequence.next(point);
      for (int axis = 0; axis < 10; axis++) {
        int cell = (int) (point[axis] * count);
        assertThat(seen[axis][cell]).as("axis %d, point %d", axis, i).isFalse();
        seen[axis][cell] = true;
      }
    }
  }

  @Test
  void theFirstTwoAxesFillASquareOfCells() {
    // The first two axes are a (0, 2)-sequence: 16 × 16 cells hold one of 256 points each.
    SobolSequence sequence = new SobolSequence(2, 7);
    boolean[] seen = new boolean[256];
    double[] point = new double[2];
    for (int i = 0; i < 256; i++) {
      sequence.next(point);
      int cell = ((int) (point[0] * 16)) * 16 + (int) (point[1] * 16);
      assertThat(seen[cell]).isFalse();
      seen[cell] = true;
    }
  }

  @Test
  void furtherAxesAreUniformAndSeedsDiffer() {
    SobolSequence one = new SobolSequence(14, 1);
    SobolSequence same = new SobolSequence(14, 1);
    SobolSequence other = new SobolSequence(14, 2);
    double[] a = new double[14];
    double[] b = new double[14];
    double[] c = new double[14];
    for (int i = 0; i < 50; i++) {
      one.next(a);
      same.next(b);
      other.next(c);
      assertThat(a).isEqualTo(b).isNotEqualTo(c);
      for (double x : a) {
        assertThat(x).isBetween(0.0, 1.0);
      }
    }
  }
}
