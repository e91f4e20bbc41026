package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.service.History;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.viz.plot.LinePlot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A training watched and steered in the window.
@ExtendWith(ApplicationExtension.class)
class TrainingWindowTest {
  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) throws Exception {
    Study study = Studies.slow()
        .with(Pointer.ROOT.key("methods"),
            Study.value("[{\"id\": \"pinn\", \"seconds\": 600, \"width\": 12, \"depth\": 2, \"points\": 200,"
                + " \"boundary\": \"soft\", \"resample\": 0, \"adamSteps\": 1000000}]"));
    Workbench workbench = new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760);
    opened = workbench;
    workbench.showOn(shown);
    // A folder of its own: what a stopped training has learned is kept beside the study and found by the next test.
    Path own = Files.createTempDirectory(folder, "study");
    workbench.open(Origin.of(Files.writeString(own.resolve("slow.json"), study.print())));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(Objects.requireNonNull(opened)::close);
  }

  private void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private WorkbenchViewModel study() {
    return Objects.requireNonNull(opened).study().orElseThrow();
  }

  private MethodRun run() {
    return study().methods().getFirst();
  }

  private int step() {
    return run().history().isEmpty() ? 0 : run().history().getLast().step();
  }

  private List<History.Row> losses() {
    return run().history().stream().filter(row -> Double.isFinite(row.training().learningRate())).toList();
  }

  private void startTraining(FxRobot robot) {
    until(() -> study().canRun());
    TabPane stages = robot.lookup("#stages").query();
    robot.interact(() -> stages.getSelectionModel().select(2));
    robot.clickOn("#run");
    until(() -> losses().size() > 20);
  }

  private int paused(FxRobot robot) {
    robot.clickOn("#training-pause");
    until(() -> run().status() == RunStatus.PAUSED);
    // The step that was on when the button was pressed ends first.
    WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
    return WaitForAsyncUtils.waitForAsyncFx(5000, this::step);
  }

  @Test
  void pauseStopsTheStepCounterAndResumeGoesOn(FxRobot robot) {
    startTraining(robot);
    int held = paused(robot);
    Button pause = robot.lookup("#training-pause").queryButton();
    until(() -> pause.getText().equals("Resume"));
    WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
    int later = WaitForAsyncUtils.waitForAsyncFx(5000, this::step);
    assertThat(later).isEqualTo(held);
    Label standing = robot.lookup("#training-standing").query();
    until(() -> standing.getText().startsWith("paused · step "));
    robot.clickOn("#training-pause");
    until(() -> step() > held + 20);
    until(() -> pause.getText().equals("Pause"));
    robot.clickOn("#training-stop");
    until(() -> run().status() == RunStatus.CANCELLED);
  }

  @Test
  void aChangedLearningRateGoesOnInTheSameCurve(FxRobot robot) {
    startTraining(robot);
    int held = paused(robot);
    double before = losses().getLast().loss();
    Button apply = robot.lookup("#training-apply").queryButton();
    assertThat(apply.isDisabled()).as("nothing has changed").isTrue();
    robot.clickOn("#training-learningRate").push(KeyCode.CONTROL, KeyCode.A).write("1e-6");
    until(() -> !apply.isDisabled());
    robot.clickOn(apply);
    until(() -> run().status() == RunStatus.RUNNING && step() > held + 20);
    List<History.Row> rows = WaitForAsyncUtils.waitForAsyncFx(5000, this::losses);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).step()).isGreaterThan(rows.get(i - 1).step());
    }
    List<History.Row> after = rows.stream().filter(row -> row.step() > held).toList();
    assertThat(after.getFirst().step()).isLessThanOrEqualTo(held + 10);
    assertThat(after.getFirst().loss()).isBetween(before / 3, before * 3);
    // The step at which the run was held may tell its old rate first: rows come every ten steps.
    assertThat(after.stream().filter(row -> row.step() > held + 10))
        .allSatisfy(row -> assertThat(row.training().learningRate()).isLessThanOrEqualTo(1e-6));
    until(() -> !run().stale());
    until(() -> apply.isDisabled());
  }

  @Test
  void aStoppedTrainingIsTrainedOnInTheSameCurve(FxRobot robot) {
    until(() -> study().canRun());
    TabPane stages = robot.lookup("#stages").query();
    robot.interact(() -> stages.getSelectionModel().select(2));
    Button on = robot.lookup("#training-on").queryButton();
    Label note = robot.lookup("#training-on-note").query();
    until(() -> note.getText().contains("Nothing has been learned yet"));
    assertThat(on.isDisabled()).isTrue();
    startTraining(robot);
    assertThat(on.isDisabled()).as("it learns").isTrue();
    robot.clickOn("#training-stop");
    until(() -> run().status() == RunStatus.CANCELLED);
    until(() -> !on.isDisabled());
    int stopped = WaitForAsyncUtils.waitForAsyncFx(5000, () -> run().frames().getLast().step());
    double seconds = WaitForAsyncUtils.waitForAsyncFx(5000, () -> run().seconds());
    until(() -> note.getText()
        .equals("Train on goes on from step " + stopped + " up to 600 s in all, as the study says."));
    robot.clickOn(on);
    until(() -> run().status() == RunStatus.RUNNING && step() > stopped + 20);
    List<History.Row> rows = WaitForAsyncUtils.waitForAsyncFx(5000, this::losses);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(rows.get(i).step()).isGreaterThan(rows.get(i - 1).step());
      assertThat(rows.get(i).seconds()).isGreaterThanOrEqualTo(rows.get(i - 1).seconds());
    }
    assertThat(rows.stream().filter(row -> row.step() > stopped))
        .allSatisfy(row -> assertThat(row.seconds()).isGreaterThanOrEqualTo(seconds));
    robot.clickOn("#training-stop");
    until(() -> run().status() == RunStatus.CANCELLED && !on.isDisabled());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
    until(() -> run().status() == RunStatus.RUNNING);
  }

  @Test
  void chartsStandBelowEachOtherWhereTheyWouldBeTooNarrow(FxRobot robot) {
    until(() -> study().canRun());
    TabPane stages = robot.lookup("#stages").query();
    robot.interact(() -> stages.getSelectionModel().select(2));
    Region losses = robot.lookup("#training-losses").query();
    Region picture = robot.lookup("#training-picture").query();
    until(() -> picture.getLayoutY() > losses.getLayoutY() && picture.getLayoutX() == losses.getLayoutX());
    assertThat(losses.getWidth()).isGreaterThan(200);
    robot.interact(() -> losses.getScene().getWindow().setWidth(1500));
    until(() -> picture.getLayoutX() > losses.getLayoutX() && picture.getLayoutY() == losses.getLayoutY());
  }

  @Test
  void aSettingThatNeedsOtherWeightsCannotBeTakenOver(FxRobot robot) {
    startTraining(robot);
    robot.interact(() -> study().editor()
        .write("wider",
            Pointer.ROOT.key("methods").index(0).key("width"), Study.value("20")));
    until(() -> study().editor().checked().isPresent() && run().stale());
    Button apply = robot.lookup("#training-apply").queryButton();
    assertThat(apply.isDisabled()).isTrue();
  }

  @Test
  void theCurvesShowTermsErrorRateAndSpectrum(FxRobot robot) {
    startTraining(robot);
    until(() -> study().training().losses().orElseThrow().series().size() >= 4);
    List<String> names = study().training()
        .losses()
        .orElseThrow()
        .series()
        .stream()
        .map(LinePlot.Series::name)
        .toList();
    assertThat(names).containsExactly("loss", "loss: inside", "loss: rest", "error");
    until(() -> study().training().spectrum().orElseThrow().series().size() > 4);
    assertThat(study().training().rates().orElseThrow().series()).extracting(LinePlot.Series::name)
        .containsExactly("Adam");
    Label diagnosis = robot.lookup("#training-diagnosis").query();
    until(() -> diagnosis.getText().startsWith("The largest part of the loss is "));
    until(() -> robot.lookup("#training-field").query().isVisible());
  }

  @Test
  void aFamilyIsTrainedBesideTheStudy(FxRobot robot) {
    until(() -> study().canRun());
    robot.interact(() -> Objects.requireNonNull(opened).perform("train-family"));
    TabPane stages = robot.lookup("#stages").query();
    assertThat(stages.getSelectionModel().getSelectedIndex()).isEqualTo(2);
    Button start = robot.lookup("#family-start").queryButton();
    assertThat(start.isDisabled()).as("no family is chosen").isTrue();
    robot.interact(() -> study().family().choose("conductivity"));
    until(() -> !start.isDisabled());
    robot.clickOn(start);
    until(() -> study().family().standing().contains("solving samples"));
    Button stop = robot.lookup("#family-stop").queryButton();
    until(() -> !stop.isDisabled() && start.isDisabled());
    robot.clickOn(stop);
    Label standing = robot.lookup("#family-standing").query();
    until(() -> standing.getText().equals("Stopped; nothing was kept."));
    until(() -> !start.isDisabled());
  }
}
