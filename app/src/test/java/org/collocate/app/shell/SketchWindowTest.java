package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.FxThread;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.sketch.CanvasViewModel;
import org.collocate.app.sketch.Selection;
import org.collocate.app.sketch.SketchViewModel;
import org.collocate.app.sketch.edit.Item;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.RasterText;
import org.collocate.solver.study.Study;
import org.collocate.viz.view.Viewport;
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

/// Drawing in the real window, by mouse and keys.
@ExtendWith(ApplicationExtension.class)
class SketchWindowTest {
  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) throws Exception {
    Study blank = Studies.parse("""
        {
          "collocate": 1, "title": "By hand",
          "domain": {"shapes": []},
          "equation": {"unknowns": ["u"], "equations": ["-div(k*grad(u)) = 1"], "coefficients": {"k": "1"}},
          "methods": [{"id": "fem", "cells": 400}],
          "reference": {"method": "fem", "order": 2, "cells": 800}
        }
        """);
    Path file = Files.writeString(folder.resolve("blank.json"), blank.print());
    Workbench workbench = new Workbench(Tasks.beside(new FxThread()),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760);
    opened = workbench;
    workbench.showOn(shown);
    workbench.open(Origin.of(file));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(workbench()::close);
  }

  private Workbench workbench() {
    return Objects.requireNonNull(opened);
  }

  private WorkbenchViewModel study() {
    return workbench().study().orElseThrow();
  }

  private SketchViewModel sketch() {
    return study().sketch();
  }

  private void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private void looked() {
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> study().editor().isLooked());
  }

  private String at(String pointer) {
    return String.valueOf(study().document().study().at(new Pointer(pointer)));
  }

  /// The place on the screen of a point of the plane.
  private Point2D screen(FxRobot robot, double x, double y) {
    Node canvas = robot.lookup("#sketch-canvas").query();
    CanvasViewModel model = sketch().canvas();
    return canvas.localToScreen(model.viewport().left(x, model.width()),
        model.viewport().top(y, model.height()));
  }

  private void click(FxRobot robot, double x, double y) {
    robot.clickOn(screen(robot, x, y));
  }

  private void drag(FxRobot robot, double x0, double y0, double x1, double y1) {
    Point2D from = screen(robot, x0, y0);
    Point2D to = screen(robot, x1, y1);
    robot.moveTo(from).press(MouseButton.PRIMARY);
    for (int i = 1; i <= 6; i++) {
      robot.moveTo(from.add(to.subtract(from).multiply(i / 6.0)));
    }
    robot.release(MouseButton.PRIMARY);
  }

  private void openDrawing(FxRobot robot) {
    robot.push(KeyCode.DIGIT1);
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> sketch().canvas().look(new Viewport(1, 1, 120)));
  }

  @Test
  void anLShapeWithAHoleIsDrawnNamedGivenConditionsUndoneAndRedone(FxRobot robot) {
    openDrawing(robot);
    String blank = study().document().study().print();
    robot.push(KeyCode.P);
    for (double[] corner : new double[][] {{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 2}, {0, 2}}) {
      click(robot, corner[0], corner[1]);
      // Two quick clicks far from each other are no double-click.
      robot.sleep(30);
    }
    robot.push(KeyCode.ENTER);
    assertThat(at("/domain/shapes")).isEqualTo(
        "[{\"add\":{\"polygon\":[[0,0],[2,0],[2,1],[1,1],[1,2],[0,2]]}}]");
    robot.push(KeyCode.C);
    robot.clickOn("#mode-subtract");
    drag(robot, 0.3, 0.3, 0.7, 0.7);
    assertThat(at("/domain/shapes/1")).isEqualTo("{\"subtract\":{\"circle\":[0.5,0.5,0.2]}}");
    looked();
    // Another shape is chosen, and the inspector follows.
    robot.push(KeyCode.V);
    until(() -> robot.lookup("#shape-radius").tryQuery().isPresent());
    robot.push(KeyCode.TAB);
    until(() -> robot.lookup("#vertex-5-y").tryQuery().isPresent());
    // A button mends the gap: all of the boundary gets a value.
    robot.clickOn("#outline-conditions");
    until(() -> robot.lookup("#repair-0-0").tryQuery().isPresent());
    robot.clickOn("#repair-0-0");
    looked();
    assertThat(at("/boundary")).isEqualTo("[{\"on\":\"rest\",\"u\":\"0\"}]");
    // The lower edge gets a name and a flux.
    robot.push(KeyCode.N);
    click(robot, 1.4, 0);
    until(() -> robot.lookup("#part-name").tryQuery().isPresent());
    robot.clickOn("#part-name").write("floor").push(KeyCode.ENTER);
    looked();
    assertThat(at("/domain/boundaries")).isEqualTo("[{\"name\":\"floor\",\"along\":[[0,0],[2,0]]}]");
    robot.clickOn("#kind-flux-u");
    looked();
    TextField formula = robot.lookup("#rule-u").query();
    robot.clickOn(formula).push(KeyCode.CONTROL, KeyCode.A).write("x-1");
    looked();
    assertThat(at("/boundary/1")).isEqualTo("{\"on\":\"floor\",\"flux\":\"x-1\"}");
    assertThat(study().editor().findings().faults()).isEmpty();
    // A vertex is dragged.
    click(robot, 1.5, 1.6);
    robot.push(KeyCode.V);
    assertThat(sketch().isSelecting())
        .as("the key reaches the tool, focus on %s", workbench().scene().getFocusOwner())
        .isTrue();
    click(robot, 0.2, 1.5);
    assertThat(sketch().selection()).isEqualTo(Selection.of(Item.shape(0)));
    drag(robot, 1, 2, 1.3, 2.2);
    looked();
    assertThat(at("/domain/shapes/0")).isEqualTo(
        "{\"add\":{\"polygon\":[[0,0],[2,0],[2,1],[1,1],[1.3,2.2],[0,2]]}}");
    assertThat(study().editor().findings().faults()).isEmpty();
    // The coefficient is painted, and all of it is run.
    robot.push(KeyCode.B);
    drag(robot, 0.3, 1.2, 0.8, 1.2);
    looked();
    GridField painted = RasterText
        .read(study().document().study().at(new Pointer("/equation/coefficients/k/raster")))
        .orElseThrow();
    double[] values = new double[2];
    painted.evaluate(Points.of(new double[] {0.5, 1.5}, new double[] {1.2, 0.2}), values);
    assertThat(values).containsExactly(10, 1);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> study().methods().getFirst().evaluation() != null);
    assertThat(study().methods().getFirst().relativeL2()).isBetween(0.0, 0.05);
    undoAllAndRedoAll(robot, blank);
  }

  private void undoAllAndRedoAll(FxRobot robot, String blank) {
    List<String> states = new ArrayList<>(List.of(study().document().study().print()));
    while (study().document().undoLabel().isPresent()) {
      robot.push(KeyCode.CONTROL, KeyCode.Z);
      states.add(study().document().study().print());
    }
    assertThat(states.getLast()).isEqualTo(blank);
    assertThat(states.size()).isBetween(7, 14);
    while (study().document().redoLabel().isPresent()) {
      robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
      states.removeLast();
      assertThat(study().document().study().print()).isEqualTo(states.getLast());
    }
    assertThat(states).hasSize(1);
    looked();
    assertThat(study().editor().findings().faults()).isEmpty();
  }

  @Test
  void keysAloneDrawMoveAndDelete(FxRobot robot) {
    openDrawing(robot);
    robot.push(KeyCode.R);
    robot.clickOn("#sketch-coordinates")
        .write("0, 0")
        .push(KeyCode.ENTER)
        .write("1.5, 1")
        .push(KeyCode.ENTER);
    assertThat(at("/domain/shapes")).isEqualTo("[{\"add\":{\"rectangle\":[0,0,1.5,1]}}]");
    click(robot, 1.9, 1.9);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.RIGHT);
    assertThat(at("/domain/shapes")).isEqualTo("[{\"add\":{\"rectangle\":[0.1,0,1.6,1]}}]");
    robot.push(KeyCode.CONTROL, KeyCode.C);
    robot.push(KeyCode.CONTROL, KeyCode.V);
    assertThat(at("/domain/shapes/1")).isEqualTo("{\"add\":{\"rectangle\":[0.3,-0.2,1.8,0.8]}}");
    robot.push(KeyCode.DELETE);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(at("/domain/shapes")).isEqualTo("[{\"add\":{\"rectangle\":[0.1,0,1.6,1]}}]");
  }

  @Test
  void numbersAreTypedInTheInspectorAndFaultsStandBelowThem(FxRobot robot) {
    openDrawing(robot);
    robot.push(KeyCode.C);
    drag(robot, 0, 0, 1, 1);
    until(() -> robot.lookup("#shape-radius").tryQuery().isPresent());
    robot.clickOn("#shape-radius").push(KeyCode.CONTROL, KeyCode.A).write("0.75");
    assertThat(at("/domain/shapes/0/add/circle")).isEqualTo("[0.5,0.5,0.75]");
    robot.push(KeyCode.CONTROL, KeyCode.A).write("-1");
    until(() -> robot.lookup(".fault-message")
        .queryAll()
        .stream()
        .anyMatch(node -> node.isVisible() && node instanceof javafx.scene.control.Label label
            && label.getText().equals("It must be positive.")));
    assertThat(at("/domain/shapes/0/add/circle")).isEqualTo("[0.5,0.5,0.75]");
  }

  @Test
  void theHandAndTheWheelMoveTheView(FxRobot robot) {
    openDrawing(robot);
    Viewport before = sketch().canvas().viewport();
    robot.moveTo(screen(robot, 0.5, 0.5)).press(KeyCode.SPACE).press(MouseButton.PRIMARY);
    robot.moveBy(60, 0).release(MouseButton.PRIMARY).release(KeyCode.SPACE);
    Viewport panned = sketch().canvas().viewport();
    assertThat(panned.x()).isLessThan(before.x());
    assertThat(panned.scale()).isEqualTo(before.scale());
    robot.scroll(3, javafx.geometry.VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(sketch().canvas().viewport().scale()).isNotEqualTo(before.scale());
    assertThat(study().document().undoLabel()).isEmpty();
  }
}
