package org.collocate.app.training;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.collocate.app.compare.ChartView;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The training of an operator: head with what can be done, the errors, and the sample that goes worst in four pictures.
public final class FamilyView {
  private static final Texts TEXTS = Texts.of("training");

  private static final double CHOICE = 135;

  private final FamilyViewModel family;
  private final Supplier<PlotStyle> style;
  private final ComboBox<String> name = new ComboBox<>();
  private final ComboBox<String> method = new ComboBox<>();
  private final Button start = button("family-start", "family.start", MaterialDesignP.PLAY);
  private final Button pause = button("family-pause", "pause", MaterialDesignP.PAUSE);
  private final Button stop = button("family-stop", "stop", MaterialDesignS.STOP);
  private final Button keep = button("family-keep", "family.keep", MaterialDesignC.CONTENT_SAVE_OUTLINE);
  private final Label standing = text("family-standing");
  private final Label about = text("family-about");
  private final Label worth = text("family-worth");
  private final Label worstTitle = new Label();
  private final ChartView errors;
  private final Tile input = new Tile("family.input");
  private final Tile reference = new Tile("family.reference");
  private final Tile prediction = new Tile("family.prediction");
  private final Tile difference = new Tile("family.difference");
  private final BorderPane node = new BorderPane();
  private boolean refreshing;

  /// What the window asks its user.
  public interface Files {
    /// Which family shall be opened.
    Optional<Path> toOpen();

    /// Where weights shall be kept.
    Optional<Path> toKeep(String name);
  }

  /// One of the four pictures.
  private static final class Tile {
    private final Label range = new Label();
    private final FieldView field = new FieldView();
    private final VBox box;

    Tile(String key) {
      Label title = new Label(TEXTS.get(key));
      title.getStyleClass().add("training-caption");
      range.setWrapText(true);
      range.setMinHeight(Region.USE_PREF_SIZE);
      range.getStyleClass().addAll(Styles.TEXT_SMALL, "pane-number");
      VBox.setVgrow(field, Priority.ALWAYS);
      field.setMinSize(0, 0);
      field.setAccessibleText(TEXTS.get(key));
      field.setId(key.replace('.', '-'));
      box = new VBox(2, title, range, field);
      box.setMinSize(0, 0);
    }

    void show(WorstPictures.@Nullable Picture picture, List<Double> at, String words, PlotStyle style) {
      field.setVisible(picture != null);
      if (picture == null) {
        range.setText(words);
        return;
      }
      ColorScale scale = picture.scale();
      double magnitude = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
      range.setText(TEXTS.get("range", NumberText.among(scale.low(), magnitude),
          NumberText.among(scale.high(), magnitude)));
      field.style(style);
      field.show(new FieldView.Scene(at.get(0), at.get(1), at.get(2), at.get(3),
          List.of(new FieldView.Layer(picture.raster(), at.get(0), at.get(1), at.get(2), at.get(3))),
          List.of(), List.of()));
    }
  }

  public FamilyView(FamilyViewModel family, Files files, Supplier<PlotStyle> style) {
    this.family = family;
    this.style = style;
    errors = new ChartView(TEXTS.get("family.errors.empty"), style);
    Button open = button("family-open", "family.open", MaterialDesignF.FOLDER_OPEN_OUTLINE);
    open.setOnAction(_ -> files.toOpen().ifPresent(family::open));
    start.getStyleClass().add(Styles.ACCENT);
    start.setOnAction(_ -> family.start());
    pause.setOnAction(_ -> family.pauseOrResume());
    stop.setOnAction(_ -> family.stop());
    keep.setOnAction(_ -> files.toKeep(family.file()).ifPresent(family::keep));
    name.setPrefWidth(CHOICE);
    method.setPrefWidth(CHOICE);
    choice(name, "family-name", "family.name", family::choose);
    choice(method, "family-method", "method", family::chooseMethod);
    name.setPromptText(TEXTS.get("family.name"));
    FlowPane tools = new FlowPane(8, 4, name, open, method, start, pause, stop, keep);
    tools.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(4, tools, about, standing, worth);
    head.getStyleClass().add("training-head");
    node.setTop(head);
    node.setCenter(pictures());
    node.setId("family");
    node.getStyleClass().add("training");
  }

  private void choice(ComboBox<String> box, String id, String key,
      java.util.function.Consumer<String> chosen) {
    box.setId(id);
    box.setAccessibleText(TEXTS.get(key));
    box.setOnAction(_ -> {
      if (!refreshing && box.getValue() != null) {
        chosen.accept(box.getValue());
      }
    });
  }

  private static Button button(String id, String key, Ikon icon) {
    Button button = new Button(TEXTS.get(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Label text(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Node pictures() {
    Label title = new Label(TEXTS.get("family.errors"));
    title.getStyleClass().add("training-caption");
    VBox.setVgrow(errors.node(), Priority.ALWAYS);
    VBox curves = new VBox(2, title, errors.node());
    curves.setMinSize(0, 0);
    worstTitle.setId("family-worst");
    worstTitle.getStyleClass().add("training-caption");
    GridPane tiles = new GridPane(8, 8);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(50);
      tiles.getColumnConstraints().add(column);
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(50);
      tiles.getRowConstraints().add(row);
    }
    tiles.add(input.box, 0, 0);
    tiles.add(reference.box, 1, 0);
    tiles.add(prediction.box, 0, 1);
    tiles.add(difference.box, 1, 1);
    tiles.setMinSize(0, 0);
    VBox.setVgrow(tiles, Priority.ALWAYS);
    VBox worst = new VBox(4, worstTitle, tiles);
    worst.setMinSize(0, 0);
    GridPane grid = new GridPane(12, 0);
    for (int i = 0; i < 2; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(50);
      grid.getColumnConstraints().add(column);
    }
    RowConstraints whole = new RowConstraints();
    whole.setPercentHeight(100);
    grid.getRowConstraints().add(whole);
    grid.add(curves, 0, 0);
    grid.add(worst, 1, 0);
    grid.getStyleClass().add("training-pictures");
    grid.setMinSize(0, 0);
    return grid;
  }

  /// The pane.
  public Node node() {
    return node;
  }

  /// Shows everything as it is now.
  public void refresh() {
    refreshing = true;
    fill(name, family.families(), family.name());
    fill(method, family.methods(), family.method());
    refreshing = false;
    name.setDisable(family.isActive());
    method.setDisable(family.isActive() || family.methods().isEmpty());
    start.setDisable(!family.canStart());
    pause.setDisable(!family.isActive());
    pause.setText(TEXTS.get(family.isHeld() ? "resume" : "pause"));
    pause.setGraphic(new FontIcon(family.isHeld() ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
    stop.setDisable(!family.isActive());
    keep.setDisable(!family.canKeep());
    show(about, family.name().isEmpty() ? TEXTS.get("family.help") : family.about());
    String speed = family.speed();
    show(standing, speed.isEmpty() ? family.standing()
        : family.standing().isEmpty() ? speed : TEXTS.get("family.both", family.standing(), speed));
    show(worth, family.worth());
    errors.refresh(family.errors());
    WorstPictures worst = family.worst().orElse(null);
    worstTitle.setText(worst == null ? TEXTS.get("family.worst.empty")
        : TEXTS.get("family.worst", NumberText.of(100 * worst.error())));
    if (worst == null) {
      List.of(input, reference, prediction, difference).forEach(tile -> tile.box.setVisible(false));
      return;
    }
    PlotStyle now = style.get();
    List.of(input, reference, prediction, difference).forEach(tile -> tile.box.setVisible(true));
    input.show(worst.input(), worst.box(), worst.given(), now);
    reference.show(worst.reference(), worst.box(), "", now);
    prediction.show(worst.prediction(), worst.box(), "", now);
    difference.show(worst.difference(), worst.box(), "", now);
  }

  private static void show(Label label, String text) {
    label.setText(text);
    label.setManaged(!text.isEmpty());
  }

  private static void fill(ComboBox<String> box, List<String> items, String value) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
    box.setValue(value.isEmpty() ? null : value);
  }
}
