package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a hand does, the document stays a document, and undo leads back to the same text.
class RandomEditsTest {
  private static final int EDITS = 500;

  @Test
  void fiveHundredEditsNeverCorruptADocument() throws StudyException {
    run(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5})
  @Tag("slow")
  void norDoManyOthers(long seed) throws StudyException {
    run(seed);
  }

  private static void run(long seed) throws StudyException {
    Random random = new Random(seed);
    Hand hand = Hand
        .over(
            """
                {"shapes": [{"add": {"rectangle": [-2, -1, 2, 1]}}, {"subtract": {"circle": [0, 0, 0.4]}, "name": "hole"},
                  {"add": {"path": "M 2 -1 C 3 -1 3 1 2 1 L 1 0 Z"}}],
                  "regions": [{"name": "core", "polygon": [[-1, -0.5], [-0.5, -0.5], [-0.5, 0.5]]}]}""")
        .looked();
    List<String> states = new ArrayList<>(List.of(hand.editor.study().print()));
    int at = 0;
    for (int i = 0; i < EDITS; i++) {
      int choice = random.nextInt(20);
      if (choice == 0 && hand.document.undoLabel().isPresent()) {
        hand.document.undo();
        at--;
      } else if (choice == 1 && hand.document.redoLabel().isPresent()) {
        hand.document.redo();
        at++;
      } else {
        hand.editor.endGesture();
        String before = hand.editor.study().print();
        edit(hand, random, choice);
        hand.editor.endGesture();
        String now = hand.editor.study().print();
        if (!now.equals(before)) {
          at++;
          states.subList(at, states.size()).clear();
          states.add(now);
        }
      }
      assertThat(hand.editor.study().print()).as("after edit %d", i).isEqualTo(states.get(at));
      assertThat(Study.parse(hand.editor.study().print())).isEqualTo(hand.editor.study());
    }
    int last = at;
    while (hand.document.undoLabel().isPresent()) {
      hand.document.undo();
      at--;
      assertThat(hand.editor.study().print()).isEqualTo(states.get(at));
    }
    while (hand.document.redoLabel().isPresent()) {
      hand.document.redo();
      at++;
      assertThat(hand.editor.study().canonical()).isEqualTo(Study.parse(states.get(at)).canonical());
    }
    assertThat(at).isEqualTo(last);
    assertThat(last).isGreaterThan(200);
  }

  private static double place(Random random) {
    return random.nextInt(-30, 31) / 10.0;
  }

  @SafeVarargs
  private static <T> T one(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static void edit(Hand hand, Random random, int choice) {
    SketchViewModel sketch = hand.sketch;
    List<Element> elements = sketch.sketch().elements();
    Element some = elements.isEmpty() ? null : elements.get(random.nextInt(elements.size()));
    switch (choice) {
      case 2 -> hand.take(new BoxTool(sketch, BoxTool.Form.RECTANGLE))
          .dragFrom(place(random), place(random),
              place(random), place(random));
      case 3 -> hand.take(new BoxTool(sketch, BoxTool.Form.ELLIPSE))
          .dragFrom(place(random), place(random),
              place(random), place(random), Modifier.ALT);
      case 4 -> {
        hand.take(new PolygonTool(sketch));
        for (int k = 0; k < 3 + random.nextInt(4); k++) {
          hand.click(place(random), place(random));
        }
        hand.key(random.nextBoolean() ? ToolKey.ENTER : ToolKey.BACKSPACE).key(ToolKey.ENTER);
      }
      case 5 -> {
        hand.take(new FreehandTool(sketch)).press(place(random), place(random));
        for (int k = 0; k < 12; k++) {
          hand.drag(place(random), place(random));
        }
        hand.release(place(random), place(random));
      }
      case 6, 7, 8 -> hand.take(sketch.selectTool())
          .dragFrom(place(random), place(random), place(random),
              place(random));
      case 9 -> {
        hand.take(sketch.selectTool()).press(place(random), place(random)).drag(place(random), place(random));
        sketch.cancel();
      }
      case 10 -> hand.take(sketch.selectTool()).doubleClick(place(random), place(random));
      case 11, 12 -> {
        if (elements.size() > 20) {
          sketch.delete();
        } else if (choice == 11) {
          sketch.duplicate();
        } else {
          sketch.copy().ifPresent(sketch::paste);
        }
      }
      case 13 -> sketch.reorder(random.nextBoolean() ? 1 : -1);
      case 14 -> sketch.mode(one(random, DrawMode.values()));
      case 15 -> {
        if (some != null) {
          sketch.rename(some.item(), "name" + random.nextInt(4));
        }
      }
      case 16 -> {
        if (some != null) {
          sketch.operate(some.item(), one(random, Operation.values()));
        }
      }
      case 17 -> {
        if (random.nextInt(3) == 0) {
          hand.take(sketch.selectTool()).key(ToolKey.DELETE);
        } else {
          hand.take(sketch.selectTool()).key(ToolKey.TAB).key(ToolKey.ENTER).key(ToolKey.RIGHT);
        }
      }
      case 18 -> sketch.bend(one(random, Grips.EdgeKind.values()));
      default -> {
        if (some != null) {
          sketch.select(Selection.of(Item.shape(0), some.item()));
        }
      }
    }
  }
}
