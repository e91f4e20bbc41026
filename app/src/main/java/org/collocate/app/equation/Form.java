package org.collocate.app.equation;

import atlantafx.base.theme.Styles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.form.EditorRow;
import org.collocate.app.formula.FormulaField;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.formula.Formula;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.FormulaView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The controls of one section, from top to bottom, each bound to a place of the study.
public final class Form {
  private static final Texts TEXTS = Texts.of("equation");

  private static final Pointer VALUE = Pointer.ROOT.key("value");

  private final StudyEditor editor;
  private final Supplier<PlotStyle> style;
  private final VBox node = new VBox(12);
  private final List<Runnable> refreshes = new ArrayList<>();
  private boolean refreshing;

  /// @param style the colours of pictures
  Form(StudyEditor editor, Supplier<PlotStyle> style) {
    this.editor = editor;
    this.style = style;
    node.setFillWidth(true);
  }

  /// All controls.
  public VBox node() {
    return node;
  }

  /// What the controls edit.
  public StudyEditor editor() {
    return editor;
  }

  /// The colours of pictures.
  public PlotStyle style() {
    return style.get();
  }

  /// Shows the study as it is now.
  public void refresh() {
    refreshing = true;
    refreshes.forEach(Runnable::run);
    refreshing = false;
  }

  /// A form that is shown somewhere within this one, and refreshed with it.
  public Form part() {
    Form part = new Form(editor, style);
    refreshes.add(part::refresh);
    return part;
  }

  /// Adds a control that shows nothing of the study.
  public void add(Node child) {
    node.getChildren().add(child);
  }

  /// Adds any control.
  ///
  /// @param refresh shows in it the study as it is now
  public void add(Node child, Runnable refresh) {
    node.getChildren().add(child);
    refreshes.add(refresh);
  }

  /// A heading.
  public void heading(String text, Node... beside) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_BOLD, "form-heading");
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, javafx.scene.layout.Priority.ALWAYS);
    HBox line = new HBox(4, label);
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    line.getChildren().addAll(beside);
    node.getChildren().add(line);
  }

  /// A text that may change.
  public void note(Supplier<String> text) {
    Label label = new Label();
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    add(label, () -> {
      label.setText(text.get());
      label.setManaged(!label.getText().isEmpty());
    });
  }

  /// Formulas as books print them, one below the other.
  public void formulas(Supplier<List<String>> texts) {
    VBox box = new VBox(8);
    box.getStyleClass().add("formulas");
    add(box, () -> {
      List<String> now = texts.get();
      while (box.getChildren().size() > now.size()) {
        box.getChildren().removeLast();
      }
      for (int i = 0; i < now.size(); i++) {
        if (i == box.getChildren().size()) {
          FormulaView view = new FormulaView(16);
          view.setId("formula-" + i);
          box.getChildren().add(view);
        }
        Formula formula = Formula.of(now.get(i));
        // While it is typed, half an equation would only say again what stands in the field.
        if (formula.isRead() && box.getChildren().get(i) instanceof FormulaView view) {
          view.show(formula);
        }
      }
    });
  }

  /// What is wrong at a place that has no control of its own.
  public void faults(Pointer place) {
    Label label = new Label();
    label.getStyleClass().add("fault-message");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    add(label, () -> {
      label.setText(editor.findings()
          .faults()
          .stream()
          .filter(fault -> fault.at().equals(place))
          .map(StudyEditor::sentence)
          .collect(java.util.stream.Collectors.joining("\n")));
      label.setManaged(!label.getText().isEmpty());
    });
  }

  /// A text.
  public TextField text(Pointer place, String name, String help, Node... beside) {
    TextField field = new TextField();
    bound(field, place, name, help, beside);
    return field;
  }

  /// A formula, with help while it is typed.
  ///
  /// @param where which names it may use
  public FormulaField formula(Pointer place, FormulaPlace where, String name, String help, Node... beside) {
    FormulaField field = formulaField(where);
    EditorRow row = bound(field, place, name, help, beside);
    refreshes.add(() -> mark(field, row, place));
    // The shape is looked at with every letter, not only when the study has been checked.
    field.textProperty().addListener((_, _, _) -> mark(field, row, place));
    return field;
  }

  /// A field for a formula that stands nowhere yet.
  ///
  /// @param where which names it may use
  public FormulaField formulaField(FormulaPlace where) {
    return new FormulaField(editor.formula(where));
  }

  /// Says what is wrong with a formula and underlines it.
  private void mark(FormulaField field, EditorRow row, Pointer place) {
    row.say(editor.formulaMessage(field.shapeFault(), place));
    field.underline(editor.formulaColumn(field.shapeFault(), place));
  }

  private EditorRow bound(TextField field, Pointer place, String name, String help, Node... beside) {
    field.setId("place" + place.text().replace('/', '-').replaceAll("[^\\w-]", "_"));
    field.setEditable(!editor.readOnly());
    EditorRow row = new EditorRow(name, help, field, beside);
    field.textProperty().addListener((_, _, text) -> {
      if (!refreshing) {
        editor.write(TEXTS.get("edit.change", name), place, text);
      }
    });
    add(row.node(), () -> {
      String text = editor.study().text(place);
      if (!field.getText().equals(text)) {
        field.setText(text);
      }
      row.say(editor.messageAt(place));
    });
    return row;
  }

  /// A number.
  public void number(Pointer place, String name, String help, String prompt, Node... beside) {
    TextField field = new TextField();
    field.setId("place" + place.text().replace('/', '-').replaceAll("[^\\w-]", "_"));
    field.setPromptText(prompt);
    field.setEditable(!editor.readOnly());
    EditorRow row = new EditorRow(name, help, field, beside);
    field.textProperty().addListener((_, _, text) -> {
      if (refreshing) {
        return;
      }
      if (text.isBlank()) {
        if (editor.study().at(place) != null) {
          editor.remove(TEXTS.get("edit.removal", name), place);
        }
      } else {
        editor.write(TEXTS.get("edit.change", name), place, Study.value(text.strip()));
      }
    });
    add(row.node(), () -> {
      JsonNode value = editor.study().at(place);
      String text = value == null ? "" : value.asString();
      if (!Study.value(field.getText().strip()).asString().equals(text)) {
        field.setText(text);
      }
      row.say(editor.messageAt(place));
    });
  }

  /// One of several words.
  public void choice(Pointer place, String name, String help, List<String> options) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(options);
    box.setId("place" + place.text().replace('/', '-').replaceAll("[^\\w-]", "_"));
    box.setDisable(editor.readOnly());
    box.setMaxWidth(Double.MAX_VALUE);
    EditorRow row = new EditorRow(name, help, box);
    box.setOnAction(_ -> {
      if (!refreshing && box.getValue() != null) {
        editor.write(TEXTS.get("edit.change", name), place, box.getValue());
      }
    });
    add(row.node(), () -> {
      box.setValue(editor.study().text(place));
      row.say(editor.messageAt(place));
    });
  }

  /// A slider for a number, beside its field. A drag is one step of undo, and what is solved live follows it.
  ///
  /// @param from where the least value stands
  /// @param to where the greatest value stands
  public void slider(Pointer place, String name, Pointer from, Pointer to) {
    Slider slider = new Slider();
    slider.setId("slider" + place.text().replace('/', '-').replaceAll("[^\\w-]", "_"));
    slider.setAccessibleText(name);
    slider.setDisable(editor.readOnly());
    slider.valueProperty().addListener((_, _, value) -> {
      if (!refreshing) {
        double step = Math.pow(10, Math.floor(Math.log10((slider.getMax() - slider.getMin()) / 200)));
        double rounded = new BigDecimal(value.doubleValue() / step).setScale(0, RoundingMode.HALF_EVEN)
            .multiply(BigDecimal.valueOf(step))
            .doubleValue();
        Study next = editor.study().with(place, JsonNodeFactory.instance.numberNode(rounded));
        if (slider.isValueChanging()) {
          editor.replace(TEXTS.get("edit.change", name), next, "slider " + place.text());
        } else {
          editor.write(TEXTS.get("edit.change", name), place, JsonNodeFactory.instance.numberNode(rounded));
        }
      }
    });
    slider.valueChangingProperty().addListener((_, _, changing) -> {
      if (!changing) {
        editor.endGesture();
      }
    });
    add(slider, () -> {
      double low = number(from, 0);
      double high = number(to, 1);
      slider.setDisable(editor.readOnly() || !(low < high));
      if (low < high) {
        slider.setMin(low);
        slider.setMax(high);
        slider.setBlockIncrement((high - low) / 50);
      }
      if (!slider.isValueChanging()) {
        slider.setValue(number(place, low));
      }
    });
  }

  private double number(Pointer place, double missing) {
    JsonNode node = editor.study().at(place);
    return node == null || !node.isNumber() ? missing : node.doubleValue();
  }

  /// A value that stands nowhere in the study as it is typed, such as a width or an angle in degrees.
  ///
  /// @param shown the value as it is now
  /// @param write takes what is typed and says what is wrong with it; empty if nothing is
  public TextField value(String id, String name, String help, Supplier<String> shown,
      UnaryOperator<String> write,
      Node... beside) {
    TextField field = new TextField();
    value(field, id, name, help, shown, write, beside);
    return field;
  }

  /// A value in a field of its own kind.
  public void value(TextField field, String id, String name, String help, Supplier<String> shown,
      UnaryOperator<String> write, Node... beside) {
    field.setId(id);
    field.setAccessibleText(name);
    field.setEditable(!editor.readOnly());
    EditorRow row = new EditorRow(name, help, field, beside);
    String[] last = {""};
    field.textProperty().addListener((_, _, text) -> {
      if (!refreshing) {
        row.say(write.apply(text.strip()));
        last[0] = shown.get();
      }
    });
    add(row.node(), () -> {
      String now = shown.get();
      // What is being typed stays as it is typed, until the study says something else.
      if (!now.equals(last[0])) {
        last[0] = now;
        row.say("");
        if (!Study.value(field.getText().strip()).equals(Study.value(now))) {
          field.setText(now);
        }
      }
    });
  }

  /// A part of the study as it stands in the file, for what has no form of its own.
  public TextArea json(Pointer place, String name, int lines) {
    TextArea area = new TextArea();
    area.setId("json" + place.text().replace('/', '-'));
    area.getStyleClass().add("formula");
    area.setPrefRowCount(lines);
    area.setWrapText(true);
    area.setEditable(!editor.readOnly());
    EditorRow row = new EditorRow(name, "", area);
    String[] wrong = {""};
    area.textProperty().addListener((_, _, text) -> {
      if (refreshing) {
        return;
      }
      try {
        JsonNode value = Study.parse("{\"value\":\n" + text + "\n}").at(VALUE);
        wrong[0] = "";
        if (value != null) {
          editor.write(TEXTS.get("edit.change", name), place, value);
        }
      } catch (StudyException e) {
        wrong[0] = TEXTS.get("json.wrong", StudyEditor.sentence(e.faults().getFirst()));
      }
      row.say(wrong[0].isEmpty() ? editor.messageAt(place) : wrong[0]);
    });
    add(row.node(), () -> {
      JsonNode value = editor.study().at(place);
      if (wrong[0].isEmpty() && !same(area.getText(), value)) {
        area.setText(value == null ? "" : print(value));
      }
      row.say(wrong[0].isEmpty() ? editor.messageAt(place) : wrong[0]);
    });
    return area;
  }

  private static boolean same(String text, @Nullable JsonNode value) {
    try {
      return value != null && value.equals(Study.parse("{\"value\":" + text + "}").at(VALUE));
    } catch (StudyException e) {
      return false;
    }
  }

  private static String print(JsonNode value) {
    try {
      String text = Study.parse("{}").with(VALUE, value).print();
      String inner = text.substring(text.indexOf(':') + 1, text.lastIndexOf('}')).strip();
      return inner.replace("\n  ", "\n");
    } catch (StudyException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A button that does one edit.
  public Button button(String text, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().add(Styles.SMALL);
    button.setOnAction(_ -> action.run());
    button.setDisable(editor.readOnly());
    return button;
  }

  /// A small button that takes something out.
  public Button removal(String what, Pointer place) {
    Button button = new Button("", new FontIcon(MaterialDesignT.TRASH_CAN_OUTLINE));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(TEXTS.get("remove", what)));
    button.setAccessibleText(TEXTS.get("remove", what));
    button.setDisable(editor.readOnly());
    button.setOnAction(_ -> editor.remove(TEXTS.get("edit.removal", what), place));
    return button;
  }

  static JsonNode object(String key, String value) {
    return JsonNodeFactory.instance.objectNode().put(key, value);
  }

  static JsonNode string(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
