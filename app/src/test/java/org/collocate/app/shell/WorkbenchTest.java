package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.RecentStudies;
import org.collocate.app.document.UserFolder;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
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

/// The window as a person uses it.
@ExtendWith(ApplicationExtension.class)
class WorkbenchTest {
  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) throws IOException {
    Path file = Files.writeString(folder.resolve("poisson.json"), Studies.poisson().print());
    new RecentStudies(UserFolder.data()).opened(Origin.of(file));
    Workbench workbench = new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760);
    opened = workbench;
    workbench.showOn(shown);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench()::close);
  }

  private Workbench workbench() {
    return Objects.requireNonNull(opened);
  }

  private void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private WorkbenchViewModel study() {
    return workbench().study().orElseThrow();
  }

  private void openCard(FxRobot robot) {
    robot.clickOn("#card-file");
    until(() -> workbench().study().isPresent() && study().canRun());
  }

  @Test
  void aFailedRunIsMendedByAButtonAndMendingUndone(FxRobot robot) throws IOException {
    String wave = Studies.poisson()
        .without(Pointer.ROOT.key("exact"))
        .with(Pointer.ROOT.key("equation").key("equations").index(0), Study.value("-lap(u) - 200*u = f"))
        .with(Pointer.ROOT.key("methods"),
            Study.value("[{\"id\": \"fem\", \"cells\": 900, \"linear\": \"cg\"}]"))
        .with(Pointer.ROOT.key("reference"), Study.value("{\"method\": \"fem\", \"cells\": 400}"))
        .print();
    Path file = Files.writeString(folder.resolve("wave.json"), wave);
    robot.interact(() -> {
      try {
        workbench().open(Origin.of(file));
      } catch (StudyException | IOException e) {
        throw new AssertionError(e);
      }
    });
    until(() -> study().canRun() && study().forecasts().study().isPresent());
    until(() -> robot.lookup("#forecast-total")
        .tryQueryAs(Label.class)
        .filter(label -> label.isVisible() && label.getText().startsWith("Run:"))
        .isPresent());
    Study before = study().document().study();
    robot.clickOn("#run");
    until(() -> study().methods().getFirst().status() == RunStatus.FAILED && !study().runs().isActive());
    until(() -> robot.lookup("#remedies-fem-0").tryQuery().isPresent());
    robot.clickOn("#remedies-fem-0");
    until(() -> study().canRun());
    assertThat(study().document().study().text(Pointer.ROOT.key("methods").index(0).key("linear")))
        .isEqualTo("direct");
    robot.clickOn("#run");
    until(() -> study().methods().getFirst().status() == RunStatus.CONVERGED && !study().runs().isActive());
    until(() -> !robot.lookup("#remedies-fem").query().isVisible());
    robot.clickOn("#undo");
    assertThat(study().document().study()).isEqualTo(before);
  }

  @Test
  void aSealIsMadeAndCheckedInPlace(FxRobot robot) {
    openCard(robot);
    Path seal = folder.resolve("poisson.seal");
    TabPane lower = robot.lookup("#lower").query();
    robot.interact(() -> lower.getSelectionModel().selectLast());
    robot.interact(() -> study().recheck()
        .seal(study().editor().checked().orElseThrow(), folder, seal));
    until(() -> !study().recheck().isActive());
    assertThat(seal).isNotEmptyFile();
    robot.interact(() -> study().recheck().recheck(seal));
    until(() -> !study().recheck().isActive());
    TableView<?> table = robot.lookup("#recheck-table").query();
    until(() -> table.getItems().size() > 10);
    Label result = robot.lookup("#recheck-result").query();
    until(() -> result.getText().endsWith("are as sealed."));
  }

  @Test
  void aCardOpensRunsAndFillsTheTable(FxRobot robot) {
    openCard(robot);
    robot.clickOn("#run");
    until(() -> study().methods().stream().allMatch(method -> method.evaluation() != null));
    robot.clickOn("Table");
    TableView<?> table = robot.lookup("#comparison-table").query();
    until(() -> table.getItems().size() == 2);
    assertThat(robot.lookup("#pane-fem").tryQuery()).isPresent();
    assertThat(robot.lookup("#pane-coarse").tryQuery()).isPresent();
    assertThat(robot.lookup("#reference").queryAs(Label.class).getText()).isEqualTo("exact solution");
  }

  @Test
  void aWrongFormulaSaysSoBelowItselfAndUndoMendsIt(FxRobot robot) {
    openCard(robot);
    robot.clickOn("#outline-equation");
    TextField formula = robot.lookup("#place-equation-equations-0").query();
    robot.clickOn(formula).push(KeyCode.END).write("+g");
    until(() -> robot.lookup(".fault-message").queryAll().stream().anyMatch(WorkbenchTest::namesG));
    assertThat(robot.lookup("#run").query().isDisabled()).isTrue();
    robot.clickOn("#undo");
    until(() -> study().canRun());
    assertThat(formula.getText()).isEqualTo("-lap(u) = f");
  }

  private static boolean namesG(Node node) {
    return node.isVisible() && node instanceof Label label && label.getText().contains("'g'");
  }

  @Test
  void theOutlineLeadsToEachEditor(FxRobot robot) {
    openCard(robot);
    robot.clickOn("#outline-conditions");
    robot.clickOn("#place-boundary-0-u").push(KeyCode.END).write("+x");
    until(() -> study().document()
        .study()
        .text(new org.collocate.solver.study.Pointer("/boundary/0/u"))
        .equals(
            "0+x"));
    robot.clickOn("#outline-methods");
    robot.clickOn("#setting-cells").push(KeyCode.END).write("0");
    until(() -> study().document()
        .study()
        .text(new org.collocate.solver.study.Pointer("/methods/0/cells"))
        .equals(
            "4000"));
  }

  @Test
  void aParameterToContinueInIsChosenByItsName(FxRobot robot) {
    robot.interact(() -> {
      try {
        workbench().open(Origin.of(Files.writeString(folder.resolve("bratu.json"), Studies.poisson()
            .without(Pointer.ROOT.key("exact"))
            .with(Pointer.ROOT.key("methods"), Study.value("[{\"id\": \"fem\", \"cells\": 400}]"))
            .with(Pointer.ROOT.key("equation"), Study.value(
                "{\"unknowns\": [\"u\"], \"equations\": [\"-lap(u) = lambda*exp(u)\"], \"parameters\": {\"lambda\": 1}}"))
            .print())));
      } catch (StudyException | IOException e) {
        throw new AssertionError(e);
      }
    });
    until(() -> study().canRun());
    Pointer place = new Pointer("/methods/0/continuation");
    robot.clickOn("#outline-methods");
    robot.moveTo("#setting-cells").scroll(20, VerticalDirection.DOWN);
    robot.clickOn("#setting-continuation").push(KeyCode.DOWN).push(KeyCode.ENTER);
    until(() -> study().document().study().text(place).equals("lambda"));
    robot.clickOn("#setting-continuation").push(KeyCode.UP).push(KeyCode.ENTER);
    until(() -> study().document().study().at(place) == null);
  }

  @Test
  void keysRunAndStop(FxRobot robot) throws Exception {
    robot.interact(() -> {
      try {
        workbench().open(Origin.of(Files.writeString(folder.resolve("slow.json"), Studies.slow().print())));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    until(() -> study().canRun());
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> study().methods().getFirst().status() == RunStatus.RUNNING);
    robot.push(KeyCode.ESCAPE);
    until(() -> study().methods().getFirst().status() == RunStatus.CANCELLED && study().canRun());
  }

  @Test
  void theThemeIsToggledWithoutLosingAnything(FxRobot robot) {
    openCard(robot);
    assertThat(workbench().scene().getRoot().getStyleClass()).contains("light");
    robot.clickOn("#theme");
    until(() -> workbench().scene().getRoot().getStyleClass().contains("dark"));
    assertThat(study().document().study()).isEqualTo(Studies.poisson());
    robot.clickOn("#theme");
  }

  @Test
  void aFaultyStudyShowsItsMessagesFirst(FxRobot robot) throws IOException {
    Study faulty = Studies.poisson().without(new org.collocate.solver.study.Pointer("/boundary"));
    Path file = Files.writeString(folder.resolve("faulty.json"), faulty.print());
    robot.interact(() -> {
      try {
        workbench().open(Origin.of(file));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    TabPane lower = robot.lookup("#lower").query();
    until(() -> "tab-messages".equals(lower.getSelectionModel().getSelectedItem().getId()));
    until(() -> lower.getSelectionModel().getSelectedItem().getText().startsWith("Messages ("));
  }

  @Test
  void searchLeavesWhatMatches(FxRobot robot) {
    robot.clickOn("#gallery-search").write("no such study anywhere");
    until(() -> workbench().gallery().orElseThrow().entries().isEmpty());
    assertThat(robot.lookup("#card-file").tryQuery()).isEmpty();
  }

  @Test
  void aNewStudyCanBeRunAtOnce(FxRobot robot) {
    robot.clickOn("#gallery-new");
    until(() -> workbench().study().isPresent() && study().canRun());
    assertThat(study().methods()).hasSize(3);
  }

  @Test
  void thePaletteFindsACommandByAFewLetters(FxRobot robot) {
    openCard(robot);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> robot.lookup("#palette").tryQuery().isPresent());
    robot.write("light dark");
    robot.push(KeyCode.ENTER);
    until(() -> workbench().scene().getRoot().getStyleClass().contains("dark"));
    assertThat(robot.lookup("#palette").tryQuery()).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.T);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#palette").tryQuery().isEmpty());
  }

  @Test
  void aStudyTravelsAsALineOfText(FxRobot robot) {
    openCard(robot);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    robot.push(KeyCode.CONTROL, KeyCode.G);
    until(() -> workbench().study().isEmpty());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    until(() -> workbench().study().isPresent());
    assertThat(study().document().study()).isEqualTo(Studies.poisson());
    assertThat(study().document().modified()).isTrue();
    robot.interact(() -> workbench().close());
  }
}
