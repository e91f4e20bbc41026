package org.collocate.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.compare.Pictures;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.equation.StudyEditor;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;

class LiveViewModelTest {
  private static final Pointer SOURCE = Pointer.ROOT.key("equation").key("coefficients").key("f");
  private final QueuedWindow window = new QueuedWindow();

  private static double largest(LiveResult result) {
    Pictures.Pane pane = result.pictures().panes().get(LiveViewModel.PANE);
    return Arrays.stream(pane == null ? new double[0] : pane.samples())
        .filter(Double::isFinite)
        .max()
        .orElse(Double.NaN);
  }

  @Test
  void aGestureIsFollowedCoarselyAndFinishedInFull() {
    Document document = new Document(constantSource(1), Origin.NEW);
    StudyEditor editor = new StudyEditor(document, window.tasks());
    LiveViewModel live = new LiveViewModel(editor, window.tasks(), () -> false, 2);
    editor.begin();
    window.until("the first full picture", () -> live.isCurrent() && !live.result().orElseThrow().coarse());
    double one = largest(live.result().orElseThrow());
    assertThat(one).isCloseTo(0.0736713, within(2e-5));
    for (int k = 2; k <= 20; k++) {
      editor.replace("source", constantSource(k), "slider");
    }
    window.until("the newest state", live::isCurrent);
    assertThat(live.result().orElseThrow().coarse()).isTrue();
    assertThat(largest(live.result().orElseThrow())).isCloseTo(20 * one, within(0.02));
    editor.endGesture();
    window.until("the full picture", () -> !live.result().orElseThrow().coarse());
    assertThat(largest(live.result().orElseThrow())).isCloseTo(20 * one, within(1e-9));
    document.undo();
    assertThat(document.study()).as("the gesture is one step").isEqualTo(constantSource(1));
  }

  @Test
  void whatCannotBeSolvedLiveSaysWhy() {
    Document document = new Document(Studies.slow(), Origin.NEW);
    StudyEditor editor = new StudyEditor(document, window.tasks());
    LiveViewModel live = new LiveViewModel(editor, window.tasks(), () -> false, 2);
    editor.begin();
    window.until("looked at", editor::isLooked);
    editor.replace("nonlinear", Studies.slow()
        .with(Pointer.ROOT.key("equation").key("equations").index(0), Study.value("\"-lap(u) + u^3 = 1\"")));
    window.until("looked at again", editor::isLooked);
    assertThat(live.obstacle()).contains("linear");
    assertThat(live.result()).isEmpty();
  }

  @Test
  void aWrongStudyKeepsTheLastPicture() {
    Document document = new Document(constantSource(1), Origin.NEW);
    StudyEditor editor = new StudyEditor(document, window.tasks());
    LiveViewModel live = new LiveViewModel(editor, window.tasks(), () -> false, 2);
    editor.begin();
    window.until("a picture", live::isCurrent);
    editor.write("source", SOURCE, "nonsense(");
    window.until("looked at", editor::isLooked);
    assertThat(live.result()).isPresent();
    assertThat(live.isCurrent()).isFalse();
  }

  /// −Δu = k on the unit square, u = 0 around it: the largest value is 0.0736713 k (a classical series).
  private static Study constantSource(int k) {
    return Studies.poisson()
        .without(Pointer.ROOT.key("exact"))
        .with(SOURCE, Study.value("\"" + k + "\""));
  }
}
