package org.collocate.app.form;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A control with its name above and what is wrong with it below.
public final class EditorRow {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final VBox node = new VBox(4);
  private final Control control;
  private final Label message = new Label();

  /// @param help shown on hover; may be empty
  /// @param beside further controls on the line of the name, such as a button that removes it
  public EditorRow(String name, String help, Control control, Node... beside) {
    this.control = control;
    control.setMaxWidth(Double.MAX_VALUE);
    message.getStyleClass().add("fault-message");
    message.setWrapText(true);
    message.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    say("");
    if (!name.isEmpty() || beside.length > 0) {
      Label label = new Label(name);
      label.getStyleClass().addAll(Styles.TEXT_SMALL, "row-name");
      label.setLabelFor(control);
      HBox.setHgrow(label, Priority.ALWAYS);
      label.setMaxWidth(Double.MAX_VALUE);
      HBox head = new HBox(4, label);
      head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      head.getChildren().addAll(beside);
      node.getChildren().add(head);
      if (!help.isEmpty()) {
        Tooltip.install(label, wide(help));
      }
    }
    if (!help.isEmpty()) {
      control.setTooltip(wide(help));
    }
    node.getChildren().addAll(control, message);
  }

  private static Tooltip wide(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(360);
    return tooltip;
  }

  public VBox node() {
    return node;
  }

  /// Shows what is wrong; an empty text says that nothing is.
  public void say(String text) {
    message.setText(text);
    message.setVisible(!text.isEmpty());
    message.setManaged(!text.isEmpty());
    control.pseudoClassStateChanged(WRONG, !text.isEmpty());
  }
}
