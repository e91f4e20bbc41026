package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.collocate.app.form.NumberText;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.Ticks;
import org.collocate.viz.raster.Raster;
import org.collocate.viz.view.DrawingView;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// The colours of one quantity, shared by all panes that show it: ticks, the ends typed in place, and a lock that holds
/// the range.
final class ColorBarView {
  private static final double BAR = 14;
  private static final double PAD = 7;

  private final Show quantity;
  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final Label title = new Label();
  private final TextField high = new TextField();
  private final TextField low = new TextField();
  private final DrawingView bar = new DrawingView();
  private final ToggleButton lock = new ToggleButton();
  private final VBox node;

  ColorBarView(Show quantity, CompareViewModel compare, Supplier<PlotStyle> style) {
    this.quantity = quantity;
    this.compare = compare;
    this.style = style;
    title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    for (TextField end : List.of(high, low)) {
      end.getStyleClass().addAll(Styles.SMALL, "scale-end");
      end.setTooltip(new Tooltip("The end of the range; type another and press Enter"));
      end.setOnAction(_ -> typed());
    }
    lock.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    lock.setId("lock-" + quantity.name().toLowerCase(java.util.Locale.ROOT));
    lock.setOnAction(_ -> compare.lock(quantity, lock.isSelected()));
    VBox.setVgrow(bar, Priority.ALWAYS);
    node = new VBox(4, title, high, bar, low, lock);
    node.setAlignment(Pos.TOP_CENTER);
    node.getStyleClass().add("color-bar");
  }

  Node node() {
    return node;
  }

  private void typed() {
    try {
      compare.lock(quantity, number(low), number(high));
    } catch (NumberFormatException e) {
      refresh();
    }
  }

  private static double number(TextField field) {
    return Double.parseDouble(field.getText().replace('−', '-').strip());
  }

  void refresh() {
    // In one dimension heights are read from the plots' axes.
    ColorScale scale = compare.pictures().y().length > 1 ? compare.pictures().scales().get(quantity) : null;
    node.setVisible(scale != null);
    node.setManaged(scale != null);
    if (scale == null) {
      return;
    }
    String unknown = compare.unknowns().isEmpty() ? "" : compare.unknowns().get(compare.unknown());
    title.setText(switch (quantity) {
      case FIELD -> unknown;
      case ERROR -> "error of " + unknown;
      case MAGNITUDE -> "|error of " + unknown + "|";
    });
    if (!high.isFocused()) {
      high.setText(NumberText.of(scale.high()));
    }
    if (!low.isFocused()) {
      low.setText(NumberText.of(scale.low()));
    }
    boolean held = compare.isLocked(quantity);
    lock.setSelected(held);
    lock.setGraphic(new FontIcon(held ? MaterialDesignL.LOCK : MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE));
    lock.setTooltip(new Tooltip(held ? "The range is held; click to let it follow the values"
        : "The range follows the values of all panes; click to hold it"));
    bar.show((width, height) -> draw(scale, width, height));
  }

  private Drawing draw(ColorScale scale, double width, double height) {
    List<Drawing.Mark> marks = new ArrayList<>();
    int steps = 256;
    int[] colors = new int[steps];
    for (int i = 0; i < steps; i++) {
      colors[i] = scale.table().at(1 - i / (steps - 1.0));
    }
    double span = height - 2 * PAD;
    marks.add(new Drawing.Image(0, PAD, BAR, span, new Raster(1, steps, colors)));
    Ticks ticks = scale.spread() == ColorScale.Spread.LOGARITHMIC
        ? Ticks.logarithmic(scale.low(), scale.high(), (int) Math.max(2, span / 40))
        : Ticks.linear(scale.low(), scale.high(), (int) Math.max(2, span / 40));
    for (int i = 0; i < ticks.values().size(); i++) {
      double place = scale.low() == scale.high() ? 0.5 : scale.place(ticks.values().get(i));
      double y = PAD + span * (1 - place);
      marks
          .add(new Drawing.Polyline(new double[] {BAR, BAR + 4}, new double[] {y, y}, 1, style.get().line()));
      marks.add(new Drawing.Text(BAR + 7, y + 4, ticks.labels().get(i), 11, Drawing.Anchor.START, style.get()
          .text(), false, false));
    }
    return new Drawing(width, height, marks);
  }
}
