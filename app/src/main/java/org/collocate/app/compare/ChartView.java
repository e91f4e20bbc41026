package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;

/// A chart, or what to do to see one.
public final class ChartView {
  private final DrawingView view = new DrawingView();
  private final Label empty = new Label();
  private final Supplier<PlotStyle> style;
  private final StackPane node;

  /// @param hint shown while there is no line
  public ChartView(String hint, Supplier<PlotStyle> style) {
    this.style = style;
    empty.setText(hint);
    empty.setWrapText(true);
    empty.getStyleClass().add(Styles.TEXT_MUTED);
    node = new StackPane(view, empty);
    node.setMinSize(0, 0);
    node.getStyleClass().add("chart");
  }

  public Node node() {
    return node;
  }

  /// Shows a plot.
  public void refresh(LinePlot plot) {
    boolean some = !plot.series().isEmpty();
    empty.setVisible(!some);
    if (some) {
      view.show(plot, style.get());
    } else {
      view.show(null);
    }
  }
}
