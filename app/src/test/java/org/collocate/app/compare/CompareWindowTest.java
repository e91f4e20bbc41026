package org.collocate.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.FxThread;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.shell.Theme;
import org.collocate.app.shell.Workbench;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.resources.Resource;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Watching and comparing with mouse and keys.
@ExtendWith(ApplicationExtension.class)
class CompareWindowTest {
  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) {
    Workbench workbench = new Workbench(Tasks.beside(new FxThread()),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 900);
    opened = workbench;
    shown.setScene(workbench.scene());
    // The headless robot's wheel takes places on the screen for places in the window.
    shown.setX(0);
    shown.setY(0);
    shown.show();
  }

  /// Opens a study of two methods and runs them.
  private void run(FxRobot robot, Study study) {
    Path file = folder.resolve("study.json");
    robot.interact(() -> {
      try {
        Files.writeString(file, study.print());
        workbench().open(Origin.of(file));
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    until(() -> study().canRun());
    robot.clickOn("#run");
    until(() -> study().methods().size() == 2
        && study().methods().stream().allMatch(method -> method.evaluation() != null)
        && compare().pictures().panes().size() == 2);
  }

  @BeforeEach
  void runTheMethods(FxRobot robot) {
    run(robot, Studies.poisson());
    // The panes have their place only when the colour bar beside them has been laid out.
    until(() -> robot.lookup("#scale-field")
        .tryQuery()
        .filter(bar -> bar.isVisible() && bar.getBoundsInParent()
            .getWidth() > 50)
        .isPresent());
    WaitForAsyncUtils.waitForFxEvents();
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

  private CompareViewModel compare() {
    return study().compare();
  }

  private static void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static FieldView field(FxRobot robot, String pane) {
    return robot.lookup("#field-" + pane).queryAs(FieldView.class);
  }

  /// Turns the wheel by five notches and waits for all of them: what comes after must not meet a later one.
  private void zoomIn(FxRobot robot) {
    robot.scroll(5, javafx.geometry.VerticalDirection.UP);
    until(() -> compare().view().look().factor() > Math.pow(1.2, 5) - 1e-9);
  }

  /// Where a point of the plane is on the screen.
  private static Point2D at(FxRobot robot, String pane, double x, double y) {
    FieldView field = field(robot, pane);
    var viewport = Objects.requireNonNull(field.viewport());
    return field.localToScreen(viewport.left(x, field.getWidth()), viewport.top(y, field.getHeight()));
  }

  @Test
  void theWheelZoomsAllPanesAboutTheCursorAndWhatIsSeenIsSampledSharply(FxRobot robot) {
    robot.moveTo(at(robot, "fem", 0.25, 0.25));
    Point2D before = at(robot, "fem", 0.25, 0.25);
    zoomIn(robot);
    assertThat(at(robot, "fem", 0.25, 0.25).distance(before)).as("%s %s", before, compare().view().look())
        .isLessThan(1.5);
    assertThat(Objects.requireNonNull(field(robot, "coarse").viewport()).x())
        .isEqualTo(Objects.requireNonNull(field(robot, "fem").viewport()).x());
    until(() -> compare().pictures().part() != null);
    Pictures.Axes part = Objects.requireNonNull(compare().pictures().part());
    assertThat(part.x()[part.x().length - 1] - part.x()[0]).isLessThan(1);
    robot.push(KeyCode.DIGIT0);
    until(() -> compare().view().look().isWhole() && compare().pictures().part() == null);
  }

  @Test
  void theLinesOfAnIntervalShareAxesCrossHairAndZoom(FxRobot robot) throws StudyException {
    run(robot, Study.parse("""
        {
          "collocate": 1, "title": "Parabola",
          "domain": {"shapes": [{"add": {"interval": [0, 2]}}]},
          "equation": {"unknowns": ["u"], "equations": ["-dxx(u) = 2"]},
          "boundary": [{"on": "rest", "u": "0"}],
          "exact": {"u": "x*(2 - x)"},
          "methods": [{"id": "fem", "order": 1, "cells": 2},
            {"id": "fem", "name": "fine", "order": 2, "cells": 50}]
        }
        """));
    // Without a colour bar the panes are wider: they have their place when it is gone.
    until(() -> robot.lookup("#scale-field").tryQuery().filter(Node::isVisible).isEmpty()
        && from(robot, "#pane-fine").getWidth() > 50);
    DrawingView plot = from(robot, "#pane-fem");
    DrawingView other = from(robot, "#pane-fine");
    // The mouse moves once: over a plot that has no lines yet, nothing would be read ever after.
    until(() -> isDrawn(plot) && isDrawn(other));
    WaitForAsyncUtils.waitForFxEvents();
    Point2D quarter = at(plot, 0.5);
    robot.moveTo(quarter);
    until(() -> !Double.isNaN(compare().reading().value("fine")));
    // A pixel is about 0.013 wide.
    assertThat(compare().reading().value("fine")).isCloseTo(0.75, within(0.03));
    assertThat(compare().reading().value("fem")).as("on the straight line to the top")
        .isCloseTo(0.5, within(0.03));
    zoomIn(robot);
    until(() -> at(plot, 0.5).distance(quarter) < 3);
    assertThat(other.numberAt(other.getWidth() / 2).orElseThrow())
        .isCloseTo(plot.numberAt(plot.getWidth() / 2).orElseThrow(), within(0.02));
    double before = plot.numberAt(plot.getWidth() / 2).orElseThrow();
    robot.drag(quarter.add(20, 0)).dropBy(-20, 0);
    until(() -> plot.numberAt(plot.getWidth() / 2).orElseThrow() > before);
    robot.push(KeyCode.DIGIT0);
    until(() -> compare().view().look().isWhole());
  }

  private static DrawingView from(FxRobot robot, String pane) {
    return robot.from(robot.lookup(pane))
        .lookup((Node node) -> node instanceof DrawingView && node.isVisible())
        .queryAs(DrawingView.class);
  }

  /// Whether a plot is laid out and has lines.
  private static boolean isDrawn(DrawingView plot) {
    return plot.getWidth() > 50 && plot.getHeight() > 50 && plot.numberAt(plot.getWidth() / 2).isPresent();
  }

  /// Where a number of the horizontal axis is on the screen.
  private static Point2D at(DrawingView plot, double number) {
    double low = 0;
    double high = plot.getWidth();
    while (high - low > 0.1) {
      double middle = (low + high) / 2;
      double found = plot.numberAt(middle).orElse(middle < plot.getWidth() / 2 ? -1e9 : 1e9);
      low = found < number ? middle : low;
      high = found < number ? high : middle;
    }
    return plot.localToScreen(low, plot.getHeight() / 2);
  }

  @Test
  void theCrossHairIsReadInAllPanesFromTheFieldsThemselves(FxRobot robot) {
    robot.moveTo(at(robot, "coarse", 0.5, 0.5));
    until(() -> !Double.isNaN(compare().reading().value("fem"))
        && !Double.isNaN(compare().reading().value("coarse")));
    assertThat(compare().reading().value("fem")).isCloseTo(1, within(0.01));
    assertThat(compare().reading().value("coarse")).isCloseTo(1, within(0.1))
        .isNotEqualTo(compare().reading().value("fem"));
    assertThat(robot.lookup("#reading-fem").queryAs(Label.class).getText()).startsWith("(0.50");
    assertThat(compare().reading().latency()).isPositive();
  }

  @Test
  void aCutIsDrawnByHandAndItsEndsAreDragged(FxRobot robot) {
    robot.moveTo(at(robot, "fem", 0.5, 0.5)).push(KeyCode.L);
    until(() -> compare().tool() == Tool.CUT);
    robot.moveTo(at(robot, "fem", 0.1, 0.5))
        .press(MouseButton.PRIMARY)
        .moveTo(at(robot, "fem", 0.9, 0.5))
        .release(
            MouseButton.PRIMARY);
    until(() -> compare().cut().lines().methods().size() == 2);
    Cut cut = compare().cut().cut().orElseThrow();
    assertThat(cut.x0()).isCloseTo(0.1, within(0.02));
    assertThat(cut.x1()).isCloseTo(0.9, within(0.02));
    CutLines lines = compare().cut().lines();
    assertThat(Objects.requireNonNull(lines.reference())[200]).isCloseTo(1, within(0.01));
    robot.moveTo(at(robot, "coarse", cut.x1(), cut.y1()))
        .press(MouseButton.PRIMARY)
        .moveTo(at(robot, "coarse", 0.9, 0.8))
        .release(MouseButton.PRIMARY);
    until(() -> compare().cut().cut().orElseThrow().y1() > 0.75);
    assertThat(compare().cut().cut().orElseThrow().x0()).isEqualTo(cut.x0());
    robot.clickOn("#tab-cut");
    robot.clickOn("#cut-x0").push(KeyCode.CONTROL, KeyCode.A).write("0.25").push(KeyCode.ENTER);
    until(() -> compare().cut().cut().orElseThrow().x0() == 0.25);
  }

  @Test
  void aPinnedPointIsAnOutputInTheTableAndIsUndone(FxRobot robot) {
    robot.clickOn("#tool-probe");
    robot.clickOn(at(robot, "fem", 0.5, 0.5));
    until(() -> study().outputs().entries().size() == 1);
    OutputEntry entry = study().outputs().entries().getFirst();
    assertThat(entry.kind()).isEqualTo(OutputKind.VALUE);
    assertThat(entry.expression()).isEqualTo("u");
    until(() -> compare().probes().lines().size() == 3);
    until(() -> study().methods()
        .stream()
        .allMatch(method -> method.evaluation() != null
            && method.evaluation().outputs().containsKey("P1")));
    assertThat(compare().comparison().orElseThrow().referenceOutputs().get("P1")).isCloseTo(1, within(0.01));
    robot.clickOn("#tab-probes").clickOn("#probe-typed").write("0.25, 0.5").push(KeyCode.ENTER);
    until(() -> study().outputs().entries().size() == 2);
    assertThat(study().outputs().entries().getLast().at()).isEqualTo("0.25, 0.5");
    robot.clickOn("#undo").clickOn("#undo");
    until(() -> study().outputs().entries().isEmpty());
    assertThat(study().document().study()).isEqualTo(Studies.poisson());
  }

  @Test
  void outputsAreEditedInPlace(FxRobot robot) {
    robot.clickOn("#tab-outputs").clickOn("#output-add-integral");
    until(() -> study().outputs().entries().size() == 1);
    TextField expression = robot.lookup("#output-expression-0").query();
    robot.clickOn(expression).push(KeyCode.END).write("*u");
    until(() -> study().methods()
        .stream()
        .allMatch(method -> method.evaluation() != null
            && Math.abs(method.evaluation().outputs().getOrDefault("integral1", 0.0) - 0.25) < 0.03));
    robot.clickOn("#output-remove-0");
    until(() -> study().outputs().entries().isEmpty());
  }

  @Test
  void panesAreAddedMaximizedDraggedAndClosed(FxRobot robot) {
    robot.interact(() -> compare().layout().add(new Subject.OfDifference("fem", "coarse"), Optional.empty()));
    until(() -> compare().pictures().panes().containsKey("fem - coarse"));
    assertThat(Objects.requireNonNull(compare().pictures().panes().get("fem - coarse")).show()).isEqualTo(
        Show.DIFFERENCE);
    robot.doubleClickOn(at(robot, "fem", 0.5, 0.5));
    until(() -> compare().layout().shown().size() == 1);
    robot.doubleClickOn(at(robot, "fem", 0.5, 0.5));
    until(() -> compare().layout().shown().size() == 3);
    Point2D name = robot.lookup("#pane-fem .pane-head").query().localToScreen(30, 16);
    robot.moveTo(name)
        .press(MouseButton.PRIMARY)
        .moveTo("#field-coarse")
        .release(MouseButton.PRIMARY);
    until(() -> compare().layout().panes().getFirst().id().equals("coarse"));
    robot.clickOn("#pane-menu-fem-coarse").clickOn("#pane-menu-fem-coarse-close");
    until(() -> compare().layout().panes().size() == 2);
  }

  @Test
  void aRangeIsTypedAndSharedAndFollowsAgain(FxRobot robot) {
    robot.clickOn("#scale-high-field").push(KeyCode.CONTROL, KeyCode.A).write("0.5").push(KeyCode.ENTER);
    until(() -> compare().scales().isHeld(Show.FIELD)
        && Objects.requireNonNull(compare().pictures().bars().get(Show.FIELD)).above());
    assertThat(Objects.requireNonNull(compare().pictures().scale(Show.FIELD)).high()).isEqualTo(0.5);
    robot.clickOn("#lock-field");
    until(() -> !Objects.requireNonNull(compare().pictures().bars().get(Show.FIELD)).above());
    TabPane lower = robot.lookup("#lower").query();
    assertThat(lower.getTabs()).extracting(tab -> String.valueOf(tab.getId()))
        .contains("tab-cut", "tab-probes",
            "tab-outputs", "tab-pareto");
  }

  /// A plate whose conductivity is learned, by a map and by elements.
  private static Study plate(double a) throws StudyException {
    Study study = Study.parse(Resource.GALLERY.required("learned-plate.json"));
    Pointer methods = Pointer.ROOT.key("methods");
    return study
        .with(methods, Study.value("""
            [{"id": "kernel-operator", "checkpoint": "shipped:conductivity-kernel"},
             {"id": "fem", "order": 2, "cells": 1200}]
            """))
        .with(Pointer.ROOT.key("reference").key("cells"), Study.value("4000"))
        .without(Pointer.ROOT.key("expect"))
        .with(Pointer.ROOT.key("equation").key("parameters").key("a").key("value"),
            Study.value(String.valueOf(a)));
  }

  @Test
  void aTrainedOperatorOutsideItsTrainingIsHatchedAndSaysSo(FxRobot robot) throws StudyException {
    run(robot, plate(0.7));
    until(() -> compare().pictures().panes().containsKey("kernel-operator"));
    assertThat(Objects.requireNonNull(compare().pictures().panes().get("kernel-operator")).hatched())
        .isNull();
    run(robot, plate(1.5));
    until(() -> hatched("kernel-operator") > 0);
    until(() -> texts(robot, "#pane-kernel-operator").contains("unlike all that it has learned from"));
    assertThat(Objects.requireNonNull(compare().pictures().panes().get("fem")).hatched()).isNull();
  }

  private double hatched(String pane) {
    Pictures.Pane picture = compare().pictures().panes().get(pane);
    Hatching.Share share = picture == null ? null : picture.hatched();
    return share == null ? 0 : share.share();
  }

  private static String texts(FxRobot robot, String pane) {
    return robot.from(robot.lookup(pane))
        .lookup((Node node) -> node instanceof Label)
        .queryAll()
        .stream()
        .map(label -> ((Label) label).getText())
        .collect(Collectors.joining(" "));
  }
}
