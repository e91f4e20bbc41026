package org.collocate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.compare.Pictures;
import org.collocate.app.compare.Row;
import org.collocate.app.compare.Show;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  private final QueuedWindow window = new QueuedWindow();

  private WorkbenchViewModel open(Document document) {
    WorkbenchViewModel workbench = new WorkbenchViewModel(document, window.tasks(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2);
    window.until("the study is looked at", () -> workbench.editor().isLooked());
    return workbench;
  }

  private void finish(WorkbenchViewModel workbench) {
    window.until("all is measured", () -> !workbench.runs().isActive() && workbench.methods()
        .stream()
        .allMatch(method -> method.evaluation() != null));
  }

  @Test
  void methodsRunSideBySideAndAreCompared() {
    try (WorkbenchViewModel workbench = open(new Document(Studies.poisson(), Origin.NEW))) {
      assertThat(workbench.canRun()).isTrue();
      workbench.run(RunMode.SIDE_BY_SIDE);
      assertThat(workbench.canRun()).isFalse();
      finish(workbench);
      List<Row> rows = Row.of(workbench.methods());
      assertThat(rows).extracting(Row::status).containsExactly("converged", "converged");
      assertThat(rows.getFirst().l2()).isLessThan(1e-3);
      assertThat(rows.getLast().l2()).isBetween(1e-3, 0.3);
      window.until("pictures", () -> workbench.compare().pictures().panes().size() == 2);
      workbench.compare().layout().chooseAll(Show.ERROR);
      window.until("errors", () -> workbench.compare().pictures().scale(Show.ERROR) != null);
      Pictures pictures = workbench.compare().pictures();
      assertThat(java.util.Objects.requireNonNull(pictures.scale(Show.ERROR)))
          .satisfies(scale -> assertThat(scale.low()).isEqualTo(-scale
              .high()));
    }
  }

  @Test
  void measuredMethodsRunOneByOneAndShareNothing() {
    try (WorkbenchViewModel workbench = open(new Document(Studies.poisson(), Origin.NEW))) {
      workbench.run(RunMode.ONE_BY_ONE);
      finish(workbench);
      assertThat(workbench.methods()).noneMatch(MethodRun::shared);
    }
  }

  @Test
  void aChangedMethodAloneTurnsStaleAndKeepsItsPicture() {
    try (WorkbenchViewModel workbench = open(new Document(Studies.poisson(), Origin.NEW))) {
      workbench.run(RunMode.SIDE_BY_SIDE);
      finish(workbench);
      workbench.editor()
          .write("cells", Pointer.ROOT.key("methods").index(1).key("cells"), Study.value("80"));
      window.until("looked at", workbench.editor()::isLooked);
      assertThat(workbench.methods()).extracting(MethodRun::stale).containsExactly(false, true);
      assertThat(workbench.methods()).noneMatch(method -> method.frames().isEmpty());
    }
  }

  @Test
  void resultsAreFoundAgain(@TempDir Path folder) throws IOException {
    Document document = new Document(Studies.poisson(), Origin.NEW);
    document.save(folder.resolve("study.json"));
    try (WorkbenchViewModel workbench = open(document)) {
      workbench.run(RunMode.SIDE_BY_SIDE);
      finish(workbench);
      window.until("kept", () -> found(document, "fem") && found(document, "coarse"));
    }
    try (WorkbenchViewModel again = open(new Document(document.study(), document.origin()))) {
      finish(again);
      assertThat(again.methods()).extracting(MethodRun::status).containsOnly(RunStatus.CONVERGED);
      assertThat(again.methods()).noneMatch(MethodRun::stale);
    }
    Study changed = document.study().with(new Pointer("/equation/coefficients/f"), Study.value("1+x"));
    try (WorkbenchViewModel stale = open(new Document(changed, document.origin()))) {
      window.until("restored", () -> stale.methods().stream().noneMatch(method -> method.frames().isEmpty()));
      assertThat(stale.methods()).allMatch(MethodRun::stale);
    }
  }

  private static boolean found(Document document, String method) {
    try {
      return ResultStore.of(document.origin()).orElseThrow().find(document.study(), method).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoppedRunKeepsItsLastFrame() {
    try (WorkbenchViewModel workbench = open(new Document(Studies.slow(), Origin.NEW))) {
      workbench.run(RunMode.SIDE_BY_SIDE);
      window.until("a first frame", () -> !workbench.methods().getFirst().frames().isEmpty());
      workbench.runs().stop();
      window.until("stopped", () -> !workbench.runs().isActive());
      assertThat(workbench.methods().getFirst().status()).isEqualTo(RunStatus.CANCELLED);
      assertThat(workbench.methods().getFirst().frames()).hasSize(1);
    }
  }

  @Test
  void titlesAndOutputsDoNotMakeResultsStale() {
    Study study = Studies.poisson();
    String key = ResultKey.of(study, "fem");
    assertThat(ResultKey.of(study.with(Pointer.ROOT.key("title"), Study.value("other")), "fem"))
        .isEqualTo(key);
    assertThat(ResultKey.of(study.with(Pointer.ROOT.key("seed"), Study.value("7")), "fem")).isNotEqualTo(key);
    assertThat(ResultKey.of(study, "none")).isEmpty();
  }

  @Test
  void theRaceOfAnEvolutionHasItsEndAlone() throws Exception {
    try (WorkbenchViewModel workbench = open(Document.open(Origin.ofGallery("heat")))) {
      workbench.run(RunMode.ONE_BY_ONE);
      finish(workbench);
      assertThat(workbench.methods()).isNotEmpty()
          .allSatisfy(method -> assertThat(method.history()
              .stream()
              .filter(row -> Double.isFinite(row.relativeL2()))).hasSize(1));
    }
  }
}
