package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.Numerals;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;

/// Pinned points: the value of every method and of the reference, over time where there is time. A point is pinned by a
/// click with the probe tool or by its coordinates typed here.
public final class ProbesView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final int GRAY = 0xff8c959f;

  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final DrawingView plot = new DrawingView();
  private final FlowPane cards = new FlowPane(8, 8);
  private final Label hint = new Label(TEXTS.get("probes.hint"));
  private final TextField typed = new TextField();
  private final VBox node;

  public ProbesView(CompareViewModel compare, OutputsViewModel outputs, Supplier<PlotStyle> style) {
    this.compare = compare;
    this.style = style;
    typed.setId("probe-typed");
    typed.setPromptText(TEXTS.get("probes.typed"));
    typed.setAccessibleText(TEXTS.get("probes.typed"));
    typed.setTooltip(new Tooltip(TEXTS.get("probes.typed")));
    typed.getStyleClass().add(Styles.SMALL);
    typed.setOnAction(_ -> pin(outputs));
    Button pin = new Button(TEXTS.get("probes.pin"));
    pin.setId("probe-pin");
    pin.getStyleClass().add(Styles.SMALL);
    pin.setOnAction(_ -> pin(outputs));
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    HBox line = new HBox(8, typed, pin, hint);
    line.setAlignment(Pos.CENTER_LEFT);
    plot.setId("probes-plot");
    StackPane body = new StackPane(plot, cards);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    node = new VBox(4, line, body);
    node.setMinSize(0, 0);
    node.getStyleClass().add("probes");
    compare.probes().changes().add(this::refresh);
  }

  private void pin(OutputsViewModel outputs) {
    try {
      String[] parts = typed.getText().strip().split("[;\\s]+|,\\s*", -1);
      double[] at = new double[parts.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = Numerals.parse(parts[i]);
      }
      if (outputs.pin(at)) {
        typed.clear();
      } else {
        hint.setText(TEXTS.get("probes.outside"));
      }
    } catch (NumberFormatException e) {
      hint.setText(TEXTS.get("probes.typed"));
    }
  }

  public Node node() {
    return node;
  }

  /// Shows the probes as they are now.
  public void refresh() {
    List<ProbesViewModel.Line> lines = compare.probes().lines();
    hint.setVisible(lines.isEmpty() || !hint.getText().equals(TEXTS.get("probes.hint")));
    boolean moving = lines.stream().anyMatch(line -> line.times().length > 1);
    plot.setVisible(moving);
    cards.setVisible(!moving);
    if (moving) {
      plot.show(plot(lines), style.get());
      return;
    }
    List<Node> texts = new ArrayList<>();
    for (String probe : lines.stream().map(ProbesViewModel.Line::probe).distinct().toList()) {
      VBox card = new VBox(2);
      card.getStyleClass().add("probe-card");
      Label title = new Label(probe);
      title.getStyleClass().add(Styles.TEXT_BOLD);
      card.getChildren().add(title);
      for (ProbesViewModel.Line line : lines) {
        if (line.probe().equals(probe)) {
          Label text = new Label(name(line) + "  " + NumberText.precise(line.values()[0]));
          text.getStyleClass().add("pane-number");
          card.getChildren().add(text);
        }
      }
      texts.add(card);
    }
    cards.getChildren().setAll(texts);
  }

  private static String name(ProbesViewModel.Line line) {
    return line.number() < 0 ? TEXTS.get("pane.reference") : line.method();
  }

  private LinePlot plot(List<ProbesViewModel.Line> lines) {
    List<LinePlot.Series> series = new ArrayList<>();
    for (ProbesViewModel.Line line : lines) {
      series.add(new LinePlot.Series(line.probe() + " · " + name(line), line.times(), line.values(),
          line.number() < 0 ? GRAY : PlotStyle.series(line.number()), line.times().length == 1));
    }
    return new LinePlot("", compare.withUnit("t"), compare.withUnit(compare.unknownName()), false, false,
        series);
  }
}
