package org.collocate.app.play;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// What the hand does on the picture: set, add, erase, scatter noise, or pin a point whose values are read.
final class BrushBar {
  private static final Texts TEXTS = Texts.of("play");
  private static final double THINNEST = 0.005;
  private static final double THICKEST = 0.3;

  private final PlayViewModel play;
  private final Map<Edit.Action, ToggleButton> actions = new EnumMap<>(Edit.Action.class);
  private final ToggleButton pin;
  private final TextField value = new TextField();
  private final Slider radius = new Slider(Math.log(THINNEST), Math.log(THICKEST), Math.log(0.05));
  private final Button undo = new Button("", new FontIcon(MaterialDesignU.UNDO_VARIANT));
  private final HBox valued;
  private final FlowPane node = new FlowPane(8, 4);
  private boolean refreshing;

  BrushBar(PlayViewModel play) {
    this.play = play;
    ToggleGroup group = new ToggleGroup();
    action(Edit.Action.SET, MaterialDesignB.BRUSH, group);
    action(Edit.Action.ADD, MaterialDesignS.SPRAY, group);
    action(Edit.Action.ERASE, MaterialDesignE.ERASER, group);
    action(Edit.Action.NOISE, MaterialDesignB.BLUR, group);
    pin = toggle("pin", MaterialDesignM.MAP_MARKER_PLUS_OUTLINE, group);
    actions.getOrDefault(Edit.Action.SET, pin).setSelected(true);
    group.selectedToggleProperty().addListener((_, old, now) -> {
      if (now == null && old != null) {
        old.setSelected(true);
      }
    });
    value.setId("play-value");
    value.setPrefColumnCount(5);
    value.setText(NumberText.plain(play.value()));
    value.textProperty().addListener((_, _, text) -> {
      double number = NumberText.parse(text);
      value.pseudoClassStateChanged(Styles.STATE_DANGER, !Double.isFinite(number));
      if (Double.isFinite(number)) {
        play.value(number);
      }
    });
    radius.setId("play-radius");
    radius.setPrefWidth(90);
    radius.valueProperty().addListener((_, _, now) -> {
      if (!refreshing) {
        play.radius(Math.exp(now.doubleValue()) * play.side());
      }
    });
    undo.setId("play-undo");
    undo.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "sketch-tool");
    undo.setAccessibleText(TEXTS.get("undo"));
    undo.setTooltip(new Tooltip(TEXTS.get("undo.help")));
    undo.setOnAction(_ -> play.undo());
    valued = PlayBar.pair("value", value);
    node.getChildren().addAll(actions.values());
    node.getChildren().addAll(pin, valued, PlayBar.pair("radius", radius), undo);
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("paint-bar");
    node.setId("play-brush");
  }

  private void action(Edit.Action action, Ikon icon, ToggleGroup group) {
    ToggleButton button = toggle(action.name().toLowerCase(Locale.ROOT), icon, group);
    button.setOnAction(_ -> play.action(action));
    actions.put(action, button);
  }

  private static ToggleButton toggle(String key, Ikon icon, ToggleGroup group) {
    ToggleButton button = new ToggleButton(TEXTS.get("brush." + key), new FontIcon(icon));
    button.setId("play-brush-" + key);
    button.setTooltip(new Tooltip(TEXTS.get("brush." + key + ".help")));
    button.getStyleClass().add(Styles.SMALL);
    button.setToggleGroup(group);
    return button;
  }

  /// Whether a click pins a point.
  boolean isPinning() {
    return pin.isSelected();
  }

  Node node() {
    return node;
  }

  void refresh() {
    refreshing = true;
    node.setDisable(!play.isPlayable());
    radius.setValue(Math.log(play.radius() / play.side()));
    valued.setDisable(play.action() == Edit.Action.ERASE);
    pin.setDisable(play.isLine());
    undo.setDisable(!play.picture().map(picture -> picture.now().edited()).orElse(false));
    refreshing = false;
  }
}
