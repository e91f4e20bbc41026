package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.collocate.viz.color.ScaleRule;
import org.collocate.viz.plot.ColorBar;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.Numerals;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// The colours of one quantity, shared by all panes that show it: ticks, the ends typed in place, a lock that holds the
/// range, and a menu for everything else.
final class ColorBarView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final double BAR = 14;
  private static final double PAD = 12;

  private final Show quantity;
  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final Label title = new Label();
  private final TextField high = new TextField();
  private final TextField low = new TextField();
  private final TextField threshold = new TextField();
  private final DrawingView bar = new DrawingView();
  private final ToggleButton lock = new ToggleButton();
  private final MenuButton menu = new MenuButton();
  private final List<Runnable> marks = new ArrayList<>();
  private final VBox node;

  ColorBarView(Show quantity, CompareViewModel compare, Supplier<PlotStyle> style) {
    this.quantity = quantity;
    this.compare = compare;
    this.style = style;
    title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    field(high, "high");
    field(low, "low");
    field(threshold, "threshold");
    lock.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    lock.setId("lock-" + quantity.key());
    lock.setOnAction(_ -> hold(lock.isSelected()));
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
    menu.setGraphic(new FontIcon(MaterialDesignD.DOTS_HORIZONTAL));
    menu.setId("scale-menu-" + quantity.key());
    Hint.set(menu, TEXTS.get("scale.menu"));
    menu.setAccessibleText(TEXTS.get("scale.menu"));
    fillMenu();
    VBox.setVgrow(bar, Priority.ALWAYS);
    HBox tools = new HBox(lock, menu);
    tools.setAlignment(Pos.CENTER);
    node = new VBox(2, title, high, bar, low, threshold, tools);
    node.setAlignment(Pos.TOP_CENTER);
    node.getStyleClass().add("color-bar");
    node.setId("scale-" + quantity.key());
  }

  private void field(TextField field, String key) {
    field.getStyleClass().addAll(Styles.SMALL, "scale-end");
    field.setId("scale-" + key + "-" + quantity.key());
    Hint.set(field, TEXTS.get("scale." + key));
    field.setAccessibleText(TEXTS.get("scale." + key));
    field.setOnAction(_ -> typed());
  }

  private void fillMenu() {
    choice("scale.automatic", rule -> rule.range() instanceof ScaleRule.Automatic,
        () -> range(new ScaleRule.Automatic()));
    for (int percent : new int[] {1, 5}) {
      ScaleRule.Percentile range = new ScaleRule.Percentile(percent, 100.0 - percent);
      choice("scale.percentile" + percent, rule -> rule.range().equals(range), () -> range(range));
    }
    choice("scale.held", rule -> rule.range() instanceof ScaleRule.Held, () -> hold(true));
    menu.getItems().add(new SeparatorMenuItem());
    for (ColorScale.Spread spread : ColorScale.Spread.values()) {
      choice("scale." + spread.name().toLowerCase(java.util.Locale.ROOT), rule -> rule.spread() == spread,
          () -> compare.scales().change(quantity, rule -> rule.withSpread(spread)));
    }
    menu.getItems().add(new SeparatorMenuItem());
    for (ColorTable table : ColorTable.all()) {
      choice("table." + table.name(), rule -> rule.table() == table,
          () -> compare.scales().change(quantity, rule -> rule.withTable(table)));
    }
  }

  private void choice(String key, java.util.function.Predicate<ScaleRule> chosen, Runnable action) {
    RadioMenuItem item = new RadioMenuItem(TEXTS.get(key));
    item.setId("scale-" + quantity.key() + "-" + key.substring(key.indexOf('.') + 1));
    item.setOnAction(_ -> action.run());
    marks.add(() -> item.setSelected(chosen.test(compare.scales().of(quantity))));
    menu.getItems().add((MenuItem) item);
  }

  private void range(ScaleRule.Range range) {
    compare.scales().change(quantity, rule -> rule.withRange(range));
  }

  /// Holds the present range, or lets it follow the values again.
  private void hold(boolean held) {
    ColorScale present = compare.pictures().scale(quantity);
    if (held && present != null) {
      compare.scales().hold(quantity, present.low(), present.high());
    } else {
      range(new ScaleRule.Automatic());
    }
  }

  Node node() {
    return node;
  }

  private void typed() {
    try {
      if (threshold.isFocused()) {
        double t = Numerals.parse(threshold.getText());
        compare.scales().change(quantity, rule -> t > 0 ? rule.withThreshold(t) : rule.withThreshold(0));
      } else {
        compare.scales().hold(quantity, Numerals.parse(low.getText()), Numerals.parse(high.getText()));
      }
    } catch (NumberFormatException e) {
      refresh();
    }
  }

  void refresh() {
    // In one dimension heights are read from the plots' axes.
    ColorBar drawn = compare.pictures().whole().isPlane() ? compare.pictures().bars().get(quantity) : null;
    node.setVisible(drawn != null);
    node.setManaged(drawn != null);
    if (drawn == null) {
      return;
    }
    ColorScale scale = drawn.scale();
    title.setText(quantity.quantity(compare.withUnit(compare.unknownName())));
    Hint.set(title, title.getText());
    show(high, scale.high());
    show(low, scale.low());
    boolean symmetric = scale.spread() == ColorScale.Spread.SYMMETRIC;
    threshold.setVisible(symmetric);
    threshold.setManaged(symmetric);
    show(threshold, scale.threshold());
    boolean held = compare.scales().isHeld(quantity);
    lock.setSelected(held);
    lock.setGraphic(new FontIcon(held ? MaterialDesignL.LOCK : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE));
    Hint.set(lock, TEXTS.get(held ? "scale.release" : "scale.lock"));
    lock.setAccessibleText(TEXTS.get(held ? "scale.release" : "scale.lock"));
    marks.forEach(Runnable::run);
    bar.show((width, height) -> draw(drawn, width, height));
  }

  private static void show(TextField field, double number) {
    if (!field.isFocused()) {
      field.setText(NumberText.of(number));
    }
  }

  private Drawing draw(ColorBar drawn, double width, double height) {
    List<Drawing.Mark> all = new ArrayList<>();
    drawn.addTo(all, 1, PAD, BAR, height - 2 * PAD, 11, style.get());
    return new Drawing(width, height, all);
  }
}
