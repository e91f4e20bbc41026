package org.collocate.app.play;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.collocate.app.command.Command;
import org.collocate.app.compare.ColorStrip;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.viz.color.ColorTable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Play and hold, what is shown and in which colours, and how fine.
final class PlayBar {
  private static final Texts TEXTS = Texts.of("play");

  private final PlayViewModel play;
  private final Command run;
  private final Command step;
  private final Command restart;
  private final Command fit;
  private final Button runButton;
  private final ComboBox<String> unknown = new ComboBox<>();
  private final ComboBox<ColorTable> colors = new ComboBox<>();
  private final ComboBox<Integer> cells = new ComboBox<>();
  private final TextField length = new TextField();
  private final FlowPane node = new FlowPane(8, 4);
  private final HBox fineness;
  private final ColorStrip strip = new ColorStrip();
  private boolean refreshing;

  /// @param shown whether the stage is seen, where alone keys mean this
  PlayBar(PlayViewModel play, BooleanSupplier shown) {
    this.play = play;
    BooleanSupplier can = () -> shown.getAsBoolean() && play.isPlayable();
    run = new Command("play-run", TEXTS.get("run"), MaterialDesignP.PLAY, "SPACE", can,
        () -> play.play(!play.isPlaying()));
    step = new Command("play-step", TEXTS.get("step"), MaterialDesignS.SKIP_NEXT, "PERIOD", can, play::step);
    restart = new Command("play-restart", TEXTS.get("restart"), MaterialDesignS.SKIP_BACKWARD, "", can,
        play::restart);
    fit = new Command("play-fit", TEXTS.get("fit"), MaterialDesignA.ARROW_EXPAND_VERTICAL, "", can,
        play::fit);
    runButton = button(run);
    unknown.setId("play-unknown");
    unknown.setAccessibleText(TEXTS.get("shown"));
    unknown.setOnAction(_ -> {
      int index = unknown.getSelectionModel().getSelectedIndex();
      if (!refreshing && index >= 0) {
        play.choose(index);
      }
    });
    colors.setId("play-colors");
    colors.setAccessibleText(TEXTS.get("colors"));
    colors.getItems().setAll(ColorTable.all());
    colors.setValue(ColorTable.VIRIDIS);
    colors.setOnAction(_ -> play.color(colors.getValue()));
    cells.setId("play-cells");
    cells.getItems().setAll(PlayViewModel.FINENESS);
    cells.setOnAction(_ -> {
      if (!refreshing && cells.getValue() != null) {
        play.refine(cells.getValue());
      }
    });
    length.setId("play-length");
    length.setPrefColumnCount(6);
    length.setPromptText(TEXTS.get("length.auto"));
    length.setTooltip(new Tooltip(TEXTS.get("length.help")));
    length.setOnAction(_ -> typed());
    length.textProperty()
        .addListener((_, _, _) -> length.pseudoClassStateChanged(Styles.STATE_DANGER, false));
    fineness = pair("cells", cells);
    node.getChildren()
        .setAll(runButton, button(step), button(restart), unknown, colors,
            button(fit),
            strip.node(), fineness, pair("length", length));
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("sketch-tools");
  }

  private static Button button(Command command) {
    Button button = command.button(false);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "sketch-tool");
    return button;
  }

  static HBox pair(String key, Control control) {
    control.setAccessibleText(TEXTS.get(key));
    Label label = new Label(TEXTS.get(key));
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setLabelFor(control);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox pair = new HBox(6, label, control);
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  private void typed() {
    String text = length.getText().strip();
    double number = text.isEmpty() ? 0 : NumberText.parse(text);
    boolean right = number >= 0 && Double.isFinite(number);
    length.pseudoClassStateChanged(Styles.STATE_DANGER, !right);
    if (right) {
      play.length(number);
    }
  }

  Node node() {
    return node;
  }

  List<Command> commands() {
    return List.of(run, step, restart, fit);
  }

  /// Writes the length of a step, as if it had been typed.
  void write(double step) {
    length.setText(NumberText.plain(step));
  }

  void refresh() {
    refreshing = true;
    strip.show(play.picture().map(PlayPicture::scale).orElse(null));
    node.setDisable(!play.isPlayable());
    FontIcon icon = (FontIcon) runButton.getGraphic();
    icon.setIconCode(play.isPlaying() ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY);
    List<String> names = play.unknowns();
    if (!unknown.getItems().equals(names)) {
      unknown.getItems().setAll(names);
    }
    unknown.getSelectionModel().select(play.unknown());
    cells.setValue(play.cells());
    fineness.setVisible(!play.isLine());
    fineness.setManaged(!play.isLine());
    refreshing = false;
  }
}
