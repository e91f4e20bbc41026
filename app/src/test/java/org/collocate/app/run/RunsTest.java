package org.collocate.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.compare.Pictures;
import org.collocate.app.compare.Row;
import org.collocate.app.compare.Show;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.service.ChildExecutor;
import org.collocate.solver.service.History;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.Remains;
import org.collocate.solver.service.RunExecutor;
import org.collocate.solver.service.RunSeconds;
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

  private WorkbenchViewModel open(Document document, RunExecutor executor) {
    WorkbenchViewModel workbench = new WorkbenchViewModel(document, window.tasks(),
        threads -> new SolverService(executor, threads), 2);
    window.until("the study is looked at", () -> workbench.editor().isLooked());
    return workbench;
  }

  private static Study learning(int steps) {
    return Studies.poisson()
        .with(Pointer.ROOT.key("methods"),
            Study.value("[{\"id\": \"pinn\", \"steps\": " + steps
                + ", \"width\": 8, \"depth\": 2, \"points\": 60, \"adamSteps\": 50,"
                + " \"resample\": 9}, {\"id\": \"fem\", \"cells\": 100}]"));
  }

  @Test
  void aTrainingGoesOnAfterItsStudyWasClosedAndIsTheLongerRunBitForBit(@TempDir Path folder)
      throws Exception {
    Document longer = new Document(learning(80), Origin.NEW);
    MethodRun straight;
    try (WorkbenchViewModel workbench = open(longer)) {
      workbench.run(RunMode.ONE_BY_ONE);
      finish(workbench);
      straight = workbench.methods().getFirst();
    }
    Document document = new Document(learning(40), Origin.NEW);
    document.save(folder.resolve("study.json"));
    double seconds;
    try (WorkbenchViewModel workbench = open(document, new ChildExecutor(256))) {
      assertThat(workbench.training().trainingOn()).contains("Nothing has been learned yet");
      assertThat(workbench.training().canTrainOn()).isFalse();
      workbench.run(RunMode.ONE_BY_ONE);
      finish(workbench);
      seconds = workbench.methods().getFirst().seconds();
      window.until("kept", () -> kept(document, "pinn") && found(document, "fem"));
    }
    Document opened = Document.open(document.origin());
    try (WorkbenchViewModel again = open(opened, new ChildExecutor(256))) {
      finish(again);
      assertThat(again.training().trainingOn()).isEqualTo(
          "Train on goes on from step 40 to step 80; the study is given that many.");
      again.training().trainOn();
      window.until("it goes on", () -> again.runs().isActive());
      assertThat(again.training().canTrainOn()).isFalse();
      finish(again);
      MethodRun whole = again.methods().getFirst();
      assertThat(opened.study()).isEqualTo(longer.study());
      assertThat(whole.stale()).isFalse();
      assertThat(whole.relativeL2()).isEqualTo(straight.relativeL2());
      assertThat(whole.frames().getLast().step()).isEqualTo(80);
      assertThat(losses(whole)).isEqualTo(losses(straight));
      assertThat(whole.seconds()).isGreaterThan(seconds);
      assertThat(whole.history().stream().mapToDouble(History.Row::seconds)).isSorted();
      window.until("kept", () -> kept(opened, "pinn"));
      opened.save(folder.resolve("study.json"));
    }
    try (WorkbenchViewModel third = open(Document.open(document.origin()))) {
      finish(third);
      assertThat(third.methods().getFirst().relativeL2()).isEqualTo(straight.relativeL2());
      assertThat(third.methods()).extracting(MethodRun::status).doesNotContainNull();
      third.editor()
          .write("wider", Pointer.ROOT.key("methods").index(0).key("width"), Study.value("9"));
      window.until("looked at", third.editor()::isLooked);
      assertThat(third.training().trainingOn()).contains("another problem, seed or network");
      third.training().choose("fem");
      assertThat(third.runs().obstacle(third.editor().checked().orElseThrow(), "fem")).hasValueSatisfying(
          text -> assertThat(text).contains("does not learn step by step"));
    }
  }

  private static List<TrainingStep> losses(MethodRun run) {
    return run.history()
        .stream()
        .map(History.Row::training)
        .filter(step -> step.terms().size() > 0)
        .distinct()
        .toList();
  }

  private static boolean kept(Document document, String method) {
    try {
      return ResultStore.of(document.origin())
          .orElseThrow()
          .findTraining(document.study(), method)
          .isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoppedTrainingGoesOnAfterItsStudyWasClosed(@TempDir Path folder) throws IOException {
    Document document = new Document(learning(1_000_000), Origin.NEW);
    document.save(folder.resolve("study.json"));
    int step;
    try (WorkbenchViewModel workbench = open(document, new ChildExecutor(256))) {
      workbench.runs().start(workbench.editor().checked().orElseThrow(), RunMode.ONE_BY_ONE, List.of("pinn"));
      window.until("it learns", () -> workbench.methods().getFirst().history().size() > 20);
      workbench.runs().stop();
      window.until("kept", () -> kept(document, "pinn"));
      step = workbench.methods().getFirst().frames().getLast().step();
      assertThat(workbench.methods().getFirst().status()).isEqualTo(RunStatus.CANCELLED);
    }
    try (WorkbenchViewModel again = open(new Document(document.study(), document.origin()))) {
      window.until("found", () -> again.methods().getFirst().status() == RunStatus.CANCELLED);
      int rows = again.methods().getFirst().history().size();
      again.training().trainOn();
      window.until("it goes on", () -> again.methods().getFirst().history().size() > rows + 5);
      again.runs().stop();
      window.until("stopped", () -> !again.runs().isActive());
      List<History.Row> history = again.methods().getFirst().history();
      assertThat(again.methods().getFirst().frames().getLast().step()).isGreaterThan(step);
      assertThat(history.stream().mapToDouble(History.Row::seconds)).isSorted();
      assertThat(history.stream().filter(row -> row.loss() > 0).mapToInt(History.Row::step)).isSorted();
    }
  }

  @Test
  void whatWasChangedOnTheDiskIsNotGoneOnWith(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("pinn.training");
    KeptTraining training = new KeptTraining("a", "b", new Remains(Optional.of(new FieldData("training",
        Map.of(), Map.of("x", new double[] {1, 2, 3}), Map.of(), Map.of())), "",
        new RunSeconds(5, 1, 1, 2, 1), 7));
    TrainingFile.write(file, training);
    KeptTraining read = TrainingFile.read(file);
    assertThat(read.course()).isEqualTo("b");
    assertThat(read.remains().seconds()).isEqualTo(training.remains().seconds());
    assertThat(read.remains().state().orElseThrow().reals("x")).containsExactly(1, 2, 3);
    byte[] bytes = java.nio.file.Files.readAllBytes(file);
    bytes[bytes.length - 40] ^= 1;
    java.nio.file.Files.write(file, bytes);
    assertThatThrownBy(() -> TrainingFile.read(file)).isInstanceOf(IOException.class);
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
