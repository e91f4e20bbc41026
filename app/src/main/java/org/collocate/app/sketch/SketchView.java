package org.collocate.app.sketch;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.edit.Sketch;
import org.collocate.app.sketch.edit.TypedPoint;
import org.collocate.app.text.Texts;
import org.collocate.solver.exchange.DrawingReader;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// The drawing: tools above, the canvas, and a line below that says what to do and where the pointer is.
public final class SketchView {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final SketchViewModel sketch;
  private final SketchCanvas canvas;
  private final SketchCommands commands;
  private final FlowPane tools = new FlowPane(4, 4);
  private final Map<String, Button> toolButtons = new LinkedHashMap<>();
  private final Map<DrawMode, Button> modeButtons = new EnumMap<>(DrawMode.class);
  private final Button grid;
  private final Button snap;
  private final Label empty = new Label();
  private final Label hint = new Label();
  private final Label place = new Label();
  private final TextField coordinates = new TextField();
  private final OfferView offer;
  private final BorderPane node = new BorderPane();
  private final Signal redraw;

  /// @param pulse the window's thread at its next pulse, at which the picture is drawn anew, however much has changed
  /// @param style the colours of pictures
  public SketchView(SketchViewModel sketch, Executor pulse, Supplier<PlotStyle> style) {
    this.sketch = sketch;
    canvas = new SketchCanvas(sketch, style);
    commands = new SketchCommands(sketch, this::isShown);
    commands.tools().forEach((id, command) -> addTool(id, command));
    tools.getChildren().add(separator());
    commands.modes().forEach((mode, command) -> modeButtons.put(mode, button(command)));
    tools.getChildren().add(separator());
    grid = button(commands.get("canvas-grid"));
    snap = button(commands.get("canvas-snap"));
    button(commands.get("canvas-in"));
    button(commands.get("canvas-out"));
    button(commands.get("canvas-fit"));
    tools.getStyleClass().add("sketch-tools");
    tools.setAlignment(Pos.CENTER_LEFT);
    empty.getStyleClass().add("sketch-empty");
    empty.setMouseTransparent(true);
    hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    hint.setId("sketch-hint");
    hint.setMinWidth(0);
    HBox.setHgrow(hint, Priority.ALWAYS);
    hint.setMaxWidth(Double.MAX_VALUE);
    place.getStyleClass().add("sketch-place");
    place.setId("sketch-place");
    place.setMinWidth(Region.USE_PREF_SIZE);
    coordinates.setId("sketch-coordinates");
    coordinates.setPromptText(TEXTS.get("coordinates.prompt"));
    coordinates.setAccessibleText(TEXTS.get("coordinates"));
    coordinates.setTooltip(new Tooltip(TEXTS.get("coordinates.help")));
    coordinates.getStyleClass().add(Styles.SMALL);
    coordinates.setPrefColumnCount(14);
    coordinates.setMinWidth(Region.USE_PREF_SIZE);
    coordinates.setOnAction(_ -> type());
    coordinates.textProperty().addListener((_, _, _) -> coordinates.pseudoClassStateChanged(WRONG, false));
    HBox line = new HBox(12, hint, coordinates, place);
    line.getStyleClass().add("sketch-line");
    line.setAlignment(Pos.CENTER_LEFT);
    offer = new OfferView(sketch.imports(), sketch.exports());
    VBox above = new VBox(tools, offer.node());
    node.setTop(above);
    node.setOnDragOver(this::dragOver);
    node.setOnDragDropped(this::dropped);
    node.setCenter(new StackPane(canvas, empty));
    node.setBottom(line);
    node.setId("sketch");
    node.getStyleClass().add("sketch");
    redraw = new Signal(pulse, this::refresh);
    sketch.changes().add(redraw::raise);
  }

  /// Hands a typed point to the tool.
  private void type() {
    Optional<Point> point = TypedPoint.parse(coordinates.getText(),
        sketch.canvas().tool().anchor().orElse(null));
    boolean taken = point.isPresent() && sketch.canvas().type(point.get());
    coordinates.pseudoClassStateChanged(WRONG, !taken);
    if (taken) {
      coordinates.clear();
    } else {
      hint.setText(TEXTS.get("coordinates.wrong"));
    }
  }

  private static Node separator() {
    Separator separator = new Separator(Orientation.VERTICAL);
    separator.getStyleClass().add(Styles.SMALL);
    return separator;
  }

  /// Adds a tool's button, such as a brush.
  ///
  /// @param id of the tool
  public void addTool(String id, Command command) {
    toolButtons.put(id, button(command));
  }

  private Button button(Command command) {
    Button button = command.button(false);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "sketch-tool");
    tools.getChildren().add(button);
    return button;
  }

  public Node node() {
    return node;
  }

  /// What can be done here.
  public List<CommandGroup> commands() {
    List<CommandGroup> all = new ArrayList<>(commands.groups());
    all.add(new CommandGroup("file", "",
        List.of(new Command("drawing-import", TEXTS.get("command.drawing-import"),
            MaterialDesignI.IMPORT, "Shortcut+Shift+I", () -> isShown() && !sketch.editor().readOnly(),
            this::askForFile),
            new Command("drawing-export", TEXTS.get("command.drawing-export"), MaterialDesignE.EXPORT,
                "Shortcut+Shift+E",
                () -> isShown() && sketch.exports().isPossible(), this::askWhereTo))));
    return all;
  }

  /// Whether the canvas is on the screen.
  public boolean isShown() {
    if (node.getScene() == null) {
      return false;
    }
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// Shows a field below the drawing, such as a live solution or a painted coefficient; null shows none.
  public void backdrop(FieldView.@Nullable Scene scene) {
    canvas.backdrop(scene);
  }

  /// What stands on the canvas where there is nothing to see; empty where there is.
  private String nothing() {
    boolean busy = !sketch.isSelecting();
    if (sketch.sketch().lone().orElse(null) instanceof Shape.Hypercube(double a, double b, int dimension)) {
      return TEXTS.get("empty.hypercube", Numeral.text(a), Numeral.text(b), dimension);
    }
    if (sketch.editor().study().at(Sketch.DOMAIN) == null && !busy) {
      return TEXTS.get("empty.point");
    }
    return sketch.sketch().elements().isEmpty() && !busy ? TEXTS.get("empty") : "";
  }

  private static Optional<Path> drawing(DragEvent event) {
    return event.getDragboard()
        .getFiles()
        .stream()
        .map(File::toPath)
        .filter(SketchView::isDrawing)
        .findFirst();
  }

  /// Whether a file is taken for a drawing; `json` is left to studies.
  private static boolean isDrawing(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return DrawingReader.EXTENSIONS.stream()
        .anyMatch(extension -> !extension.equals("json") && name.endsWith("." + extension));
  }

  private void dragOver(DragEvent event) {
    if (drawing(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    drawing(event).ifPresent(file -> {
      sketch.imports().read(file);
      event.setDropCompleted(true);
      event.consume();
    });
  }

  /// Asks for the file that the domain is written to.
  private void askWhereTo() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("command.drawing-export"));
    ExportViewModel.EXTENSIONS.forEach(extension -> chooser.getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("export." + extension), "*." + extension)));
    File file = chooser.showSaveDialog(node.getScene().getWindow());
    if (file != null) {
      sketch.exports().write(file.toPath());
    }
  }

  /// Asks for a file of another program.
  private void askForFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("command.drawing-import"));
    chooser.getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("import.files"),
            DrawingReader.EXTENSIONS.stream().map(extension -> "*." + extension).toList()));
    File file = chooser.showOpenDialog(node.getScene().getWindow());
    if (file != null) {
      sketch.imports().read(file.toPath());
    }
  }

  /// Shows the drawing as it is now.
  public void refresh() {
    toolButtons.forEach((id, button) -> button.pseudoClassStateChanged(CHOSEN,
        id.equals(sketch.canvas().tool().id())));
    modeButtons.forEach((mode, button) -> button.pseudoClassStateChanged(CHOSEN, mode == sketch.mode()));
    grid.pseudoClassStateChanged(CHOSEN, sketch.canvas().isGridShown());
    snap.pseudoClassStateChanged(CHOSEN, sketch.canvas().isSnapping());
    String nothing = nothing();
    empty.setText(nothing);
    empty.setVisible(!nothing.isEmpty());
    boolean drawing = sketch.canvas().tool().takesPoints();
    coordinates.setVisible(drawing);
    coordinates.setManaged(drawing);
    hint.setText(sketch.canvas().tool().hint());
    Hint.set(hint, hint.getText());
    place.setText(sketch.canvas()
        .pointer()
        .map(point -> "x " + NumberText.of(point.x()) + "   y " + NumberText.of(point.y()))
        .orElse(""));
    offer.refresh();
    canvas.redraw();
  }
}
