package org.collocate.app.paint;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.SketchViewModel;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The brush's coefficient, value, radius and hardness, beside the canvas while it is in hand.
public final class PaintView {
  private static final Texts TEXTS = Texts.of("paint");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  /// The radius of the slider's ends, in units of the domain's longer side.
  private static final double THINNEST = 0.005;
  private static final double THICKEST = 0.5;

  private final PaintViewModel paint;
  private final SketchViewModel sketch;
  private final PaintTool tool;
  private final Map<Brush.Kind, Command> kinds = new EnumMap<>(Brush.Kind.class);
  private final Map<Brush.Kind, Button> buttons = new EnumMap<>(Brush.Kind.class);
  private final ComboBox<String> coefficient = new ComboBox<>();
  private final TextField value = new TextField();
  private final Slider radius = new Slider(Math.log(THINNEST), Math.log(THICKEST), Math.log(0.06));
  private final Slider hardness = new Slider(0, 1, 0.8);
  private final FlowPane node = new FlowPane(8, 4);
  private boolean refreshing;

  /// @param shown whether the canvas is on the screen
  public PaintView(PaintViewModel paint, SketchViewModel sketch, Supplier<Boolean> shown) {
    this.paint = paint;
    this.sketch = sketch;
    tool = new PaintTool(paint);
    kind(Brush.Kind.BRUSH, MaterialDesignB.BRUSH, "B", shown);
    kind(Brush.Kind.ERASER, MaterialDesignE.ERASER, "", shown);
    kind(Brush.Kind.BUCKET, MaterialDesignF.FORMAT_COLOR_FILL, "", shown);
    kind(Brush.Kind.SMOOTH, MaterialDesignB.BLUR, "", shown);
    coefficient.setMinWidth(Region.USE_PREF_SIZE);
    coefficient.setId("paint-coefficient");
    coefficient.setAccessibleText(TEXTS.get("coefficient"));
    coefficient.setOnAction(_ -> {
      if (!refreshing && coefficient.getValue() != null) {
        paint.choose(coefficient.getValue());
      }
    });
    value.setId("paint-value");
    value.setPrefColumnCount(6);
    value.setAccessibleText(TEXTS.get("value"));
    value.textProperty().addListener((_, _, text) -> typed(text));
    slider(radius, "radius");
    slider(hardness, "hardness");
    List<Node> parts = new ArrayList<>(buttons.values());
    parts.addAll(List.of(pair("coefficient", coefficient), pair("value", value), pair("radius", radius),
        pair("hardness", hardness)));
    node.getChildren().setAll(parts);
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("paint-bar");
    node.setId("paint-bar");
    paint.changes().add(this::refresh);
  }

  private void kind(Brush.Kind kind, Ikon icon, String key, Supplier<Boolean> shown) {
    String id = kind.name().toLowerCase(Locale.ROOT);
    Command command = new Command("paint-" + id, TEXTS.get("kind." + id), icon, key, shown::get, () -> {
      Brush brush = paint.brush();
      paint.take(new Brush(kind, brush.value(), brush.radius(), brush.hardness()));
      sketch.canvas().take(tool);
    });
    kinds.put(kind, command);
    Button button = command.button(false);
    button.setId("paint-bar-" + id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "sketch-tool");
    buttons.put(kind, button);
  }

  private void slider(Slider slider, String name) {
    slider.setId("paint-" + name);
    slider.setPrefWidth(90);
    slider.setAccessibleText(TEXTS.get(name));
    slider.valueProperty().addListener((_, _, _) -> slid());
  }

  private static Node pair(String key, Control control) {
    Label label = new Label(TEXTS.get(key));
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setLabelFor(control);
    HBox pair = new HBox(6, label, control);
    pair.setAlignment(Pos.CENTER_LEFT);
    return pair;
  }

  private void typed(String text) {
    Brush brush = paint.brush();
    double number = NumberText.parse(text);
    value.pseudoClassStateChanged(Styles.STATE_DANGER, Double.isNaN(number));
    if (!refreshing && !Double.isNaN(number)) {
      paint.take(new Brush(brush.kind(), number, brush.radius(), brush.hardness()));
    }
  }

  private void slid() {
    if (!refreshing) {
      Brush brush = paint.brush();
      paint.take(new Brush(brush.kind(), brush.value(), Math.exp(radius.getValue()) * paint.side(), hardness
          .getValue()));
    }
  }

  public Node node() {
    return node;
  }

  /// The command that takes the brush in hand.
  public Command brush() {
    return java.util.Objects.requireNonNull(kinds.get(Brush.Kind.BRUSH));
  }

  /// What can be done here.
  public List<CommandGroup> commands() {
    return List.of(new CommandGroup("paint", TEXTS.get("group"), List.copyOf(kinds.values())));
  }

  /// Whether the brush is in hand.
  public boolean isInHand() {
    return sketch.canvas().tool().equals(tool);
  }

  /// Shows the brush as it is now.
  public void refresh() {
    refreshing = true;
    node.setVisible(isInHand());
    node.setManaged(isInHand());
    Brush brush = paint.brush();
    buttons.forEach((kind, button) -> button.pseudoClassStateChanged(CHOSEN, kind == brush.kind()));
    List<String> names = paint.coefficients();
    if (!coefficient.getItems().equals(names)) {
      coefficient.getItems().setAll(names);
    }
    coefficient.setValue(paint.coefficient().orElse(null));
    if (!value.isFocused()) {
      value.setText(NumberText.plain(brush.value()));
    }
    radius.setValue(Math.log(brush.radius() / paint.side()));
    Hint.set(radius, TEXTS.get("radius") + " " + NumberText.of(brush.radius()));
    hardness.setValue(brush.hardness());
    refreshing = false;
  }
}
