package org.collocate.app.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collocate.app.Studies;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
  private static final Pointer TITLE = Pointer.ROOT.key("title");
  private final Document document = new Document(Studies.poisson(), Origin.NEW);

  private void title(String text) {
    document.edit("change of title", document.study().with(TITLE, Study.value(text)), TITLE.text());
  }

  @Test
  void typingInOnePlaceIsUndoneTogether() {
    title("a");
    title("ab");
    title("abc");
    document.undo();
    assertThat(document.study()).isEqualTo(Studies.poisson());
    document.redo();
    assertThat(document.study().title()).isEqualTo("abc");
  }

  @Test
  void editsOfDifferentPlacesAreUndoneOneByOne() {
    title("a");
    document.edit("removal", document.study().without(Pointer.ROOT.key("exact")), "");
    assertThat(document.undoLabel()).contains("removal");
    document.undo();
    assertThat(document.study().title()).isEqualTo("a");
    assertThat(document.undoLabel()).contains("change of title");
  }

  @Test
  void whatIsUndoneIsGoneAfterAnotherEdit() {
    title("a");
    document.undo();
    title("b");
    assertThat(document.redoLabel()).isEmpty();
  }

  @Test
  void historyIsBounded() {
    for (int i = 0; i < 700; i++) {
      document.edit("step", document.study().with(TITLE, Study.value("t" + i)), "");
    }
    int undone = 0;
    while (document.undoLabel().isPresent()) {
      document.undo();
      undone++;
    }
    assertThat(undone).isEqualTo(500);
  }

  @Test
  void savedIsNotModifiedAndReadsBack(@TempDir Path folder) throws IOException, StudyException {
    title("saved");
    assertThat(document.modified()).isTrue();
    Path file = folder.resolve("study.json");
    document.save(file);
    assertThat(document.modified()).isFalse();
    assertThat(Document.open(Origin.of(file.toString())).study()).isEqualTo(document.study());
  }

  @Test
  void aStudyOfANewerProgramIsNeverRewritten(@TempDir Path folder) {
    Document newer = new Document(Studies.poisson().with(Pointer.ROOT.key("writer"), Study.value("\"99.0\"")),
        Origin.NEW);
    newer.edit("change", Studies.slow(), "");
    assertThat(newer.modified()).isFalse();
    Path file = folder.resolve("study.json");
    assertThatThrownBy(() -> newer.save(file)).isInstanceOf(IOException.class);
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void whatWasOpenedLatelyComesFirst(@TempDir Path folder) throws IOException {
    RecentStudies recent = new RecentStudies(folder);
    Path file = Files.writeString(folder.resolve("a.json"), "{}");
    recent.opened(Origin.of(file));
    recent.opened(Origin.ofGallery("heat"));
    recent.opened(Origin.of(file));
    assertThat(recent.list()).containsExactly(Origin.of(file), Origin.ofGallery("heat"));
    Files.delete(file);
    assertThat(recent.list()).containsExactly(Origin.ofGallery("heat"));
  }
}
