package org.collocate.app.form;

import java.util.Objects;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// The tooltip of a control that is shown anew again and again: a tooltip is a window of its own and dear to make, so that
/// only its text is changed.
public final class Hint {
  private static final double WIDTH = 380;

  private Hint() {}

  /// Sets the text; an empty one takes the tooltip away.
  public static void set(Control control, String text) {
    Tooltip present = control.getTooltip();
    if (text.isEmpty()) {
      control.setTooltip(null);
    } else if (present == null) {
      Tooltip tooltip = new Tooltip(text);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(WIDTH);
      control.setTooltip(tooltip);
    } else if (!Objects.equals(present.getText(), text)) {
      present.setText(text);
    }
  }
}
