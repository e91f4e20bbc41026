package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The menu of a pane: what it shows, other panes beside it, and what leaves the window.
final class PaneMenu {
  private static final Texts TEXTS = Texts.of("compare");

  private final Pane pane;
  private final CompareViewModel compare;
  private final MenuButton node = new MenuButton();
  private final Map<Show, RadioMenuItem> shows = new EnumMap<>(Show.class);
  private final Menu differences = new Menu(TEXTS.get("menu.difference"));
  private final MenuItem larger = new MenuItem();
  private final CheckMenuItem surface = new CheckMenuItem(TEXTS.get("menu.surface"));

  /// @param out what leaves the window
  PaneMenu(Pane pane, CompareViewModel compare, List<MenuItem> out) {
    this.pane = pane;
    this.compare = compare;
    node.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
    node.setGraphic(new FontIcon(MaterialDesignC.CHEVRON_DOWN));
    node.setTooltip(new Tooltip(TEXTS.get("menu.hint")));
    node.setAccessibleText(TEXTS.get("menu.accessible", pane.id()));
    node.setId("pane-menu-" + PaneView.slug(pane.id()));
    boolean difference = pane.subject() instanceof Subject.OfDifference;
    for (Show show : Show.values()) {
      if (show != Show.DIFFERENCE && !difference) {
        RadioMenuItem item = new RadioMenuItem(show.label());
        item.setId(node.getId() + "-" + show.key());
        item.setOnAction(_ -> compare.layout().choose(pane.id(), show));
        shows.put(show, item);
        node.getItems().add(item);
      }
    }
    if (!difference) {
      node.getItems().add(new SeparatorMenuItem());
    }
    surface.setId(node.getId() + "-surface");
    surface.setOnAction(_ -> compare.toggleSurface(pane.id()));
    node.getItems().addAll(surface, new SeparatorMenuItem());
    if (pane.subject() instanceof Subject.OfMethod) {
      node.getItems().add(differences);
    }
    node.getItems()
        .addAll(item("again", () -> compare.layout().add(pane.subject(), pane.own())),
            item("reference", () -> compare.layout().add(new Subject.OfReference(), Optional.empty())),
            new SeparatorMenuItem());
    node.getItems().addAll(out);
    larger.setOnAction(_ -> compare.layout().toggleMaximized(pane.id()));
    larger.setId(node.getId() + "-larger");
    node.getItems()
        .addAll(new SeparatorMenuItem(), larger, item("close", () -> compare.layout().close(pane.id())),
            item("restore", compare.layout()::restore));
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get("menu." + key));
    item.setId(node.getId() + "-" + key);
    item.setOnAction(_ -> action.run());
    return item;
  }

  MenuButton node() {
    return node;
  }

  void refresh() {
    Show mine = compare.layout().showOf(pane);
    surface.setSelected(compare.isSurface(pane.id()));
    surface.setDisable(compare.pictures().y().length < 2);
    shows.forEach((show, item) -> {
      item.setSelected(show == mine);
      item.setDisable(show.isError()
          && (!compare.hasReference() || pane.subject() instanceof Subject.OfReference));
    });
    larger.setText(TEXTS.get(compare.layout().maximized().isPresent() ? "menu.smaller" : "menu.larger"));
    if (pane.subject() instanceof Subject.OfMethod(String method)) {
      List<String> others = compare.methods()
          .stream()
          .map(MethodRun::name)
          .filter(name -> !name.equals(method))
          .toList();
      if (others.size() != differences.getItems().size()
          || !others.equals(differences.getItems().stream().map(MenuItem::getUserData).toList())) {
        List<MenuItem> items = new ArrayList<>();
        for (String other : others) {
          MenuItem item = new MenuItem(TEXTS.get("difference", method, other));
          item.setUserData(other);
          item.setId(node.getId() + "-minus-" + PaneView.slug(other));
          item.setOnAction(
              _ -> compare.layout().add(new Subject.OfDifference(method, other), Optional.empty()));
          items.add(item);
        }
        differences.getItems().setAll(items);
        differences.setDisable(items.isEmpty());
      }
    }
  }
}
