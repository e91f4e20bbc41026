package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Grid;
import org.collocate.app.sketch.edit.Sketch;
import org.collocate.app.sketch.edit.Snapping;
import org.collocate.app.sketch.edit.Snapping.Kind;
import org.collocate.solver.geometry.Point;
import org.junit.jupiter.api.Test;

class SnappingTest {
  private static final double PIXEL = 0.01;
  private final Sketch sketch = Hand.over(
      """
          {"shapes": [{"add": {"rectangle": [0, 0, 2.03, 1]}}, {"subtract": {"circle": [1.03, 0.47, 0.2]}}]}""").sketch
      .sketch();
  private final Snapping snapping = new Snapping(sketch.elements(), Grid.of(PIXEL), PIXEL);

  private void snapsTo(double x, double y, double toX, double toY, Kind kind) {
    Snapping.Snapped snapped = snapping.of(new Point(x, y), null, false);
    assertThat(snapped.at()).isEqualTo(new Point(toX, toY));
    assertThat(snapped.kind()).isEqualTo(kind);
  }

  @Test
  void pointsComeBeforeEdgesAndEdgesBeforeTheGrid() {
    snapsTo(2.07, 0.04, 2.03, 0, Kind.VERTEX);
    snapsTo(1.0, 0.02, 1.015, 0, Kind.MIDPOINT);
    snapsTo(1.05, 0.45, 1.03, 0.47, Kind.CENTRE);
    snapsTo(2.05, 0.72, 2.03, 0.7, Kind.EDGE);
    snapsTo(0.31, 0.72, 0.3, 0.7, Kind.GRID);
    snapsTo(1.25, 0.49, 1.23, 0.47, Kind.VERTEX);
  }

  @Test
  void directionsAreDrawnToFifteenDegrees() {
    Point anchor = new Point(0.3, 0.3);
    assertThat(snapping.of(new Point(0.91, 0.33), anchor, true).at()).isEqualTo(new Point(0.9, 0.3));
    Point steep = snapping.of(new Point(0.6, 0.85), anchor, true).at();
    assertThat(Math.toDegrees(Math.atan2(steep.y() - 0.3, steep.x() - 0.3))).isCloseTo(60,
        org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void theGridHasRoundStepsAtAnyZoom() {
    for (double pixel = 1e-7; pixel < 1e7; pixel *= 1.37) {
      Grid grid = Grid.of(pixel);
      assertThat(grid.step() / pixel).isBetween(9.99, 25.1);
      assertThat(grid.coarse().step() / grid.step()).isIn(5.0, 10.0, 4.999999999999999, 5.000000000000001,
          9.999999999999998, 10.000000000000002);
    }
    assertThat(new Grid(1, -1).line(3)).isEqualTo(0.3);
    assertThat(new Grid(2, -3).line(7)).isEqualTo(0.014);
  }

  @Test
  void pointsHaveAsManyDecimalsAsCanBeSeen() {
    assertThat(Grid.visible(0.123456, 0.003)).isEqualTo(0.123);
    assertThat(Grid.visible(-0.0000001, 0.01)).isEqualTo(0.0);
    assertThat(Grid.visible(12345.6, 30)).isEqualTo(12350);
  }

  @Test
  void keysAndTheSwitchKeepPointsFree() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"rectangle\": [0, 0, 1, 1]}}]}");
    hand.take(new PolygonTool(hand.sketch)).move(0.013, 0.027);
    assertThat(hand.sketch.canvas().pointer()).contains(new Point(0, 0));
    hand.move(0.013, 0.027, Modifier.SHORTCUT);
    assertThat(hand.sketch.canvas().pointer()).contains(new Point(0.01, 0.03));
    hand.sketch.canvas().snap(false);
    hand.move(0.013, 0.027);
    assertThat(hand.sketch.canvas().pointer()).contains(new Point(0.01, 0.03));
    hand.sketch.canvas().snap(true);
    hand.sketch.canvas().showGrid(false);
    hand.move(0.313, 0.327);
    assertThat(hand.sketch.canvas().pointer()).contains(new Point(0.31, 0.33));
  }

  @Test
  void nothingIsDrawnToItself() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"rectangle\": [0, 0, 1.03, 1]}}]}");
    hand.click(0.4, 0.4).press(1.03, 1).drag(1.02, 0.97).release(1.07, 1.02);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[0,0,1.1,1]}}]");
  }
}
