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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.Numerals;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;

/// All methods and the reference along the cut, and below their difference from the reference (from the first method where
/// there is none). The ends can be typed.
public final class LineCutView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final int GRAY = 0xff8c959f;

  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final DrawingView values = new DrawingView();
  private final DrawingView differences = new DrawingView();
  private final List<TextField> ends = new ArrayList<>();
  private final HBox line;
  private final Label hint = new Label(TEXTS.get("cut.hint"));
  private final VBox content;
  private final StackPane node;

  public LineCutView(CompareViewModel compare, Supplier<PlotStyle> style) {
    this.compare = compare;
    this.style = style;
    values.setId("cut-values");
    differences.setId("cut-differences");
    hint.setWrapText(true);
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    line = new HBox(8);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("cut-ends");
    for (int end = 0; end < 2; end++) {
      line.getChildren().add(new Label(TEXTS.get(end == 0 ? "cut.from" : "cut.to")));
      for (String axis : List.of("x", "y")) {
        TextField field = new TextField();
        field.setId("cut-" + axis + end);
        field.setPrefColumnCount(7);
        field.getStyleClass().add(Styles.SMALL);
        field.setAccessibleText(TEXTS.get("cut.end", axis, end == 0 ? "A" : "B"));
        field.setOnAction(_ -> typed());
        ends.add(field);
        line.getChildren().add(field);
      }
    }
    Button remove = new Button(TEXTS.get("cut.remove"));
    remove.setId("cut-remove");
    remove.getStyleClass().add(Styles.SMALL);
    remove.setOnAction(_ -> compare.cut().remove());
    line.getChildren().add(remove);
    HBox plots = new HBox(8, values, differences);
    HBox.setHgrow(values, Priority.ALWAYS);
    HBox.setHgrow(differences, Priority.ALWAYS);
    values.setPrefWidth(10);
    differences.setPrefWidth(10);
    VBox.setVgrow(plots, Priority.ALWAYS);
    content = new VBox(2, line, plots);
    node = new StackPane(content, hint);
    node.setMinSize(0, 0);
    node.getStyleClass().add("chart");
    compare.cut().changes().add(this::refresh);
  }

  public Node node() {
    return node;
  }

  private void typed() {
    try {
      List<Double> numbers = ends.stream().map(field -> Numerals.parse(field.getText())).toList();
      compare.cut().draw(new Cut(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
    } catch (NumberFormatException e) {
      showEnds();
    }
  }

  private void showEnds() {
    compare.cut().cut().ifPresent(cut -> {
      double[] numbers = {cut.x0(), cut.y0(), cut.x1(), cut.y1()};
      for (int i = 0; i < numbers.length; i++) {
        if (!ends.get(i).isFocused()) {
          ends.get(i).setText(Numerals.brief(numbers[i], 5));
        }
      }
    });
  }

  /// Shows the lines as they are now.
  public void refresh() {
    boolean some = compare.cut().cut().isPresent();
    boolean plane = compare.study().map(study -> study.problem().domain().dimension() == 2).orElse(false);
    hint.setVisible(!some);
    content.setVisible(some);
    line.setVisible(plane);
    line.setManaged(plane);
    showEnds();
    CutLines lines = compare.cut().lines();
    String axis = plane ? TEXTS.get("cut.along") : compare.withUnit("x");
    String quantity = compare.withUnit(compare.unknownName());
    values.show(values(lines, axis, quantity), style.get());
    differences.show(differences(lines, axis, quantity), style.get());
  }

  static LinePlot values(CutLines lines, String axis, String quantity) {
    List<LinePlot.Series> series = new ArrayList<>();
    double[] reference = lines.reference();
    if (reference != null) {
      series.add(new LinePlot.Series(TEXTS.get("pane.reference"), lines.along(), reference, GRAY, false));
    }
    for (CutLines.Line line : lines.methods()) {
      series.add(
          new LinePlot.Series(line.method(), lines.along(), line.values(), PlotStyle.series(line.number()),
              false));
    }
    return new LinePlot("", axis, quantity, false, false, series);
  }

  static LinePlot differences(CutLines lines, String axis, String quantity) {
    List<LinePlot.Series> series = new ArrayList<>();
    double[] known = lines.reference();
    double[] base = known != null ? known
        : lines.methods().isEmpty() ? new double[0]
            : lines.methods().getFirst().values();
    // Without a reference the first method takes its place.
    for (CutLines.Line line : lines.methods()
        .subList(known != null || lines.methods().isEmpty() ? 0 : 1,
            lines.methods().size())) {
      series.add(
          new LinePlot.Series(line.method(), lines.along(), Quantities.minus(line.values(), base), PlotStyle
              .series(line.number()), false));
    }
    String title = known != null || lines.methods().isEmpty() ? TEXTS.get("quantity.error", quantity)
        : TEXTS.get("difference", quantity, lines.methods().getFirst().method());
    return new LinePlot("", axis, title, false, false, series);
  }
}
