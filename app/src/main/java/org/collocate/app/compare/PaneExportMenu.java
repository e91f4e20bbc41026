package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.GridPane;
import javafx.stage.FileChooser;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.Solution;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.Numerals;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.PngPainter;

/// What leaves the window by a pane's menu: its picture to the clipboard or a file of any size, all states as pictures, and
/// the method's result for other programs. The size is asked for beside the pane; what went wrong is said there too.
final class PaneExportMenu {
  private static final Texts TEXTS = Texts.of("compare");
  private static final double WIDTH = 800;
  private static final double HEIGHT = 600;

  private final Pane pane;
  private final CompareViewModel compare;
  private final Supplier<Node> beside;
  private final Menu menu = new Menu(TEXTS.get("export.menu"));

  /// Writes a picture.
  private interface Writing {
    void write(PaneExport export, Path file, PaneExport.Size size) throws IOException;
  }

  /// Writes anything.
  private interface Work {
    String run() throws IOException;
  }

  /// @param beside where questions and answers are shown
  PaneExportMenu(Pane pane, CompareViewModel compare, Supplier<Node> beside) {
    this.pane = pane;
    this.compare = compare;
    this.beside = beside;
    String id = "export-" + PaneView.slug(pane.id());
    menu.setId(id);
    picture("png", ".png", false, (export, file, size) -> export.png(file, size, PlotStyle.LIGHT));
    picture("svg", ".svg", false, (export, file, size) -> export.svg(file, size, PlotStyle.LIGHT));
    picture("sequence", ".png", true, (export, file, size) -> export.sequence(file, size, PlotStyle.LIGHT));
    if (pane.subject() instanceof Subject.OfMethod(String method)) {
      for (String kind : List.of("vtu", "csv", "npz")) {
        item(kind, () -> result(method, kind));
      }
    }
  }

  List<MenuItem> items() {
    MenuItem copy = new MenuItem(TEXTS.get("export.copy"));
    copy.setId(menu.getId() + "-copy");
    copy.setOnAction(_ -> copy());
    return List.of(copy, menu);
  }

  private void item(String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get("export." + key));
    item.setId(menu.getId() + "-" + key);
    item.setOnAction(_ -> action.run());
    menu.getItems().add(item);
  }

  private void picture(String key, String ending, boolean all, Writing writing) {
    item(key, () -> compare.export(pane, all)
        .ifPresent(export -> askForSize(size -> file(ending).ifPresent(
            file -> work(() -> {
              writing.write(export, file, size);
              return String.valueOf(file.getFileName());
            })))));
  }

  private void result(String method, String kind) {
    Optional<CheckedStudy> study = compare.study();
    Optional<Comparison> comparison = compare.comparison();
    Optional<Solution> solution = compare.solution(method);
    if (study.isPresent() && comparison.isPresent() && solution.isPresent()) {
      file("." + kind).ifPresent(file -> work(() -> {
        PaneExport.result(study.get(), comparison.get(), solution.get(), kind, file);
        return String.valueOf(file.getFileName());
      }));
    }
  }

  private Optional<Path> file(String ending) {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
    chooser.setInitialFileName(PaneView.slug(pane.id()) + ending);
    return Optional.ofNullable(chooser.showSaveDialog(beside.get().getScene().getWindow())).map(File::toPath);
  }

  private void work(Work work) {
    compare.inBackground(() -> {
      String said;
      try {
        said = TEXTS.get("export.done", work.run());
      } catch (IOException e) {
        said = TEXTS.get("export.failed", String.valueOf(e.getMessage()));
      }
      String text = said;
      compare.inWindow(() -> say(text));
    });
  }

  private void say(String text) {
    ContextMenu note = new ContextMenu(new MenuItem(text));
    note.show(beside.get(), Side.BOTTOM, 0, 0);
  }

  /// Takes a size that was typed.
  private interface Sized {
    void accept(PaneExport.Size size);
  }

  private void askForSize(Sized then) {
    TextField width = number("width", WIDTH);
    TextField height = number("height", HEIGHT);
    TextField scale = number("scale", 2);
    Label wrong = new Label();
    wrong.getStyleClass().add("fault-message");
    Button go = new Button(TEXTS.get("export.go"));
    go.setId("export-go");
    go.setDefaultButton(true);
    go.getStyleClass().add(Styles.SMALL);
    GridPane form = new GridPane(8, 6);
    form.addRow(0, new Label(TEXTS.get("export.width")), width);
    form.addRow(1, new Label(TEXTS.get("export.height")), height);
    form.addRow(2, new Label(TEXTS.get("export.scale")), scale);
    form.addRow(3, go, wrong);
    CustomMenuItem item = new CustomMenuItem(form, false);
    ContextMenu popup = new ContextMenu(item);
    go.setOnAction(_ -> {
      try {
        PaneExport.Size size = new PaneExport.Size(Numerals.parse(width.getText()),
            Numerals.parse(height.getText()),
            Numerals.parse(scale.getText()));
        popup.hide();
        then.accept(size);
      } catch (IllegalArgumentException e) {
        wrong.setText(String.valueOf(e.getMessage()));
      }
    });
    popup.show(beside.get(), Side.BOTTOM, 0, 0);
  }

  private static TextField number(String key, double preset) {
    TextField field = new TextField(Numerals.brief(preset, 5));
    field.setId("export-" + key);
    field.setPrefColumnCount(6);
    field.setAccessibleText(TEXTS.get("export." + key));
    return field;
  }

  private void copy() {
    compare.export(pane, false).ifPresent(export -> compare.inBackground(() -> {
      PaneExport.Size size = new PaneExport.Size(WIDTH, HEIGHT, 2);
      Drawing drawing = export.drawing(0, export.scale(), size, PlotStyle.LIGHT);
      BufferedImage image = PngPainter.image(drawing, size.scale());
      int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      compare.inWindow(() -> {
        WritableImage copied = new WritableImage(image.getWidth(), image.getHeight());
        copied.getPixelWriter()
            .setPixels(0, 0, image.getWidth(), image.getHeight(), PixelFormat.getIntArgbInstance(), argb, 0,
                image.getWidth());
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, copied));
      });
    }));
  }
}
