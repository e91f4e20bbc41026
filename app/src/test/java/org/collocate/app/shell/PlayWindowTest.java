package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.play.PlayViewModel;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
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

/// An evolution on a drawn domain, played with mouse and keys.
@ExtendWith(ApplicationExtension.class)
class PlayWindowTest {
  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) throws Exception {
    Study study = Studies.parse(
        """
            {
              "collocate": 1, "title": "Decay",
              "domain": {"shapes": [{"add": {"ellipse": [0.5, 0.5, 0.5, 0.4, 0]}}]},
              "equation": {"unknowns": ["u"], "equations": ["dt(u) - 0.00001*lap(u) = -k*u"], "parameters": {"k": 0.1}},
              "boundary": [{"on": "rest", "flux": "0"}],
              "initial": {"u": "1"},
              "time": {"until": 20, "frames": 3},
              "methods": [{"id": "fem", "cells": 100}]
            }
            """);
    Workbench workbench = new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760);
    opened = workbench;
    workbench.showOn(shown);
    workbench.open(
        Origin.of(Files.writeString(Files.createTempDirectory(folder, "study").resolve("decay.json"),
            study.print())));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(Objects.requireNonNull(opened)::close);
  }

  private static void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private PlayViewModel play() {
    return Objects.requireNonNull(opened).study().orElseThrow().play();
  }

  private static String text(FxRobot robot, String id) {
    return ((Label) robot.lookup(id).query()).getText();
  }

  private static double time(FxRobot robot) {
    return Double.parseDouble(text(robot, "#play-time").replace("t = ", ""));
  }

  private void open(FxRobot robot) {
    until(() -> Objects.requireNonNull(opened).study().map(WorkbenchViewModel::canRun).orElse(false));
    robot.push(KeyCode.DIGIT4);
    until(() -> play().pictures() > 0);
  }

  @Test
  void spacePlaysAndHoldsAndTheTimelineGoesBack(FxRobot robot) {
    open(robot);
    robot.push(KeyCode.SPACE);
    until(() -> time(robot) > 1);
    robot.push(KeyCode.SPACE);
    until(() -> !play().isPlaying());
    Slider timeline = robot.lookup("#play-timeline").query();
    double held = time(robot);
    robot.interact(() -> timeline.setValue(Math.rint(timeline.getMax() / 2)));
    until(() -> time(robot) < 0.7 * held && time(robot) > 0.3 * held);
    robot.clickOn("#play-restart");
    until(() -> time(robot) == 0);
  }

  @Test
  void theBrushPaintsWhileItRunsAndAPointIsPinned(FxRobot robot) {
    open(robot);
    TextField value = robot.lookup("#play-value").query();
    robot.interact(() -> value.setText("7"));
    robot.clickOn("#play-run");
    Node field = robot.lookup("#play-field").query();
    Bounds box = field.localToScreen(field.getBoundsInLocal());
    robot.moveTo(box.getCenterX() - 40, box.getCenterY()).press(MouseButton.PRIMARY);
    robot.moveTo(box.getCenterX() + 40, box.getCenterY()).release(MouseButton.PRIMARY);
    until(() -> text(robot, "#play-state").matches("(?s).* to [67]\\..*"));
    robot.clickOn("#play-brush-pin");
    robot.moveTo(box.getCenterX() + 20, box.getCenterY()).clickOn(MouseButton.PRIMARY);
    until(() -> robot.lookup("#play-readings").query().isVisible());
    robot.moveTo(box.getMinX() + 12, box.getMinY() + 12).clickOn(MouseButton.PRIMARY);
    until(() -> text(robot, "#play-state").equals("There is no solution at this point."));
    robot.clickOn("#play-brush-set");
    robot.moveTo(box.getCenterX(), box.getCenterY()).clickOn(MouseButton.PRIMARY);
    until(() -> text(robot, "#play-state").contains("steps of"));
    Button undo = robot.lookup("#play-undo").queryButton();
    until(() -> !undo.isDisabled());
    robot.clickOn(undo);
    until(() -> text(robot, "#play-state").matches("(?s).* to (1|0\\.).*"));
  }

  @Test
  void anUnstableStepIsNamedAndTheOfferGoesOn(FxRobot robot) {
    open(robot);
    TextField length = robot.lookup("#play-length").query();
    robot.interact(() -> length.setText("60"));
    robot.clickOn(length).push(KeyCode.ENTER);
    Slider speed = robot.lookup("#play-speed").query();
    robot.interact(() -> speed.setValue(speed.getMax()));
    robot.clickOn("#play-run");
    until(() -> robot.lookup("#play-banner").query().isVisible());
    assertThat(text(robot, "#play-trouble")).contains("u").contains("The step 60").contains("Taken back");
    double back = time(robot);
    robot.clickOn("#play-shorter");
    until(() -> !robot.lookup("#play-banner").query().isVisible() && time(robot) > back);
    assertThat(Double.parseDouble(length.getText())).isLessThan(60);
  }

  @Test
  void aNumberInTheInspectorCountsWhileItRuns(FxRobot robot) {
    open(robot);
    robot.clickOn("#play-run");
    until(() -> time(robot) > 0.5);
    robot.interact(() -> Objects.requireNonNull(opened)
        .study()
        .orElseThrow()
        .editor()
        .write("rate", Pointer.ROOT.key("equation").key("parameters").key("k"), Study.value("-0.5")));
    until(() -> text(robot, "#play-state").matches("(?s).* to [2-9]\\..*"));
    assertThat(play().isPlaying()).isTrue();
  }
}
