package org.collocate.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.equation.StudyEditor;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlayViewModelTest {
  private static final Pointer RATE = Pointer.ROOT.key("equation").key("parameters").key("k");

  private final QueuedWindow window = new QueuedWindow();
  private final Document document = new Document(decay(), Origin.NEW);
  private final StudyEditor editor = new StudyEditor(document, window.tasks());
  private final PlayViewModel play = new PlayViewModel(editor, window.tasks(), 2);

  @AfterEach
  void close() {
    play.close();
  }

  /// u = e^(−k t) everywhere, for the best part of a minute.
  private static Study decay() {
    return Studies.parse(
        """
            {
              "collocate": 1, "title": "Decay",
              "domain": {"shapes": [{"add": {"ellipse": [0.5, 0.5, 0.5, 0.3, 0]}}]},
              "equation": {"unknowns": ["u"], "equations": ["dt(u) - 0.01*lap(u) = -k*u"], "parameters": {"k": 0.1}},
              "boundary": [{"on": "rest", "flux": "0"}],
              "initial": {"u": "1"},
              "time": {"until": 50, "frames": 3},
              "methods": [{"id": "fem"}],
              "outputs": [{"name": "middle", "value": "u", "at": [0.5, 0.5]}]
            }
            """);
  }

  private PlayPicture picture() {
    return play.picture().orElseThrow();
  }

  private void open() {
    play.refine(64);
    play.speed(Double.POSITIVE_INFINITY);
    editor.begin();
    play.show(true);
    window.until("a picture", () -> play.picture().isPresent());
  }

  @Test
  void itPlaysIsHeldAndGoesBack() {
    open();
    assertThat(picture().now().time()).isZero();
    assertThat(picture().high()).isEqualTo(1);
    play.play(true);
    window.until("some time", () -> picture().now().time() > 2);
    play.play(false);
    window.until("held", () -> !picture().now().playing());
    PlayPicture held = picture();
    assertThat(held.high()).isCloseTo(Math.exp(-0.1 * held.now().time()),
        within(0.02 * held.high()));
    assertThat(held.probes().getFirst().times().length).isGreaterThan(1);
    long half = held.now().last() / 2;
    play.seek(half);
    window.until("half", () -> picture().now().step() == half);
    assertThat(picture().now().last()).isEqualTo(held.now().last());
    play.step();
    window.until("one more", () -> picture().now().step() == half + 1);
    play.restart();
    window.until("the beginning", () -> picture().now().last() == 0);
    assertThat(picture().now().time()).isZero();
  }

  @Test
  void aNumberThatIsChangedCountsFromNowOn() {
    open();
    play.play(true);
    window.until("some time", () -> picture().now().time() > 1);
    editor.write("rate", RATE, Study.value("-0.2"));
    window.until("growth", () -> picture().high() > 1.2);
    assertThat(picture().low()).isGreaterThan(1);
    assertThat(picture().now().step()).isPositive();
  }

  @Test
  void aStrokeIsSeenAndTakenBack() {
    open();
    play.value(3);
    play.radius(0.05);
    play.touch(0.5, 0.5);
    play.drag(0.7, 0.5);
    window.until("paint", () -> picture().high() > 2.9);
    assertThat(play.latency()).isPositive();
    play.undo();
    window.until("no paint", () -> picture().high() == 1);
  }

  @Test
  void aSolutionThatLeavesAllBoundsIsHeldAndNamed() {
    open();
    play.length(10);
    play.value(2);
    play.touch(0.3, 0.5);
    play.play(true);
    window.until("trouble", () -> picture().trouble() != null);
    PlayPicture.Trouble trouble = Objects.requireNonNull(picture().trouble());
    assertThat(trouble.unknown()).isEqualTo("u");
    assertThat(trouble.isUnstable()).isTrue();
    assertThat(trouble.length()).isEqualTo(10);
    assertThat(play.isPlaying()).isFalse();
    assertThat(picture().high()).as("the last state that was kept is shown").isBetween(0.0, trouble.bound());
    play.length(trouble.stable());
    play.play(true);
    window.until("goes on", () -> picture().trouble() == null && picture().now().time() > 5);
    assertThat(picture().high()).isLessThan(2);
  }

  @Test
  void aSteadyStudyCannotBePlayed() {
    document.edit("steady", Studies.poisson(), "");
    editor.begin();
    window.until("looked at", editor::isLooked);
    play.show(true);
    assertThat(play.obstacle()).contains("evolutions");
    assertThat(play.picture()).isEmpty();
  }

  @Test
  void aFormulaThatIsTooLongIsRefusedInWords() {
    StringBuilder sum = new StringBuilder("u");
    for (int k = 1; k < 400; k++) {
      sum.append(" + sin(").append(k).append("*u)");
    }
    document.edit("long", decay().with(Pointer.ROOT.key("equation").key("equations").index(0),
        Study.value("\"dt(u) - lap(u) = " + sum + "\"")), "");
    editor.begin();
    play.show(true);
    window.until("refused", () -> !play.obstacle().isEmpty());
    assertThat(play.obstacle()).contains("distinct values");
    document.undo();
    window.until("played again", () -> play.obstacle().isEmpty() && play.picture().isPresent());
  }
}
