package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Vertex;
import org.junit.jupiter.api.Test;

/// Choosing, moving and reshaping by hand.
class SelectToolTest {
  private final Hand square = Hand.overSquare();

  @Test
  void aDragMovesAShapeAsOneStepOfUndo() {
    String before = square.editor.study().print();
    square.dragFrom(0.3, 0.3, 0.8, 0.1);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-0.5,-1.2,1.5,0.8]}}]");
    square.document.undo();
    assertThat(square.editor.study().print()).isEqualTo(before);
    assertThat(square.document.undoLabel()).isEmpty();
  }

  @Test
  void aCancelledDragLeavesNothingToRedo() {
    String before = square.editor.study().print();
    square.press(0.3, 0.3).drag(0.5, 0.5).drag(0.9, 0.9);
    assertThat(square.editor.study().print()).isNotEqualTo(before);
    square.sketch.cancel();
    assertThat(square.editor.study().print()).isEqualTo(before);
    assertThat(square.document.redoLabel()).isEmpty();
    assertThat(square.document.undoLabel()).isEmpty();
  }

  @Test
  void aDragThatComesBackIsNoStep() {
    square.press(0.3, 0.3).drag(0.9, 0.9).release(0.3, 0.3);
    assertThat(square.document.undoLabel()).isEmpty();
  }

  @Test
  void aCornerTakesItsSidesAlongAndAltMovesItAlone() {
    square.click(0.3, 0.3).dragFrom(1, 1, 1.5, 1.2);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-1,-1,1.5,1.2]}}]");
    square.press(1.5, 1.2, Modifier.ALT).release(2, 2);
    assertThat(square.shapes()).isEqualTo(
        "[{\"add\":{\"polygon\":[[-1,-1],[1.5,-1],[2,2],[-1,1.2]]}}]");
  }

  @Test
  void anEdgeOfARectangleMovesAcrossItself() {
    square.looked().click(0.3, 0.3).dragFrom(1, 0.4, 1.4, 0.9);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-1,-1,1.4,1]}}]");
  }

  @Test
  void aDoubleClickOnAnEdgeMakesAVertexAndDeleteTakesItOut() {
    square.looked().click(0.3, 0.3).doubleClick(1, 0.4);
    assertThat(square.shapes()).isEqualTo(
        "[{\"add\":{\"polygon\":[[-1,-1],[1,-1],[1,0.4],[1,1],[-1,1]]}}]");
    assertThat(square.sketch.selection().vertices()).containsExactly(new Vertex(0, 2));
    square.key(ToolKey.DELETE);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"polygon\":[[-1,-1],[1,-1],[1,1],[-1,1]]}}]");
  }

  @Test
  void arrowsNudgeAndFollowEachOtherAsOneStep() {
    square.click(0.3, 0.3).key(ToolKey.RIGHT).key(ToolKey.RIGHT).key(ToolKey.UP);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-0.8,-0.9,1.2,1.1]}}]");
    square.document.undo();
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-1,-1,1,1]}}]");
  }

  @Test
  void theBandChoosesWhatLiesInItAndShiftAddsToIt() {
    Hand hand = Hand.over("""
        {"shapes": [{"add": {"rectangle": [-2, -2, 2, 2]}}, {"subtract": {"circle": [0, 0, 0.5]}},
          {"subtract": {"circle": [1.2, 1.2, 0.3]}}]}""");
    hand.dragFrom(-3, -2.8, 3, 2.8);
    assertThat(hand.sketch.selection().items()).containsExactly(Item.shape(0), Item.shape(1), Item.shape(2));
    hand.sketch.select(Selection.NONE);
    hand.click(0.1, 0.1).click(1.2, 1.3, Modifier.SHIFT);
    assertThat(hand.sketch.selection().items()).containsExactly(Item.shape(1), Item.shape(2));
    hand.key(ToolKey.DELETE);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-2,-2,2,2]}}]");
  }

  @Test
  void furtherClicksGoToWhatLiesBelow() {
    Hand hand = Hand.over("""
        {"shapes": [{"add": {"rectangle": [-2, -2, 2, 2]}}, {"subtract": {"circle": [0, 0, 0.5]}}]}""");
    hand.click(0.1, 0.1);
    assertThat(hand.sketch.selection()).isEqualTo(Selection.of(Item.shape(1)));
    hand.click(0.1, 0.1);
    assertThat(hand.sketch.selection()).isEqualTo(Selection.of(Item.shape(0)));
  }

  @Test
  void theFrameScalesAndTurns() {
    square.click(0.3, 0.3);
    Frame frame = Frame.of(square.sketch, 0.01).orElseThrow();
    Frame.Handle corner = frame.handles()
        .stream()
        .filter(handle -> handle.right() == 1 && handle.up() == 1)
        .findFirst()
        .orElseThrow();
    square.dragFrom(corner.at().x(), corner.at().y(), 3, 2);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-1,-1,3,2]}}]");
    Frame.Handle turn = Frame.of(square.sketch, 0.01).orElseThrow().handles().getLast();
    square.press(turn.at().x(), turn.at().y()).release(-4, 0.5);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[-0.5,-1.5,2.5,2.5]}}]");
    Frame.Handle again = Frame.of(square.sketch, 0.01).orElseThrow().handles().getLast();
    square.press(again.at().x(), again.at().y(), Modifier.SHIFT).release(2.9, 2.5, Modifier.SHIFT);
    assertThat(square.shapes()).startsWith("[{\"add\":{\"polygon\":[[");
  }

  @Test
  void tabGoesRoundAndEnterGoesToTheVertices() {
    square.key(ToolKey.TAB).key(ToolKey.ENTER).key(ToolKey.TAB).key(ToolKey.RIGHT);
    assertThat(square.shapes()).isEqualTo("[{\"add\":{\"polygon\":[[-1,-1],[1.1,-1],[1,1],[-1,1]]}}]");
  }

  @Test
  void copiesArePastedAsideAndIntoOtherStudies() {
    square.click(0.3, 0.3);
    String text = square.sketch.copy().orElseThrow();
    Hand other = Hand.over("{\"shapes\": [{\"add\": {\"circle\": [0, 0, 2]}, \"name\": \"rim\"}]}");
    assertThat(other.sketch.paste(text)).isTrue();
    assertThat(other.sketch.paste(text)).isTrue();
    assertThat(other.shapes()).isEqualTo("[{\"add\":{\"circle\":[0,0,2]},\"name\":\"rim\"},"
        + "{\"add\":{\"rectangle\":[-0.8,-1.2,1.2,0.8]}},{\"add\":{\"rectangle\":[-0.6,-1.4,1.4,0.6]}}]");
    assertThat(other.sketch.selection().items()).isEqualTo(Selection.of(Item.shape(2)).items());
    assertThat(other.sketch.paste("no drawing at all")).isFalse();
    other.sketch.select(Selection.of(List.of(Item.shape(0))));
    other.sketch.duplicate();
    assertThat(other.at("/domain/shapes/3")).isEqualTo("{\"add\":{\"circle\":[0.2,-0.2,2]}}");
  }

  @Test
  void cancelTakesBackOneThingAfterTheOtherUntilNothingIsLeft() {
    square.looked().click(0.3, 0.3);
    square.take(new PolygonTool(square.sketch)).click(2, 2);
    assertThat(square.sketch.cancel()).isTrue();
    assertThat(square.sketch.isSelecting()).isFalse();
    assertThat(square.sketch.cancel()).isTrue();
    assertThat(square.sketch.isSelecting()).isTrue();
    assertThat(square.sketch.isBusy()).isTrue();
    assertThat(square.sketch.cancel()).isTrue();
    assertThat(square.sketch.selection()).isEqualTo(Selection.NONE);
    assertThat(square.sketch.isBusy()).isFalse();
    assertThat(square.sketch.cancel()).isFalse();
  }

  @Test
  void orderAndOperationAreChanged() {
    Hand hand = Hand.over(
        """
            {"shapes": [{"add": {"rectangle": [-2, -2, 2, 2]}}, {"subtract": {"circle": [0, 0, 0.5]}, "name": "hole"}],
              "regions": [{"name": "a", "circle": [1, 1, 0.2]}, {"name": "b", "circle": [1, 1, 0.1]}]}""");
    hand.sketch.operate(Item.shape(1), org.collocate.solver.geometry.Operation.INTERSECT);
    assertThat(hand.at("/domain/shapes/1"))
        .isEqualTo("{\"intersect\":{\"circle\":[0,0,0.5]},\"name\":\"hole\"}");
    hand.sketch.select(Selection.of(Item.shape(1)));
    hand.sketch.reorder(-1);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"circle\":[0,0,0.5]},\"name\":\"hole\"},"
        + "{\"add\":{\"rectangle\":[-2,-2,2,2]}}]");
    assertThat(hand.sketch.selection()).isEqualTo(Selection.of(Item.shape(0)));
    hand.sketch.select(Selection.of(Item.region(0)));
    hand.sketch.reorder(1);
    assertThat(hand.at("/domain/regions/1/name")).isEqualTo("\"a\"");
  }

  @Test
  void aNewNameIsCarriedToWhereverItIsUsed() {
    Hand hand = Hand.over(
        """
            {"shapes": [{"add": {"rectangle": [-2, -2, 2, 2]}}],
              "regions": [{"name": "core", "circle": [0, 0, 0.5]}], "refine": [{"near": "core", "size": 0.1}]}""");
    hand.editor.write("coefficient", new org.collocate.solver.study.Pointer("/equation/coefficients/k"),
        org.collocate.solver.study.Study.value("{\"default\": \"1\", \"core\": \"10\"}"));
    hand.sketch.rename(Item.region(0), "heart");
    assertThat(hand.at("/equation/coefficients/k")).isEqualTo("{\"default\":\"1\",\"heart\":\"10\"}");
    assertThat(hand.at("/domain/refine/0/near")).isEqualTo("\"heart\"");
  }
}
