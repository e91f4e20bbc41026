package org.collocate.app.form;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Setting;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The control of one setting, made from its description: numbers are typed, choices chosen, switches ticked.
public final class SettingControl {
  private static final Texts TEXTS = Texts.of("equation");
  /// An empty name stands for none.
  private static final StringConverter<String> NAMES = new StringConverter<>() {
    @Override
    public String toString(@Nullable String name) {
      return name == null || name.isEmpty() ? TEXTS.get("parameter.none") : name;
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  };

  private final Setting setting;
  private final ComboBox<String> words = new ComboBox<>();
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
      case Setting.Whole _,Setting.Real _ -> typed(changed);
      case Setting.Choice choice -> {
        words.getItems().setAll(choice.options());
        yield chosen(changed);
      }
      case Setting.Parameter _ -> {
        words.setConverter(NAMES);
        yield chosen(changed);
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

  private Control typed(Consumer<@Nullable JsonNode> changed) {
    TextField field = new TextField();
    field.setPromptText(String.valueOf(setting.defaultValue()));
    field.textProperty().addListener((_, _, text) -> {
      if (!refreshing) {
        changed.accept(text.isBlank() ? null : Study.value(text.strip()));
      }
    });
    return field;
  }

  private Control chosen(Consumer<@Nullable JsonNode> changed) {
    words.setOnAction(_ -> {
      if (!refreshing && words.getValue() != null) {
        changed.accept(words.getValue().isEmpty() ? null
            : JsonNodeFactory.instance.stringNode(words.getValue()));
      }
    });
    return words;
  }

  private static String name(Setting setting) {
    String unit = switch (setting) {
      case Setting.Whole whole -> whole.unit();
      case Setting.Real real -> real.unit();
      case Setting.Choice _,Setting.Parameter _,Setting.Switch _ -> "";
    };
    return unit.isEmpty() ? setting.label() : setting.label() + " (" + unit + ")";
  }

  public EditorRow row() {
    return row;
  }

  /// Shows the value of the study, or the default where it has none.
  ///
  /// @param parameters names of those that the study has
  public void refresh(@Nullable JsonNode value, Collection<String> parameters, String message) {
    if (setting instanceof Setting.Parameter) {
      // A name that the study has no longer is shown all the same, beside the message that says so.
      String current = value == null ? "" : value.asString();
      List<String> names = Stream.of(Stream.of(""), parameters.stream(), Stream.of(current))
          .flatMap(Function.identity())
          .distinct()
          .toList();
      if (!words.getItems().equals(names)) {
        refreshing = true;
        words.getItems().setAll(names);
        refreshing = false;
      }
    }
    refresh(value, message);
  }

  /// Shows the value of a setting that names no parameter.
  public void refresh(@Nullable JsonNode value, String message) {
    refreshing = true;
    switch (control) {
      case TextField field -> {
        String text = value == null ? "" : value.asString();
        if (!Study.value(field.getText().strip()).asString().equals(text)) {
          field.setText(text);
        }
      }
      case CheckBox box -> box.setSelected(value == null ? (Boolean) setting.defaultValue()
          : value.asBoolean(false));
      default -> {
        String text = value == null ? String.valueOf(setting.defaultValue()) : value.asString();
        if (words.getItems().contains(text)) {
          words.setValue(text);
        }
      }
    }
    refreshing = false;
    row.say(message);
  }
}
