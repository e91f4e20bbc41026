package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Nearest;
import org.collocate.app.sketch.edit.SplineFit;
import org.collocate.app.sketch.edit.Vertex;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.junit.jupiter.api.Test;

/// Freehand lines, paths with arcs and handles, typed points.
class CurvesTest {
  private final Hand hand = Hand.over("{\"shapes\": []}");

  private static List<Point> wobblyCircle(int count, double radius, double noise) {
    java.util.Random random = new java.util.Random(3);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * i / count;
      double r = radius + noise * random.nextGaussian();
      points.add(new Point(r * Math.cos(angle), r * Math.sin(angle)));
    }
    return points;
  }

  @Test
  void aLineByHandBecomesAFewSmoothCurves() {
    List<Point> drawn = wobblyCircle(200, 2, 0.004);
    hand.take(new FreehandTool(hand.sketch)).press(drawn.getFirst().x(), drawn.getFirst().y());
    drawn.forEach(p -> hand.drag(p.x(), p.y()));
    hand.release(drawn.getLast().x(), drawn.getLast().y());
    Element element = hand.sketch.sketch().shapes().getFirst();
    List<Curve> ring = element.rings().getFirst();
    assertThat(ring.stream().filter(CubicBezier.class::isInstance).count()).isBetween(2L, 12L);
    for (Point p : drawn) {
      assertThat(java.util.Objects.requireNonNull(Nearest.on(element.rings(), p)).distance())
          .isLessThan(0.045);
    }
    for (int i = 0; i < ring.size(); i++) {
      Point in = ring.get(i).derivative(1).unit();
      Point out = ring.get((i + 1) % ring.size()).derivative(0).unit();
      assertThat(in.distance(out)).isLessThan(1e-6);
    }
    assertThat(hand.looked().editor.findings().faults()).isEmpty();
    assertThat(hand.editor.domain().orElseThrow().measure()).isCloseTo(4 * Math.PI, within(0.2));
  }

  @Test
  void cornersStayCorners() {
    List<Point> drawn = new ArrayList<>();
    double[][] corners = {{0, 0}, {4, 0}, {4, 2}, {0, 2}};
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 50; i++) {
        double f = i / 50.0;
        drawn.add(new Point(corners[k][0] * (1 - f) + corners[(k + 1) % 4][0] * f,
            corners[k][1] * (1 - f) + corners[(k + 1) % 4][1] * f));
      }
    }
    Shape.Path path = SplineFit.closed(drawn, 0.03);
    List<Curve> ring = path.rings().getFirst();
    assertThat(ring).hasSize(4);
    assertThat(ring.stream().map(curve -> curve.point(0))).allSatisfy(p -> assertThat(
        java.util.Arrays.stream(corners)
            .mapToDouble(c -> p.distance(new Point(c[0], c[1])))
            .min()
            .orElseThrow())
        .isLessThan(0.1));
  }

  @Test
  void aPathHasCornersSmoothNodesAndArcs() {
    hand.take(new PathTool(hand.sketch)).click(0, 0).click(2, 0);
    hand.press(2, 2, Modifier.ALT).drag(2.8, 1, Modifier.ALT).release(3, 1, Modifier.ALT);
    hand.press(0, 2).drag(-0.3, 2).release(-0.5, 2);
    hand.key(ToolKey.ENTER);
    assertThat(hand.shapes()).isEqualTo(
        "[{\"add\":{\"path\":\"M 0 0 L 2 0 A 1 1 0 0 1 2 2 C 2 2 0.5 2 0 2 C -0.5 2 0 0 0 0 Z\"}}]");
  }

  @Test
  void handlesOfPathsAreDragged() {
    Hand drawn = Hand.over("""
        {"shapes": [{"add": {"path": "M 0 0 L 2 0 A 1 1 0 0 1 2 2 C 1.5 2.5 0.5 2.5 0 2 Z"}}]}""");
    drawn.sketch.select(Selection.of(Item.shape(0)));
    drawn.dragFrom(3, 1, 2.5, 1);
    assertThat(drawn.at("/domain/shapes/0/add/path"))
        .isEqualTo("\"M 0 0 L 2 0 A 1.25 1.25 0 0 1 2 2 C 1.5 2.5 0.5 2.5 0 2 Z\"");
    drawn.dragFrom(1.5, 2.5, 1.5, 1.5);
    assertThat(drawn.at("/domain/shapes/0/add/path"))
        .isEqualTo("\"M 0 0 L 2 0 A 1.25 1.25 0 0 1 2 2 C 1.5 1.5 0.5 2.5 0 2 Z\"");
    drawn.dragFrom(0, 2, 0, 1);
    assertThat(drawn.at("/domain/shapes/0/add/path"))
        .isEqualTo("\"M 0 0 L 2 0 A 1.25 1.25 0 0 1 2 2 C 1.5 1.5 0.5 1.5 0 1 Z\"");
  }

  @Test
  void edgesAreBentAndStraightened() {
    Hand square = Hand.overSquare();
    square.click(0.3, 0.3).key(ToolKey.ENTER);
    square.sketch.bend(Grips.EdgeKind.ARC);
    assertThat(square.at("/domain/shapes/0/add/path")).startsWith("\"M -1 -1 A ")
        .endsWith(" 1 -1 L 1 1 L -1 1 Z\"");
    square.sketch.bend(Grips.EdgeKind.STRAIGHT);
    assertThat(square.at("/domain/shapes/0/add/path")).isEqualTo("\"M -1 -1 L 1 -1 L 1 1 L -1 1 Z\"");
  }

  @Test
  void aVertexIsPutIntoCurvesWithoutChangingThem() {
    Shape path = new Shape.Path("M 0 0 L 2 0 A 1 1 0 0 1 2 2 C 1.5 2.5 0.5 2.5 0 2 Z");
    for (Point near : List.of(new Point(1, 0), new Point(2.9, 1.4), new Point(1, 2.4), new Point(0, 0.7))) {
      Nearest place = java.util.Objects.requireNonNull(Nearest.on(path.rings(), near));
      Shape more = Grips.inserted(path, place).orElseThrow().shape();
      assertThat(more.rings().getFirst()).hasSize(5);
      for (int i = 0; i <= 40; i++) {
        Point p = more.rings().getFirst().get(i % 5).point(i / 40.0);
        assertThat(java.util.Objects.requireNonNull(Nearest.on(path.rings(), p)).distance()).isLessThan(1e-9);
      }
    }
  }

  @Test
  void typedPointsDrawToo() {
    hand.take(new PolygonTool(hand.sketch));
    for (String typed : List.of("0, 0", "@2, 0", "1 @ 90", "-0.5 1.25")) {
      Point point = org.collocate.app.sketch.edit.TypedPoint
          .parse(typed, hand.sketch.canvas().tool().anchor().orElse(null))
          .orElseThrow();
      assertThat(hand.sketch.canvas().type(point)).isTrue();
    }
    hand.key(ToolKey.ENTER);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"polygon\":[[0,0],[2,0],[2,1],[-0.5,1.25]]}}]");
    assertThat(org.collocate.app.sketch.edit.TypedPoint.parse("two", null)).isEmpty();
    assertThat(org.collocate.app.sketch.edit.TypedPoint.parse("@1, 1", null)).isEmpty();
  }

  @Test
  void verticesOfAPathAreTakenOut() {
    Shape path = new Shape.Path("M 0 0 L 2 0 L 2 2 C 1.5 2.5 0.5 2.5 0 2 Z");
    Shape left = Grips.without(path, List.of(new Vertex(0, 1))).orElseThrow();
    assertThat(left).isEqualTo(new Shape.Path("M 0 0 L 2 2 C 1.5 2.5 0.5 2.5 0 2 Z"));
    assertThat(Grips.without(path, List.of(new Vertex(0, 1), new Vertex(0, 2), new Vertex(0, 3)))).isEmpty();
  }
}
