package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.BoundaryMap;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.app.sketch.edit.Conditions;
import org.junit.jupiter.api.Test;

/// Stretches of the boundary: pointing, choosing, naming, saying something on them.
class BoundaryTest {
  private static final String PLATE = """
      {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}],
        "boundaries": [{"name": "left", "along": [[0, 0], [0, 1]]}]}""";

  private static Hand plate() {
    return Hand.over(PLATE).looked();
  }

  private static Hand boundaryTool(Hand hand) {
    return hand.take(new BoundaryTool(hand.sketch));
  }

  private static Stretch chosen(Hand hand) {
    return hand.sketch.boundary().chosen().orElseThrow();
  }

  @Test
  void aClickTakesTheStretchBetweenTwoCorners() {
    Hand hand = plate();
    boundaryTool(hand).click(1.3, 1.02);
    assertThat(chosen(hand).length()).isCloseTo(2, within(1e-12));
    assertThat(hand.sketch.boundary().describe(chosen(hand))).isEqualTo("rest, length 2.00   u = 0");
    hand.click(1, 0.71);
    assertThat(chosen(hand).length()).isCloseTo(0.4 * Math.PI, within(1e-9));
    assertThat(hand.sketch.boundary().part(chosen(hand))).contains("hole");
    assertThat(hand.sketch.boundary().isWholePart(chosen(hand))).isTrue();
  }

  @Test
  void theSelectToolTakesTheBoundaryByAClickAndTheShapeByADrag() {
    Hand hand = plate();
    hand.click(2, 0.4);
    assertThat(chosen(hand).length()).isCloseTo(1, within(1e-12));
    assertThat(hand.sketch.selection()).isEqualTo(Selection.NONE);
    hand.dragFrom(2, 0.4, 2.5, 0.4);
    assertThat(hand.at("/domain/shapes/0")).isEqualTo("{\"add\":{\"rectangle\":[0.5,0,2.5,1]}}");
  }

  @Test
  void shiftGoesOnFromWhatIsChosen() {
    Hand hand = plate();
    boundaryTool(hand).click(1.3, 1).click(2, 0.4, Modifier.SHIFT);
    assertThat(chosen(hand).length()).isCloseTo(3, within(1e-12));
  }

  @Test
  void aDragAlongTheBoundaryTakesAnyStretch() {
    Hand hand = plate();
    boundaryTool(hand).press(0.4, 0)
        .drag(0.8, 0.02)
        .drag(1.5, 0.01)
        .drag(1.9, 0.1)
        .drag(2.01, 0.3)
        .release(2, 0.5);
    assertThat(chosen(hand).length()).isCloseTo(2.1, within(1e-9));
    hand.sketch.boundary().name("corner");
    assertThat(hand.at("/domain/boundaries/1"))
        .isEqualTo("{\"name\":\"corner\",\"along\":[[0.4,0],[2,0.5]]}");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.editor.domain().orElseThrow().boundaryParts()).containsExactly("hole", "left", "corner",
        "rest");
  }

  @Test
  void aNewNameKeepsConditionsOfWhatItCuts() {
    Hand hand = Hand.over(PLATE);
    hand.sketch.boundary().map();
    hand.editor.replace("conditions", hand.editor.study()
        .with(Conditions.LIST, org.collocate.solver.study.Study.value(
            "[{\"on\":\"left\",\"flux\":\"1\"},{\"on\":\"hole\",\"u\":\"2\"},{\"on\":\"rest\",\"u\":\"0\"}]")));
    hand.looked();
    boundaryTool(hand).press(0, 0.8).drag(0, 0.7).drag(0.01, 0.6).release(0, 0.4);
    hand.sketch.boundary().name("door");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.at("/domain/boundaries")).isEqualTo(
        "[{\"name\":\"left\",\"along\":[[0,1],[0,0.8]]},{\"name\":\"left\",\"along\":[[0,0.4],[0,0]]},"
            + "{\"name\":\"door\",\"along\":[[0,0.8],[0,0.4]]}]");
    assertThat(hand.at("/boundary/3")).isEqualTo("{\"on\":\"door\",\"flux\":\"1\"}");
  }

  @Test
  void aStretchOfANamedOutlineLeavesTheNameToTheOther() {
    Hand hand = plate();
    boundaryTool(hand).press(1.2, 0.5).drag(1.18, 0.6).drag(1.1, 0.68).release(1, 0.7);
    hand.sketch.boundary().name("quarter");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.at("/domain/shapes/1")).isEqualTo("{\"subtract\":{\"circle\":[1,0.5,0.2]}}");
    BoundaryMap map = hand.sketch.boundary().map().orElseThrow();
    assertThat(map.domain().boundaryMeasure(map.domain().boundaryParts().indexOf("quarter")))
        .isCloseTo(0.1 * Math.PI, within(1e-9));
    assertThat(map.domain().boundaryMeasure(map.domain().boundaryParts().indexOf("hole")))
        .isCloseTo(0.3 * Math.PI, within(1e-9));
  }

  @Test
  void aWholePartIsRenamedWhereverItIsUsed() {
    Hand hand = Hand.over(
        """
            {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}],
              "refine": [{"near": "hole", "size": 0.05}]}""");
    hand.editor.replace("conditions", hand.editor.study()
        .with(Conditions.LIST, org.collocate.solver.study.Study.value(
            "[{\"on\":\"hole\",\"u\":\"2\"},{\"on\":\"rest\",\"u\":\"0\"}]")));
    hand.looked();
    boundaryTool(hand).click(1, 0.7);
    hand.sketch.boundary().name("tube");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.at("/domain/shapes/1/name")).isEqualTo("\"tube\"");
    assertThat(hand.at("/domain/refine/0/near")).isEqualTo("\"tube\"");
    assertThat(hand.at("/boundary/0/on")).isEqualTo("\"tube\"");
    assertThat(chosen(hand).length()).isCloseTo(0.4 * Math.PI, within(1e-9));
  }

  @Test
  void aConditionOnAnEdgeMakesItAPartAtOnce() {
    Hand hand = Hand.overSquare().looked();
    boundaryTool(hand).click(1, 0.3);
    hand.sketch.boundary().condition("u", true, "2*u");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.at("/domain/boundaries")).isEqualTo("[{\"name\":\"edge1\",\"along\":[[1,-1],[1,1]]}]");
    assertThat(hand.at("/boundary"))
        .isEqualTo("[{\"on\":\"rest\",\"u\":\"0\"},{\"on\":\"edge1\",\"flux\":\"2*u\"}]");
    assertThat(hand.sketch.boundary().kind("edge1")).isEqualTo(Conditions.Kind.ROBIN);
    hand.sketch.boundary().condition("u", false, "x");
    assertThat(hand.at("/boundary/1")).isEqualTo("{\"on\":\"edge1\",\"u\":\"x\"}");
  }

  @Test
  void longWaysAndWholeLoopsAreNamedByMorePoints() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"circle\": [0, 0, 1]}}]}").looked();
    boundaryTool(hand).click(0, 1);
    hand.sketch.boundary().name("rim");
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    assertThat(hand.editor.domain().orElseThrow().boundaryParts()).containsExactly("rim");
    assertThat(hand.editor.study().at(new org.collocate.solver.study.Pointer("/domain/boundaries/0/along")))
        .hasSize(4);
  }

  @Test
  void aNameThatIsTakenAwayGoesWithItsConditions() {
    Hand hand = plate();
    hand.sketch.boundary().unname("hole");
    hand.sketch.boundary().unname("left");
    hand.looked();
    assertThat(hand.at("/domain")).isEqualTo(
        "{\"shapes\":[{\"add\":{\"rectangle\":[0,0,2,1]}},{\"subtract\":{\"circle\":[1,0.5,0.2]}}]}");
    assertThat(hand.editor.findings().faults()).isEmpty();
  }

  @Test
  void keysGoAlongTheBoundary() {
    Hand hand = plate();
    boundaryTool(hand);
    List<Double> lengths = new java.util.ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hand.key(ToolKey.TAB);
      lengths.add(Math.rint(1000 * chosen(hand).length()) / 1000);
    }
    assertThat(lengths).containsExactlyInAnyOrder(2.0, 1.0, 2.0, 1.0, 1.257);
  }

  @Test
  void stretchesAreCutFromEachOther() {
    Hand hand = Hand.overSquare().looked();
    BoundaryMap map = hand.sketch.boundary().map().orElseThrow();
    Stretch all = new Stretch(0, 0, 8);
    assertThat(map.minus(all, new Stretch(0, 1, 2))).containsExactly(new Stretch(0, 3, 6));
    assertThat(map.minus(new Stretch(0, 0, 4), new Stretch(0, 1, 2))).containsExactlyInAnyOrder(
        new Stretch(0, 3, 1), new Stretch(0, 0, 1));
    assertThat(map.minus(new Stretch(0, 7, 2), new Stretch(0, 6, 1.5))).containsExactly(
        new Stretch(0, 7.5, 1.5));
    assertThat(map.minus(new Stretch(0, 1, 1), all)).isEmpty();
    assertThat(map.minus(new Stretch(0, 1, 1), new Stretch(0, 4, 1))).containsExactly(new Stretch(0, 1, 1));
  }
}
