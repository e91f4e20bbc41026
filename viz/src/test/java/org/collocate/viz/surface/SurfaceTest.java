package org.collocate.viz.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.raster.Raster;
import org.junit.jupiter.api.Test;

class SurfaceTest {
  /// The plane v = x over [0, 2] × [0, 1], with a hole where both indices are 3.
  private static Surface plane() {
    double[] x = new double[21];
    double[] y = new double[11];
    Arrays.setAll(x, i -> 0.1 * i);
    Arrays.setAll(y, j -> 0.1 * j);
    double[] samples = new double[x.length * y.length];
    Arrays.setAll(samples, k -> k % x.length == 3 && k / x.length == 3 ? Double.NaN : x[k % x.length]);
    return new Surface(x, y, samples, ColorScale.field(new ValueRange(0, 2)));
  }

  @Test
  void verticesStandAtTheHeightOfTheirColour() {
    SurfaceGrid grid = SurfaceGrid.of(plane(), 0.5);
    for (int vertex = 0; vertex < grid.points().length / 3; vertex++) {
      if (vertex != 3 * 21 + 3) {
        double x = 2 * (grid.points()[3 * vertex] + 0.5);
        assertThat(-grid.points()[3 * vertex + 1]).isCloseTo((float) (0.5 * x / 2), within(1e-6f));
        assertThat(grid.colors()[2 * vertex]).isCloseTo((float) Math.clamp(x / 2, 0.001, 0.999),
            within(1e-6f));
      }
    }
    assertThat(grid.faces().length / 6).as("six triangles touch the missing sample")
        .isEqualTo(2 * 20 * 10 - 6);
  }

  @Test
  void largeGridsAreThinnedButKeepTheirEnds() {
    double[] axis = new double[513];
    Arrays.setAll(axis, i -> i / 512.0);
    SurfaceGrid grid = SurfaceGrid.of(new Surface(axis, axis, new double[513 * 513], ColorScale.field(
        new ValueRange(-1, 1))), 1);
    assertThat(grid.points().length / 3).isLessThanOrEqualTo(SurfaceGrid.FINEST * SurfaceGrid.FINEST);
    assertThat(grid.points()[0]).isEqualTo(-0.5f);
    assertThat(grid.points()[grid.points().length - 3]).isEqualTo(0.5f);
  }

  @Test
  void whatIsLevelKeepsItsColourAndSlopesToTheSunAreLighter() {
    double[] axis = {0, 1, 2, 3};
    ColorScale scale = ColorScale.field(new ValueRange(0, 6));
    Surface level = new Surface(axis, axis, new double[16], scale);
    assertThat(Relief.of(level, 0.5, 1).argb())
        .containsExactly(Raster.of(new double[16], 4, 4, scale).argb());
    double[] ramp = new double[16];
    Arrays.setAll(ramp, k -> k % 4);
    Surface slope = new Surface(axis, axis, ramp, scale);
    int green = Relief.of(slope, 0.5, Math.PI).argb()[5] >> 8 & 0xff;
    int away = Relief.of(slope, 0.5, 0).argb()[5] >> 8 & 0xff;
    assertThat(green).as("rising away from the sun's side").isGreaterThan(away);
  }
}
