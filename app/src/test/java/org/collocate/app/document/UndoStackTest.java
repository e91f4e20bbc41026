package org.collocate.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.app.Studies;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;

class UndoStackTest {
  private static final long KILO = 1 << 10;
  private static final Pointer RASTER = Pointer.ROOT.key("equation").key("coefficients").key("f");
  private static final Pointer TITLE = Pointer.ROOT.key("title");

  private static Study painted(Study study, int stroke, long bytes) {
    return study.with(RASTER, Study.value("{\"raster\": {\"deflate64\": \"" + stroke + "A".repeat((int) bytes)
        + "\"}}"));
  }

  private static int undoAll(UndoStack stack) {
    int steps = 0;
    while (stack.undoLabel().isPresent()) {
      stack.undo();
      steps++;
    }
    return steps;
  }

  @Test
  void smallEditsBesideALargeRasterShareIt() {
    Study study = painted(Studies.poisson(), 0, 500 * KILO);
    UndoStack stack = new UndoStack(study, 1000 * KILO);
    for (int i = 0; i < 200; i++) {
      study = study.with(TITLE, Study.value("title " + i));
      stack.push(new Edit(study, "title", ""));
    }
    assertThat(stack.bytes()).as("the raster is the present's").isLessThan(200 * KILO);
    assertThat(undoAll(stack)).isEqualTo(200);
  }

  @Test
  void strokesOfTheBrushPushTheOldestOut() {
    Study study = Studies.poisson();
    UndoStack stack = new UndoStack(study, 1000 * KILO);
    for (int i = 0; i < 30; i++) {
      study = painted(study, i, 100 * KILO);
      stack.push(new Edit(study, "stroke", ""));
      assertThat(stack.bytes()).isLessThanOrEqualTo(1000 * KILO);
    }
    assertThat(stack.bytes()).isGreaterThan(850 * KILO);
    assertThat(undoAll(stack)).isEqualTo(9);
    assertThat(stack.study().text(RASTER.key("raster").key("deflate64"))).startsWith("20A");
  }

  @Test
  void oneStepCanAlwaysBeUndone() {
    Study before = painted(Studies.poisson(), 1, 300 * KILO);
    UndoStack stack = new UndoStack(before, 100 * KILO);
    stack.push(new Edit(painted(before, 2, 300 * KILO), "stroke", ""));
    stack.undo();
    assertThat(stack.study()).isEqualTo(before);
    stack.redo();
    assertThat(stack.study()).isNotEqualTo(before);
  }

  @Test
  void whatAnInsertedElementMovesIsStillShared() {
    Pointer methods = Pointer.ROOT.key("methods");
    Study study = Studies.poisson()
        .with(methods, Study.value("[{\"id\": \"" + "a".repeat(10_000) + "\"}, {\"id\": \"b\"}]"));
    Study less = study.without(methods.index(1));
    assertThat(Held.alone(study, study)).isZero();
    assertThat(Held.alone(study, less)).isBetween(1L, 1000L);
    assertThat(Held.alone(study, Studies.poisson())).isGreaterThan(10_000);
  }
}
