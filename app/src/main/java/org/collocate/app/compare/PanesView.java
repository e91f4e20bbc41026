package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.run.MethodRun;
import org.collocate.viz.plot.PlotStyle;

/// The panes of all methods in a grid that suits their number, with the colour scales beside and the time below.
public final class PanesView {
  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final Consumer<String> run;
  private final Consumer<String> stop;
  private final Map<String, PaneView> panes = new LinkedHashMap<>();
  private final GridPane grid = new GridPane();
  private final Label none = new Label();
  private final ToggleGroup shows = new ToggleGroup();
  private final HBox showButtons = new HBox();
  private final Map<Show, ToggleButton> choices = new EnumMap<>(Show.class);
  private final ToggleGroup unknowns = new ToggleGroup();
  private final HBox unknownButtons = new HBox();
  private final ToggleButton contours = new ToggleButton("Contours");
  private final List<ColorBarView> bars = new ArrayList<>();
  private final TimeBarView time;
  private final BorderPane node = new BorderPane();
  private List<String> arranged = List.of();

  public PanesView(CompareViewModel compare, Supplier<PlotStyle> style, Consumer<String> run,
      Consumer<String> stop) {
    this.compare = compare;
    this.style = style;
    this.run = run;
    this.stop = stop;
    time = new TimeBarView(compare);
    grid.getStyleClass().add("panes");
    grid.setMinSize(0, 0);
    none.getStyleClass().add(Styles.TEXT_MUTED);
    VBox scales = new VBox(8);
    scales.getStyleClass().add("scales");
    for (Show show : Show.values()) {
      ColorBarView bar = new ColorBarView(show, compare, style);
      bars.add(bar);
      scales.getChildren().add(bar.node());
      VBox.setVgrow(bar.node(), Priority.ALWAYS);
    }
    node.setTop(tools());
    node.setCenter(new StackPane(grid, none));
    node.setRight(scales);
    node.setBottom(time.node());
    node.getStyleClass().add("compare");
    node.setMinSize(0, 0);
  }

  private Node tools() {
    List<Show> all = List.of(Show.values());
    for (Show show : all) {
      ToggleButton button = segment(show.label(), shows, all.indexOf(show), all.size());
      choices.put(show, button);
      button.setId("show-" + show.name().toLowerCase(java.util.Locale.ROOT));
      button.setOnAction(_ -> compare.choose(show));
      button.setTooltip(new Tooltip(switch (show) {
        case FIELD -> "The solution of each method";
        case ERROR -> "Method minus reference, symmetric about zero";
        case MAGNITUDE -> "Magnitude of the error on a logarithmic scale";
      }));
      showButtons.getChildren().add(button);
    }
    contours.getStyleClass().add(Styles.SMALL);
    contours.setTooltip(new Tooltip("Lines of equal value over fields"));
    contours.setOnAction(_ -> compare.drawContours(contours.isSelected()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox tools = new HBox(12, showButtons, contours, gap, unknownButtons);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("compare-tools");
    return tools;
  }

  private static ToggleButton segment(String text, ToggleGroup group, int place, int count) {
    ToggleButton button = new ToggleButton(text);
    button.setToggleGroup(group);
    button.getStyleClass().add(Styles.SMALL);
    if (count > 1) {
      button.getStyleClass()
          .add(place == 0 ? Styles.LEFT_PILL : place == count - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
    }
    return button;
  }

  public Node node() {
    return node;
  }

  /// Shows what is known now.
  public void refresh() {
    List<MethodRun> methods = compare.methods();
    none.setVisible(methods.isEmpty());
    none.setText(compare.isRight() ? "No method yet. Add one under Methods at the left."
        : "The study is not yet right. What it needs is marked at the left and listed under Messages.");
    for (MethodRun method : methods) {
      panes.computeIfAbsent(method.name(), name -> new PaneView(name, compare, style, run, stop))
          .refresh(
              method);
    }
    List<String> names = compare.maximized().isPresent() ? List.of(compare.maximized().get())
        : methods.stream().map(MethodRun::name).toList();
    if (!names.equals(arranged)) {
      arranged = names;
      arrange(names);
    }
    choices.forEach((show, button) -> {
      button.setSelected(compare.show() == show);
      button.setDisable(show != Show.FIELD && !compare.hasReference());
    });
    contours.setSelected(compare.contours());
    refreshUnknowns();
    bars.forEach(ColorBarView::refresh);
    time.refresh();
  }

  private void refreshUnknowns() {
    List<String> names = compare.unknowns();
    if (unknownButtons.getChildren().size() != names.size()) {
      unknownButtons.getChildren().clear();
      for (int i = 0; i < names.size(); i++) {
        int index = i;
        ToggleButton button = segment(names.get(i), unknowns, i, names.size());
        button.setOnAction(_ -> compare.chooseUnknown(index));
        unknownButtons.getChildren().add(button);
      }
    }
    unknownButtons.setVisible(names.size() > 1);
    for (int i = 0; i < names.size(); i++) {
      ToggleButton button = (ToggleButton) unknownButtons.getChildren().get(i);
      button.setText(names.get(i));
      button.setSelected(i == compare.unknown());
    }
  }

  private void arrange(List<String> names) {
    int columns = (int) Math.ceil(Math.sqrt(names.size()));
    int rows = columns == 0 ? 0 : (names.size() + columns - 1) / columns;
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    grid.getRowConstraints().clear();
    for (int c = 0; c < columns; c++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    for (int r = 0; r < rows; r++) {
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(100.0 / rows);
      grid.getRowConstraints().add(row);
    }
    for (int i = 0; i < names.size(); i++) {
      PaneView pane = panes.get(names.get(i));
      if (pane != null) {
        // Three panes leave no hole: the last one takes the whole row.
        boolean wide = i == names.size() - 1 && names.size() % columns != 0;
        int span = wide ? columns - i % columns : 1;
        grid.add(pane.node(), i % columns, i / columns, span, 1);
        GridPane.setHgrow(pane.node(), Priority.ALWAYS);
        GridPane.setVgrow(pane.node(), Priority.ALWAYS);
      }
    }
  }
}
