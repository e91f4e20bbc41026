package org.collocate.solver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.junit.jupiter.api.Test;

class OverlayCodecTest {
  private static final double[][] AT = {{0.25, 0.75, 0.25}, {0, 0, 0.5}};

  @Test
  void everyKindComesBackAsItWas() {
    for (Overlay overlay : List.of(new Overlay.PointSet("points", AT),
        new Overlay.Centres("centres", AT, new double[][] {{1, 1, 1}, {0, 0, 0}, {1, 1, 2}}),
        new Overlay.Foreign("unlike", AT, new double[] {0.5, 0.5}))) {
      assertThat(OverlayCodec.decode(OverlayCodec.encode(overlay))).usingRecursiveComparison()
          .isEqualTo(overlay);
    }
  }

  @Test
  void boxesWithoutExtentAreRefused() {
    Map<String, double[]> reals = Map.of("x0", AT[0], "x1", AT[1], "spacing", new double[] {0.5, 0});
    assertThatThrownBy(
        () -> OverlayCodec
            .decode(new FieldData("foreign", Map.of("name", "unlike"), reals, Map.of(), Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.0");
  }

  @Test
  void foreignBoxesCoverWhatLiesInThem() {
    Overlay.Foreign foreign = new Overlay.Foreign("unlike", AT, new double[] {0.5, 0.5});
    Points points = Points.of(new double[] {0.01, 0.49, 0.51, 0.99, 0.6},
        new double[] {0.2, 0.74, 0.26, 0.2, -0.3});
    assertThat(foreign.covers(points)).containsExactly(true, true, false, true, false);
    assertThat(new Overlay.Foreign("nowhere", new double[2][0], new double[] {1, 1}).covers(points))
        .containsOnly(false);
  }
}
