package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Item;
import org.junit.jupiter.api.Test;

/// What each drawing tool leaves in the study.
class DrawingToolsTest {
  private final Hand hand = Hand.over("{\"shapes\": []}");

  private BoxTool rectangle() {
    return new BoxTool(hand.sketch, BoxTool.Form.RECTANGLE);
  }

  private BoxTool ellipse() {
    return new BoxTool(hand.sketch, BoxTool.Form.ELLIPSE);
  }

  @Test
  void aDragDrawsARectangleOnTheGrid() {
    hand.take(rectangle()).dragFrom(-0.52, -0.31, 1.48, 0.72);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-0.5,-0.3,1.5,0.7]}}]");
    assertThat(hand.sketch.selection()).isEqualTo(Selection.of(Item.shape(0)));
    assertThat(hand.document.undoLabel()).contains("rectangle");
  }

  @Test
  void twoClicksDrawTheSameRectangle() {
    hand.take(rectangle()).click(-0.52, -0.31).move(1, 1).click(1.48, 0.72);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-0.5,-0.3,1.5,0.7]}}]");
  }

  @Test
  void shiftMakesASquareAndACircle() {
    hand.take(rectangle()).dragFrom(0, 0, 1, 0.4, Modifier.SHIFT);
    hand.take(ellipse()).dragFrom(-2, -2, -1, -1.6, Modifier.SHIFT);
    assertThat(hand.shapes()).isEqualTo(
        "[{\"add\":{\"rectangle\":[0,0,1,1]}},{\"add\":{\"circle\":[-1.5,-1.5,0.5]}}]");
  }

  @Test
  void theShortcutKeyDrawsFromTheCentre() {
    hand.take(ellipse()).press(1, 1, Modifier.SHORTCUT).drag(1.2, 1.1).release(1.5, 1.2);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"ellipse\":[1,1,0.5,0.2,0]}}]");
  }

  @Test
  void clicksDrawAPolygonAndEnterClosesIt() {
    hand.take(new PolygonTool(hand.sketch)).click(0, 0).click(2, 0).click(2, 1).click(1, 1).click(5, 5);
    hand.key(ToolKey.BACKSPACE).key(ToolKey.ENTER);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"polygon\":[[0,0],[2,0],[2,1],[1,1]]}}]");
  }

  @Test
  void aDoubleClickClosesAPolygonAndSoDoesItsFirstVertex() {
    hand.take(new PolygonTool(hand.sketch)).click(0, 0).click(1, 0).doubleClick(1, 1);
    hand.click(2, 0).click(3, 0).click(3, 1).click(2.03, 0.03);
    assertThat(hand.shapes()).isEqualTo(
        "[{\"add\":{\"polygon\":[[0,0],[1,0],[1,1]]}},{\"add\":{\"polygon\":[[2,0],[3,0],[3,1]]}}]");
  }

  @Test
  void modesSayWhatADrawnShapeBecomes() {
    hand.take(rectangle()).dragFrom(0, 0, 2, 2);
    hand.sketch.mode(DrawMode.SUBTRACT);
    hand.take(ellipse()).dragFrom(1, 1, 1.4, 1.4);
    hand.sketch.mode(DrawMode.INTERSECT);
    hand.take(rectangle()).dragFrom(-1, -1, 1.8, 2.5);
    hand.sketch.mode(DrawMode.REGION);
    hand.take(rectangle()).dragFrom(0.2, 0.2, 0.6, 0.6);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[0,0,2,2]}},"
        + "{\"subtract\":{\"circle\":[1.2,1.2,0.2]}},{\"intersect\":{\"rectangle\":[-1,-1,1.8,2.5]}}]");
    assertThat(hand.at("/domain/regions")).isEqualTo(
        "[{\"name\":\"region1\",\"rectangle\":[0.2,0.2,0.6,0.6]}]");
    assertThat(hand.looked().editor.findings().faults()).isEmpty();
  }

  @Test
  void altCutsOutWhateverTheModeSaysAndTheFirstShapeIsAlwaysAdded() {
    hand.take(rectangle()).dragFrom(0, 0, 2, 2, Modifier.ALT);
    hand.press(0.5, 0.5, Modifier.ALT).release(1, 1);
    assertThat(hand.shapes()).isEqualTo(
        "[{\"add\":{\"rectangle\":[0,0,2,2]}},{\"subtract\":{\"rectangle\":[0.5,0.5,1,1]}}]");
  }

  @Test
  void cancelLeavesNothingHalfMade() {
    String before = hand.editor.study().print();
    hand.take(new PolygonTool(hand.sketch)).click(0, 0).click(1, 0);
    assertThat(hand.sketch.cancel()).isTrue();
    assertThat(hand.sketch.canvas().tool().marks()).isEmpty();
    hand.take(rectangle()).press(0, 0).drag(1, 1);
    hand.sketch.cancel();
    hand.release(1, 1);
    assertThat(hand.sketch.cancel()).isTrue();
    assertThat(hand.sketch.isSelecting()).isTrue();
    assertThat(hand.editor.study().print()).isEqualTo(before);
    assertThat(hand.document.undoLabel()).isEmpty();
  }

  @Test
  void whatTheToolDoesNotSpeakOfStaysAsItIs() {
    hand.take(rectangle()).dragFrom(0, 0, 1, 1);
    assertThat(hand.editor.study().print()).contains("\"tags\": [\"kept\", \"as it is\"]")
        .contains("\"methods\": [{\"id\": \"fem\", \"cells\": 400}]");
  }
}
