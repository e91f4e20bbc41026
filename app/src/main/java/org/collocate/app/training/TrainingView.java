package org.collocate.app.training;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.collocate.app.command.Command;
import org.collocate.app.compare.ChartView;
import org.collocate.app.compare.PaneActions;
import org.collocate.app.compare.Pictures;
import org.collocate.app.compare.RemediesView;
import org.collocate.app.compare.Show;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.SettingControl;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Setting;
import org.collocate.solver.study.Pointer;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import tools.jackson.databind.JsonNode;

/// The training of one method: head with what can be done, four pictures, and its settings beside them.
public final class TrainingView {
  private static final Texts TEXTS = Texts.of("training");
  private static final Pointer METHODS = Pointer.ROOT.key("methods");
  private static final double SETTINGS = 220;
  private static final double METHOD = 80;

  /// In pixels: too little for two charts beside each other.
  private static final double NARROW = 460;
  /// In pixels: so much of a method's name is seen always.
  private static final double SHORTEST = 110;

  private final TrainingViewModel training;
  private final StudyEditor editor;
  private final Supplier<PlotStyle> style;
  private final ComboBox<String> method = new ComboBox<>();
  private final Label standing = new Label();
  private final Label diagnosis = new Label();
  private final Button pause = new Button();
  private final Button stop = new Button(TEXTS.get("stop"), new FontIcon(MaterialDesignS.STOP));
  private final Button on = new Button(TEXTS.get("on"), new FontIcon(MaterialDesignR.REPLAY));
  private final Label onNote = new Label();
  private final Button apply = new Button(TEXTS.get("apply"), new FontIcon(MaterialDesignP.PLAY_SPEED));
  private final ChartView losses;
  private final ChartView rates;
  private final ChartView spectrum;
  private final FieldView field = new FieldView();
  private final Label noField = new Label(TEXTS.get("field.empty"));
  private final ComboBox<Show> show = new ComboBox<>();
  private final CheckBox points = new CheckBox(TEXTS.get("points"));
  private final Label range = new Label();
  private final VBox settings = new VBox(4);
  private final RemediesView remedies;
  private final BorderPane node = new BorderPane();
  private List<SettingControl> controls = List.of();
  private List<Setting> known = List.of();
  private boolean refreshing;

  /// @param actions what the remedies' buttons do
  public TrainingView(TrainingViewModel training, StudyEditor editor, PaneActions actions,
      Supplier<PlotStyle> style) {
    this.training = training;
    this.editor = editor;
    this.style = style;
    losses = new ChartView(TEXTS.get("loss.empty"), style);
    rates = new ChartView(TEXTS.get("rate.empty"), style);
    spectrum = new ChartView(TEXTS.get("spectrum.empty"), style);
    remedies = new RemediesView(actions, "training", RemediesView.ALL);
    node.setTop(head());
    node.setCenter(pictures());
    node.setRight(side());
    node.getStyleClass().add("training");
    node.setId("training");
  }

  private Node head() {
    method.setId("training-method");
    method.setMinWidth(SHORTEST);
    method.setAccessibleText(TEXTS.get("method"));
    method.setOnAction(_ -> {
      if (!refreshing && method.getValue() != null) {
        training.choose(method.getValue());
      }
    });
    pause.setId("training-pause");
    pause.getStyleClass().add(Styles.SMALL);
    pause.setOnAction(_ -> training.pauseOrResume());
    stop.setId("training-stop");
    stop.getStyleClass().add(Styles.SMALL);
    stop.setOnAction(_ -> training.stop());
    on.setId("training-on");
    on.getStyleClass().add(Styles.SMALL);
    // Where there is little room, what is said gives way to what can be done.
    List.of(pause, stop, on).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
    method.setMinWidth(METHOD);
    on.setOnAction(_ -> training.trainOn());
    onNote.setId("training-on-note");
    onNote.setWrapText(true);
    onNote.setMinHeight(Region.USE_PREF_SIZE);
    onNote.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    standing.setId("training-standing");
    standing.setMinWidth(0);
    HBox.setHgrow(standing, Priority.ALWAYS);
    HBox line = new HBox(8, method, pause, stop, on, standing);
    line.setAlignment(Pos.CENTER_LEFT);
    diagnosis.setId("training-diagnosis");
    diagnosis.setWrapText(true);
    diagnosis.setMinHeight(Region.USE_PREF_SIZE);
    diagnosis.getStyleClass().addAll(Styles.TEXT_SMALL, "training-diagnosis");
    VBox head = new VBox(4, line, onNote, diagnosis, remedies.node());
    head.getStyleClass().add("training-head");
    return head;
  }

  private Node pictures() {
    show.getItems().setAll(TrainingViewModel.SHOWS);
    show.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable Show value) {
        return value == null ? "" : value.label();
      }

      @Override
      public Show fromString(String text) {
        return TrainingViewModel.SHOWS.stream()
            .filter(value -> value.label().equals(text))
            .findFirst()
            .orElse(Show.FIELD);
      }
    });
    show.setId("training-show");
    show.setAccessibleText(TEXTS.get("show"));
    show.setOnAction(_ -> {
      if (!refreshing && show.getValue() != null) {
        training.show(show.getValue());
      }
    });
    points.setId("training-points");
    points.setMinWidth(Region.USE_PREF_SIZE);
    points.setOnAction(_ -> training.showPoints(points.isSelected()));
    noField.setWrapText(true);
    noField.getStyleClass().add(Styles.TEXT_MUTED);
    range.setId("training-range");
    range.getStyleClass().addAll(Styles.TEXT_SMALL, "pane-number");
    range.setMinWidth(0);
    HBox choice = new HBox(8, show, points);
    choice.setAlignment(Pos.CENTER_LEFT);
    StackPane canvas = new StackPane(field, noField);
    canvas.setMinSize(0, 0);
    VBox.setVgrow(canvas, Priority.ALWAYS);
    VBox picture = new VBox(4, choice, range, canvas);
    picture.setMinSize(0, 0);
    field.setId("training-field");
    GridPane grid = new GridPane(8, 8);
    grid.getChildren()
        .setAll(titled("loss.title", losses.node(), "training-losses"),
            titled("field.title", picture, "training-picture"),
            titled("spectrum.title", spectrum.node(), "training-spectrum"),
            titled("rate.title", rates.node(), "training-rates"));
    grid.getStyleClass().add("training-pictures");
    grid.setMinSize(0, 0);
    grid.widthProperty().subscribe(width -> arrange(grid, width.doubleValue() < NARROW));
    return grid;
  }

  /// Two and two, or one below the other where two beside each other would be too narrow to be read.
  private static void arrange(GridPane grid, boolean narrow) {
    int columns = narrow ? 1 : 2;
    int rows = grid.getChildren().size() / columns;
    if (grid.getRowConstraints().size() == rows) {
      return;
    }
    grid.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    grid.getRowConstraints().clear();
    for (int i = 0; i < rows; i++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(narrow ? i == 1 ? 40 : 20 : i == 0 ? 55 : 45);
      grid.getRowConstraints().add(row);
    }
    for (int i = 0; i < grid.getChildren().size(); i++) {
      GridPane.setConstraints(grid.getChildren().get(i), i % columns, i / columns);
    }
  }

  private static Node titled(String key, Node content, String id) {
    Label title = new Label(TEXTS.get(key));
    title.getStyleClass().add("training-caption");
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox box = new VBox(2, title, content);
    box.setMinSize(0, 0);
    box.setId(id);
    return box;
  }

  private Node side() {
    Label caption = new Label(TEXTS.get("settings"));
    caption.getStyleClass().add("training-caption");
    Label help = new Label(TEXTS.get("settings.help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    apply.setId("training-apply");
    apply.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    apply.setMaxWidth(Double.MAX_VALUE);
    apply.setOnAction(_ -> training.change());
    ScrollPane scroll = new ScrollPane(settings);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(8, caption, help, apply, scroll);
    side.setPrefWidth(SETTINGS);
    side.setMinWidth(SETTINGS);
    side.getStyleClass().add("training-side");
    return side;
  }

  /// The pane.
  public Node node() {
    return node;
  }

  /// What can be done here.
  List<Command> commands() {
    return List.of(
        new Command("training-pause", TEXTS.get("pause.command"), MaterialDesignP.PLAY_PAUSE,
            "Shortcut+Shift+P", () -> training.canPause() || training.canResume(), training::pauseOrResume),
        new Command("training-apply", TEXTS.get("apply"), MaterialDesignP.PLAY_SPEED, "Shortcut+Shift+T",
            training::canChange, training::change),
        new Command("training-on", TEXTS.get("on.command"), MaterialDesignR.REPLAY, "Shortcut+Shift+G",
            training::canTrainOn, training::trainOn));
  }

  /// Shows everything as it is now.
  public void refresh() {
    refreshing = true;
    List<String> learners = training.learners();
    if (!method.getItems().equals(learners)) {
      method.getItems().setAll(learners);
    }
    method.setValue(training.chosen().map(MethodRun::name).orElse(null));
    method.setVisible(!learners.isEmpty());
    show.setValue(training.show());
    points.setSelected(training.pointsShown());
    refreshing = false;
    boolean held = training.canResume();
    pause.setText(TEXTS.get(held ? "resume" : "pause"));
    pause.setGraphic(new FontIcon(held ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
    pause.setDisable(!held && !training.canPause());
    stop.setDisable(!training.canStop());
    apply.setDisable(!training.canChange());
    on.setDisable(!training.canTrainOn());
    onNote.setText(training.trainingOn());
    onNote.setManaged(!onNote.getText().isEmpty());
    standing.setText(training.standing());
    diagnosis.setText(learners.isEmpty() ? TEXTS.get("nobody") : training.diagnosis());
    diagnosis.setManaged(!diagnosis.getText().isEmpty());
    training.chosen().ifPresentOrElse(remedies::refresh, remedies::clear);
    losses.refresh(training.losses().orElse(NOTHING));
    rates.refresh(training.rates().orElse(NOTHING));
    spectrum.refresh(training.spectrum().orElse(NOTHING));
    refreshField();
    refreshSettings();
  }

  private static final LinePlot NOTHING = new LinePlot("", "", "", true, true, List.of());

  private void refreshField() {
    Pictures pictures = training.pictures();
    Pictures.Pane picture = pictures.panes().get("training");
    boolean plane = picture != null && picture.raster() != null;
    range.setText(training.range());
    field.setVisible(plane);
    noField.setVisible(!plane);
    if (picture != null && picture.raster() != null) {
      double[] x = pictures.x();
      double[] y = pictures.y();
      field.style(style.get());
      field.show(new FieldView.Scene(x[0], y[0], x[x.length - 1], y[y.length - 1],
          List.of(new FieldView.Layer(picture.raster(), x[0], y[0], x[x.length - 1], y[y.length - 1])),
          pictures.outline(), picture.overlays()));
    }
  }

  private void refreshSettings() {
    List<Setting> now = training.changeable();
    Pointer place = place();
    if (!now.equals(known)) {
      known = now;
      controls = now.stream().map(this::control).toList();
      settings.getChildren().setAll(controls.stream().map(control -> control.row().node()).toList());
    }
    for (int i = 0; i < controls.size(); i++) {
      Pointer at = place.key(known.get(i).key());
      controls.get(i).refresh(editor.study().at(at), editor.messageAt(at));
    }
  }

  private SettingControl control(Setting setting) {
    return new SettingControl(setting, "training-" + setting.key(), value -> {
      Pointer at = place().key(setting.key());
      if (value != null) {
        editor.write(Texts.of("equation").get("edit.change", setting.label()), at, value);
      } else if (editor.study().at(at) != null) {
        editor.remove(Texts.of("equation").get("edit.default", setting.label()), at);
      }
    });
  }

  /// Where the method stands in the study.
  private Pointer place() {
    String name = training.chosen().map(MethodRun::name).orElse("");
    JsonNode methods = editor.study().at(METHODS);
    for (int i = 0; methods != null && i < methods.size(); i++) {
      JsonNode entry = methods.get(i);
      if (entry.path("name").asString(entry.path("id").asString("")).equals(name)) {
        return METHODS.index(i);
      }
    }
    return METHODS.index(0);
  }
}
