package org.collocate.app.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.collocate.solver.field.GridField;
import org.junit.jupiter.api.Test;

class PaintingTest {
  private static final int N = 41;

  private static GridField ground(double value) {
    double[] values = new double[N * N];
    Arrays.fill(values, value);
    return new GridField(new double[] {0, 0}, new double[] {4, 4}, new int[] {N, N}, values);
  }

  private static double at(GridField field, double x, double y) {
    return field.values()[(int) Math.rint(y * 10) * N + (int) Math.rint(x * 10)];
  }

  @Test
  void aHardBrushLeavesItsValueWithinItsRadiusOnly() {
    Painting painting = new Painting(ground(1), new Brush(Brush.Kind.BRUSH, 5, 0.55, 1));
    painting.reach(1, 2);
    painting.reach(3, 2);
    GridField after = painting.field();
    for (int j = 0; j < N; j++) {
      for (int i = 0; i < N; i++) {
        double x = i / 10.0;
        double y = j / 10.0;
        double along = Math.hypot(x - Math.clamp(x, 1, 3), y - 2);
        if (along < 0.53) {
          assertThat(at(after, x, y)).as("(%s, %s)", x, y).isEqualTo(5);
        } else if (along > 0.56) {
          assertThat(at(after, x, y)).as("(%s, %s)", x, y).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aSoftStrokeThatCrossesItselfPaintsNothingTwice() {
    Painting once = new Painting(ground(0), new Brush(Brush.Kind.BRUSH, 1, 1, 0));
    once.reach(2, 2);
    Painting often = new Painting(ground(0), new Brush(Brush.Kind.BRUSH, 1, 1, 0));
    for (int k = 0; k < 20; k++) {
      often.reach(2, 2);
    }
    assertThat(often.field().values()).containsExactly(once.field().values());
    assertThat(at(once.field(), 2.5, 2)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theEraserBringsBackTheGround() {
    Painting painting = new Painting(ground(2), new Brush(Brush.Kind.BRUSH, 7, 0.5, 1));
    painting.reach(2, 2);
    Painting erasing = new Painting(painting.field(), new Brush(Brush.Kind.ERASER, 0, 1, 1));
    erasing.reach(2, 2);
    assertThat(erasing.field().values()).containsExactly(ground(2).values());
  }

  @Test
  void theBucketFillsWhatHangsTogether() {
    Painting wall = new Painting(ground(1), new Brush(Brush.Kind.BRUSH, 3, 0.15, 1));
    wall.reach(2, 0);
    wall.reach(2, 4);
    Painting bucket = new Painting(wall.field(), new Brush(Brush.Kind.BUCKET, 9, 1, 1));
    bucket.reach(0.5, 0.5);
    assertThat(at(bucket.field(), 1.5, 3.5)).isEqualTo(9);
    assertThat(at(bucket.field(), 2, 2)).isEqualTo(3);
    assertThat(at(bucket.field(), 3, 3)).isEqualTo(1);
  }

  @Test
  void smoothingKeepsConstantsAndEvensOutASteps() {
    Painting flat = new Painting(ground(4), new Brush(Brush.Kind.SMOOTH, 0, 1, 1));
    flat.reach(2, 2);
    assertThat(flat.field().values()).containsExactly(ground(4).values());
    double[] step = new double[N * N];
    for (int k = 0; k < step.length; k++) {
      step[k] = k % N > 20 ? 1 : 0;
    }
    Painting painting = new Painting(new GridField(new double[] {0, 0}, new double[] {4, 4}, new int[] {N, N},
        step), new Brush(Brush.Kind.SMOOTH, 0, 1, 1));
    painting.reach(2, 2);
    assertThat(at(painting.field(), 2, 2)).isCloseTo(5.0 / 11, within(1e-12));
    assertThat(at(painting.field(), 0.5, 2)).isZero();
  }
}
