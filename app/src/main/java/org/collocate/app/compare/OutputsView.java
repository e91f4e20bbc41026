package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.formula.FormulaField;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The study's outputs, one line each, edited in place.
public final class OutputsView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final OutputsViewModel outputs;
  private final List<Line> lines = new ArrayList<>();
  private final VBox list = new VBox(4);
  private final Label none = new Label(TEXTS.get("outputs.none"));
  private final ScrollPane node;
  private boolean refreshing;

  public OutputsView(OutputsViewModel outputs) {
    this.outputs = outputs;
    HBox adding = new HBox(8);
    adding.setAlignment(Pos.CENTER_LEFT);
    adding.getChildren().add(new Label(TEXTS.get("outputs.add")));
    for (OutputKind kind : OutputKind.values()) {
      Button button = new Button(kind.toString());
      button.setId("output-add-" + kind.key());
      button.getStyleClass().add(Styles.SMALL);
      button.setOnAction(_ -> outputs.add(kind));
      adding.getChildren().add(button);
    }
    none.getStyleClass().add(Styles.TEXT_MUTED);
    VBox content = new VBox(8, adding, none, list);
    content.getStyleClass().add("outputs");
    node = new ScrollPane(content);
    node.setFitToWidth(true);
    node.getStyleClass().add("messages-scroll");
  }

  public Node node() {
    return node;
  }

  /// Shows the outputs as they are now.
  public void refresh() {
    refreshing = true;
    List<OutputEntry> entries = outputs.entries();
    none.setVisible(entries.isEmpty());
    none.setManaged(entries.isEmpty());
    while (lines.size() > entries.size()) {
      list.getChildren().remove(lines.removeLast().node);
    }
    while (lines.size() < entries.size()) {
      Line line = new Line(lines.size());
      lines.add(line);
      list.getChildren().add(line.node);
    }
    for (int i = 0; i < entries.size(); i++) {
      lines.get(i).show(entries.get(i));
    }
    refreshing = false;
  }

  /// The controls of one output; they stay while it changes, so that the one that is being typed in keeps its caret.
  private final class Line {
    private final TextField name = new TextField();
    private final ComboBox<OutputKind> kind = new ComboBox<>();
    private final FormulaField expression = new FormulaField(outputs.formula());
    private final ComboBox<String> on = new ComboBox<>();
    private final TextField at = new TextField();
    private final Label message = new Label();
    private final VBox node;
    private OutputEntry entry;

    Line(int index) {
      entry = new OutputEntry(index, "", OutputKind.VALUE, "", "", "");
      field(name, "name", index, 8);
      field(expression, "expression", index, 14);
      field(at, "at", index, 12);
      name.textProperty().subscribe((_, text) -> edit(() -> outputs.rename(index, text)));
      expression.textProperty().subscribe((_, text) -> edit(() -> outputs.express(entry, text)));
      at.textProperty()
          .subscribe((_, text) -> edit(() -> at.pseudoClassStateChanged(WRONG, !outputs.move(entry, text))));
      kind.getItems().setAll(OutputKind.values());
      kind.setId("output-kind-" + index);
      kind.setAccessibleText(TEXTS.get("outputs.kind"));
      kind.getStyleClass().add(Styles.SMALL);
      kind.setOnAction(_ -> edit(() -> outputs.turn(entry, kind.getValue())));
      on.setId("output-on-" + index);
      on.setAccessibleText(TEXTS.get("outputs.on"));
      on.getStyleClass().add(Styles.SMALL);
      on.setPromptText(TEXTS.get("outputs.everywhere"));
      on.setOnAction(_ -> edit(() -> outputs.place(entry, on.getValue() == null ? "" : on.getValue())));
      Button remove = new Button("", new FontIcon(MaterialDesignC.CLOSE));
      remove.setId("output-remove-" + index);
      remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
      remove.setTooltip(new Tooltip(TEXTS.get("outputs.remove")));
      remove.setAccessibleText(TEXTS.get("outputs.remove"));
      remove.setOnAction(_ -> outputs.remove(index));
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox row = new HBox(8, name, kind, expression, on, at, remove, gap);
      row.setAlignment(Pos.CENTER_LEFT);
      message.getStyleClass().add("fault-message");
      message.setWrapText(true);
      node = new VBox(2, row, message);
    }

    private void field(TextField field, String key, int index, int columns) {
      field.setId("output-" + key + "-" + index);
      field.setPrefColumnCount(columns);
      field.getStyleClass().add(Styles.SMALL);
      field.setAccessibleText(TEXTS.get("outputs." + key));
      field.setPromptText(TEXTS.get("outputs." + key));
      field.setTooltip(new Tooltip(TEXTS.get("outputs." + key)));
    }

    private void edit(Runnable action) {
      if (!refreshing && !outputs.readOnly()) {
        action.run();
      }
    }

    void show(OutputEntry now) {
      entry = now;
      show(name, now.name());
      show(expression, now.expression());
      show(at, now.at());
      kind.setValue(now.kind());
      boolean place = now.kind() == OutputKind.INTEGRAL;
      List<String> places = outputs.places();
      if (!on.getItems().equals(places)) {
        on.getItems().setAll(places);
      }
      on.setValue(now.on().isEmpty() ? null : now.on());
      on.setVisible(place);
      on.setManaged(place);
      at.setVisible(now.kind() == OutputKind.VALUE);
      at.setManaged(at.isVisible());
      message.setText(outputs.messageAt(now, expression.shapeFault()));
      expression.underline(outputs.columnAt(now, expression.shapeFault()));
      message.setVisible(!message.getText().isEmpty());
      message.setManaged(message.isVisible());
    }

    private static void show(TextField field, String text) {
      if (!field.isFocused() && !field.getText().equals(text)) {
        field.setText(text);
      }
    }
  }
}
