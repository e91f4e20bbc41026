package org.collocate.app.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something the user can do: the same text, icon and key in menu, button and keyboard.
///
/// @param id names its controls
/// @param key as {@link KeyCombination#valueOf} reads it
/// @param enabled whether it can be done now
record Command(String id, String text, Ikon icon, String key, BooleanSupplier enabled, Runnable action) {

  KeyCombination combination() {
    return KeyCombination.valueOf(key);
  }

  /// A button; with its text, or with the text in its tooltip.
  Button button(boolean withText) {
    Button button = new Button(withText ? text : "", new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(text + "  (" + combination().getDisplayText() + ")"));
    button.setAccessibleText(text);
    button.setOnAction(_ -> run());
    button.setFocusTraversable(withText);
    return button;
  }

  /// A line of a menu. The key is handled by the window, so that it works whatever is shown.
  MenuItem menuItem() {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setId("menu-" + id);
    item.setAccelerator(combination());
    item.setOnAction(_ -> run());
    return item;
  }

  void run() {
    if (enabled.getAsBoolean()) {
      action.run();
    }
  }
}
