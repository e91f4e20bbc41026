package org.collocate.app.equation;

import static org.assertj.core.api.Assertions.assertThat;

import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.solver.study.Pointer;
import org.junit.jupiter.api.Test;

class StudyEditorTest {
  private static final Pointer FORMULA = Pointer.ROOT.key("equation").key("equations").index(0);
  private final QueuedWindow window = new QueuedWindow();
  private final Document document = new Document(Studies.poisson(), Origin.NEW);
  private final StudyEditor editor = new StudyEditor(document, window.tasks());

  private void looked() {
    editor.begin();
    window.until("looked at", editor::isLooked);
  }

  @Test
  void aRightStudyHasATickEverywhere() {
    looked();
    assertThat(editor.outline()).allMatch(OutlineItem::isRight);
    assertThat(editor.checked()).isPresent();
  }

  @Test
  void aWrongFormulaIsMarkedWhereItStands() {
    looked();
    editor.write("equation", FORMULA, "-lap(u) = ff");
    window.until("looked at", editor::isLooked);
    assertThat(editor.checked()).isEmpty();
    assertThat(editor.messageAt(FORMULA)).contains("ff");
    assertThat(editor.outline()
        .stream()
        .filter(item -> !item.isRight())
        .map(OutlineItem::section)).containsExactly(Section.EQUATION);
  }

  @Test
  void theFirstWrongSectionIsSelectedAtOnce() {
    document.edit("wrong", Studies.poisson().without(Pointer.ROOT.key("boundary")), "");
    looked();
    assertThat(editor.selected()).isEqualTo(Section.CONDITIONS);
  }

  @Test
  void whileAStudyIsWrongItsLastDomainIsKept() {
    looked();
    editor.remove("domain", Pointer.ROOT.key("domain").key("shapes").index(0));
    editor.write("wrong", Pointer.ROOT.key("domain").key("shapes"), "no list");
    window.until("looked at", editor::isLooked);
    assertThat(editor.findings().domain()).isEmpty();
    assertThat(editor.domain()).isPresent();
  }

  @Test
  void everyPlaceHasASection() {
    assertThat(Section.of(new Pointer("/boundary/0/u"))).isEqualTo(Section.CONDITIONS);
    assertThat(Section.of(new Pointer("/equation/coefficients/k"))).isEqualTo(Section.DATA);
    assertThat(Section.of(new Pointer("/equation"))).isEqualTo(Section.EQUATION);
    assertThat(Section.of(new Pointer("/methods/1/cells"))).isEqualTo(Section.METHODS);
    assertThat(Section.of(new Pointer("/nonsense"))).isEqualTo(Section.ABOUT);
  }
}
