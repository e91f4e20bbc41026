package org.collocate.viz.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.junit.jupiter.api.Test;

class RasterTest {
  private static final double[] PARABOLA = IntStream.rangeClosed(-10, 10)
      .mapToDouble(i -> 0.01 * i * i)
      .toArray();
  private static final ColorScale SCALE = ColorScale.field(new ValueRange(0, 1));

  private static int alpha(Raster raster, int row, int column) {
    return raster.argb()[row * raster.width() + column] >>> 24;
  }

  @Test
  void aGraphRunsFromTheLowEndBelowToTheHighEndAbove() {
    Raster raster = Raster.graph(PARABOLA, 101, SCALE);
    assertThat(raster.argb()[0]).isEqualTo(SCALE.color(1));
    assertThat(raster.argb()[100 * 21 + 10]).isEqualTo(SCALE.color(0));
    assertThat(alpha(raster, 50, 10)).as("above the graph").isZero();
    assertThat(alpha(raster, 90, 0)).as("below the graph").isEqualTo(0xff);
  }

  @Test
  void nothingIsDrawnWhereThereIsNoNumber() {
    Raster raster = Raster.graph(new double[] {0.5, Double.NaN, Double.POSITIVE_INFINITY, 0.5}, 11, SCALE);
    for (int row = 0; row < 11; row++) {
      assertThat(alpha(raster, row, 1) + alpha(raster, row, 2)).isZero();
    }
  }
}
