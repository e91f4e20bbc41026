package org.collocate.app.form;

import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import org.collocate.solver.method.Setting;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The control of one setting, made from its description: numbers are typed, choices chosen, switches ticked.
public final class SettingControl {
  private final Setting setting;
  private final Control control;
  private final EditorRow row;
  private boolean refreshing;

  /// @param changed is given the new value, or null where it is the default again
  public SettingControl(Setting setting, Consumer<@Nullable JsonNode> changed) {
    this(setting, "setting-" + setting.key(), changed);
  }

  /// @param id names the control
  /// @param changed is given the new value, or null where it is the default again
  public SettingControl(Setting setting, String id, Consumer<@Nullable JsonNode> changed) {
    this.setting = setting;
    this.control = switch (setting) {
      case Setting.Whole _,Setting.Real _ -> {
        TextField field = new TextField();
        field.setPromptText(String.valueOf(setting.defaultValue()));
        field.textProperty().addListener((_, _, text) -> {
          if (!refreshing) {
            changed.accept(text.isBlank() ? null : Study.value(text.strip()));
          }
        });
        yield field;
      }
      case Setting.Choice choice -> {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(choice.options());
        box.setOnAction(_ -> {
          if (!refreshing && box.getValue() != null) {
            changed.accept(JsonNodeFactory.instance.stringNode(box.getValue()));
          }
        });
        yield box;
      }
      case Setting.Switch _ -> {
        CheckBox box = new CheckBox(setting.label());
        box.setOnAction(_ -> changed.accept(JsonNodeFactory.instance.booleanNode(box.isSelected())));
        yield box;
      }
    };
    control.setId(id);
    this.row = new EditorRow(setting instanceof Setting.Switch ? "" : name(setting), setting.help(), control);
  }

  private static String name(Setting setting) {
    String unit = switch (setting) {
      case Setting.Whole whole -> whole.unit();
      case Setting.Real real -> real.unit();
      case Setting.Choice _,Setting.Switch _ -> "";
    };
    return unit.isEmpty() ? setting.label() : setting.label() + " (" + unit + ")";
  }

  public EditorRow row() {
    return row;
  }

  /// Shows the value of the study, or the default where it has none.
  public void refresh(@Nullable JsonNode value, String message) {
    refreshing = true;
    switch (control) {
      case TextField field -> {
        String text = value == null ? "" : value.asString();
        if (!Study.value(field.getText().strip()).asString().equals(text)) {
          field.setText(text);
        }
      }
      case ComboBox<?> box -> select(box, value == null ? String.valueOf(setting.defaultValue())
          : value.asString());
      case CheckBox box -> box.setSelected(value == null ? (Boolean) setting.defaultValue()
          : value.asBoolean(false));
      default -> throw new IllegalStateException(control.toString());
    }
    refreshing = false;
    row.say(message);
  }

  private static <T> void select(ComboBox<T> box, String text) {
    box.getItems().stream().filter(item -> item.equals(text)).findFirst().ifPresent(box::setValue);
  }
}
