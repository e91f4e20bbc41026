package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.collocate.app.Studies;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.formula.FormulaField;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
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

/// Formulas typed in the window, with real keys.
@ExtendWith(ApplicationExtension.class)
class FormulaWindowTest {
  private static final String FIELD = "#place-equation-equations-0";
  private static final Pointer EQUATION = Pointer.ROOT.key("equation").key("equations").index(0);

  @TempDir
  static Path folder;

  private @Nullable Workbench opened;

  @BeforeAll
  static void useAFolderOfItsOwn() {
    System.setProperty(UserFolder.PROPERTY, folder.resolve("data").toString());
  }

  @Start
  void start(Stage shown) throws Exception {
    Workbench workbench = new Workbench(Tasks.ofToolkit(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2, Theme.of("light"), 980, 760);
    opened = workbench;
    workbench.showOn(shown);
    workbench.open(Origin.of(Files.writeString(folder.resolve("poisson.json"), Studies.poisson().print())));
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

  private FormulaField open(FxRobot robot) {
    until(() -> study().editor().isLooked());
    robot.clickOn("#outline-equation");
    robot.clickOn(FIELD).push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.DELETE);
    return robot.lookup(FIELD).queryAs(FormulaField.class);
  }

  private static Color colour(FxRobot robot, String letters) {
    return (Color) robot.lookup(".passage")
        .match(node -> node instanceof Text text && text.getText().equals(letters))
        .queryAs(Text.class)
        .getFill();
  }

  @Test
  void namesAreChosenWithTheKeyboard(FxRobot robot) {
    FormulaField field = open(robot);
    robot.write("-la");
    until(() -> robot.lookup("#offer-lap").tryQuery().isPresent());
    robot.push(KeyCode.TAB);
    assertThat(field.getText()).isEqualTo("-lap()");
    assertThat(field.isFocused()).as("Tab took the name, not the focus").isTrue();
    robot.write("u) = si");
    until(() -> robot.lookup("#offer-sin").tryQuery().isPresent());
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    robot.write("pi*x)");
    assertThat(field.getText()).isEqualTo("-lap(u) = sin(pi*x)");
    until(() -> study().document().study().text(EQUATION).equals("-lap(u) = sin(pi*x)")
        && study().editor().isLooked());
    assertThat(study().editor().checked()).isPresent();
    robot.push(KeyCode.TAB);
    assertThat(field.isFocused()).as("without offers Tab goes on").isFalse();
  }

  @Test
  void everythingIsOfferedWhenAskedForAndEscapeOnlyEndsThat(FxRobot robot) {
    FormulaField field = open(robot);
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    until(() -> robot.lookup("#offer-u").tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    until(() -> robot.lookup("#offer-u").tryQuery().isEmpty());
    assertThat(field.isFocused()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SPACE);
    robot.clickOn("#offer-x");
    assertThat(field.getText()).isEqualTo("x");
    assertThat(field.isFocused()).isTrue();
  }

  @Test
  void whatIsWrongIsUnderlinedWhileItIsTyped(FxRobot robot) {
    FormulaField field = open(robot);
    robot.write("-lap(u) = 1 + ");
    until(() -> robot.lookup(".formula-wave").tryQuery().isPresent());
    until(() -> messages(robot).contains("too early"));
    robot.write("zz");
    until(() -> messages(robot).contains("unknown name 'zz'"));
    until(() -> robot.lookup(".formula-wave").tryQuery().isPresent());
    Node wave = robot.lookup(".formula-wave").query();
    Node letters = robot.lookup(".passage")
        .match(node -> node instanceof Text text && text.getText().equals("zz"))
        .query();
    assertThat(wave.localToScene(wave.getBoundsInLocal()).getCenterX())
        .isBetween(letters.localToScene(letters.getBoundsInLocal()).getMinX(),
            letters.localToScene(letters.getBoundsInLocal()).getMaxX());
    assertThat(colour(robot, "zz")).isNotEqualTo(colour(robot, "u")).isNotEqualTo(colour(robot, "lap"));
    robot.push(KeyCode.BACK_SPACE).push(KeyCode.BACK_SPACE).write("2");
    until(() -> robot.lookup(".formula-wave").tryQuery().isEmpty());
    until(() -> study().editor().checked().isPresent());
    assertThat(field.getText()).isEqualTo("-lap(u) = 1 + 2");
  }

  @Test
  void colouredLettersLieOverThoseOfTheFieldAlsoWhenItScrolls(FxRobot robot) {
    FormulaField field = open(robot);
    robot.write("-lap(u) = 1+2+3+4+5+6+7+8+9+1+2+3+4+5+6+7+8+9+1+2+3*x");
    until(() -> robot.lookup(".passage").queryAll().size() > 40);
    Node caret = field.lookup(".passage");
    assertThat(caret).isNotNull();
    Text last = robot.lookup(".passage")
        .match(node -> node instanceof Text text && text.getText().equals("x"))
        .queryAs(Text.class);
    double right = last.localToScene(last.getBoundsInLocal()).getMaxX();
    double edge = field.localToScene(field.getBoundsInLocal()).getMaxX();
    assertThat(right).as("the end is scrolled into view").isBetween(edge - 30, edge);
    robot.push(KeyCode.HOME);
    until(() -> last.localToScene(last.getBoundsInLocal()).getMaxX() > edge);
  }

  @Test
  void oneUndoTakesATypedFormulaBack(FxRobot robot) {
    String before = Studies.poisson().text(EQUATION);
    open(robot);
    robot.write("-lap(u) = 3");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> study().document().study().text(EQUATION).equals(before));
    until(() -> robot.lookup(FIELD).queryAs(FormulaField.class).getText().equals(before));
  }

  @Test
  void keysMakeAllLettersLargerAlsoWhileOneWrites(FxRobot robot) {
    FormulaField field = open(robot);
    double usual = field.getFont().getSize();
    double outline = robot.lookup("#outline").query().getBoundsInParent().getWidth();
    robot.push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
    until(() -> Math.abs(field.getFont().getSize() - 1.25 * usual) < 0.1);
    assertThat(field.getText()).as("nothing is typed").isEmpty();
    until(() -> robot.lookup("#outline").query().getBoundsInParent().getWidth() > 1.05 * outline);
    robot.push(KeyCode.CONTROL, KeyCode.MINUS);
    until(() -> Math.abs(field.getFont().getSize() - 1.1 * usual) < 0.1);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    until(() -> Math.abs(field.getFont().getSize() - usual) < 0.01);
  }

  private static String messages(FxRobot robot) {
    StringBuilder all = new StringBuilder();
    robot.lookup(".fault-message")
        .<Label>queryAllAs(Label.class)
        .forEach(label -> all.append(label.getText()));
    return all.toString();
  }
}
