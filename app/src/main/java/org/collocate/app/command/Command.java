package org.collocate.app.command;

import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Something the user can do: the same text, icon and key in menu, button, palette and keyboard.
///
/// @param id names its controls
/// @param key as {@link KeyCombination#valueOf} reads it; empty for none
/// @param enabled whether it can be done now
public record Command(String id, String text, Ikon icon, String key, BooleanSupplier enabled,
    Runnable action) {
  private static final Set<KeyCode> EDITING = Set.of(KeyCode.C, KeyCode.X, KeyCode.V, KeyCode.A);

  /// The key; empty if there is none.
  public Optional<KeyCombination> combination() {
    return key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
  }

  /// Whether the key means the command also while a text is written: plain keys and the keys of the clipboard belong to
  /// the text.
  boolean reachesThroughText() {
    return combination().map(combination -> {
      boolean shortcut = combination.getShortcut() == KeyCombination.ModifierValue.DOWN
          || combination.getAlt() == KeyCombination.ModifierValue.DOWN;
      return !(combination instanceof KeyCodeCombination coded)
          || coded.getCode().isFunctionKey() || coded.getCode() == KeyCode.ESCAPE
          || shortcut && (combination.getShift() == KeyCombination.ModifierValue.DOWN
              || !EDITING.contains(coded.getCode()));
    }).orElse(false);
  }

  /// Text and key, for a tooltip.
  public String hint() {
    return text + combination().map(combination -> "  (" + combination.getDisplayText() + ")").orElse("");
  }

  /// A button; with its text, or with the text in its tooltip.
  public Button button(boolean withText) {
    Button button = new Button(withText ? text : "", new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(hint()));
    button.setAccessibleText(text);
    button.setOnAction(_ -> run());
    button.setFocusTraversable(withText);
    return button;
  }

  /// A line of a menu. The key is handled by the window, so that it works whatever is shown.
  public MenuItem menuItem() {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setId("menu-" + id);
    combination().ifPresent(item::setAccelerator);
    item.setOnAction(_ -> run());
    return item;
  }

  public void run() {
    if (enabled.getAsBoolean()) {
      action.run();
    }
  }
}
