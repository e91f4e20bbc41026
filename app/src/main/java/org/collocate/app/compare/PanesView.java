package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;

/// All panes in a grid that suits their number, with the colour scales beside and the time below. A pane is dragged to
/// another place by its head.
public final class PanesView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final PaneActions actions;
  private final Map<String, PaneView> panes = new LinkedHashMap<>();
  private final GridPane grid = new GridPane();
  private final Label none = new Label();
  private final ToggleGroup shows = new ToggleGroup();
  private final Map<Show, ToggleButton> choices = new EnumMap<>(Show.class);
  private final Map<OverlayKind, CheckMenuItem> overlays = new EnumMap<>(OverlayKind.class);
  private final Map<Tool, ToggleButton> tools = new EnumMap<>(Tool.class);
  private final ToggleGroup unknowns = new ToggleGroup();
  private final HBox unknownButtons = new HBox();
  private final List<ColorBarView> bars = new ArrayList<>();
  private final TimeBarView time;
  private final CompareCommands commands;
  private final BorderPane node = new BorderPane();
  private List<String> arranged = List.of();
  private @Nullable PaneView dragged;

  public PanesView(CompareViewModel compare, Supplier<PlotStyle> style, PaneActions actions) {
    this.compare = compare;
    this.style = style;
    this.actions = actions;
    time = new TimeBarView(compare);
    commands = new CompareCommands(compare, this::isShown);
    grid.getStyleClass().add("panes");
    grid.setMinSize(0, 0);
    makeDraggable();
    none.getStyleClass().add(Styles.TEXT_MUTED);
    VBox scales = new VBox(8);
    scales.getStyleClass().add("scales");
    for (Show show : Show.values()) {
      ColorBarView bar = new ColorBarView(show, compare, style);
      bars.add(bar);
      scales.getChildren().add(bar.node());
      VBox.setVgrow(bar.node(), Priority.ALWAYS);
    }
    node.setTop(toolBar());
    node.setCenter(new StackPane(grid, none));
    node.setRight(scales);
    node.setBottom(time.node());
    node.getStyleClass().add("compare");
    node.setMinSize(0, 0);
    compare.reading().changes().add(this::refreshPointer);
    compare.cut().changes().add(this::refreshPointer);
  }

  private Node toolBar() {
    HBox showButtons = new HBox();
    List<Show> all = List.of(Show.FIELD, Show.ERROR, Show.MAGNITUDE, Show.RESIDUAL);
    for (Show show : all) {
      ToggleButton button = segment(show.label(), shows, all.indexOf(show), all.size());
      choices.put(show, button);
      button.setId("show-" + show.key());
      button.setOnAction(_ -> compare.layout().chooseAll(show));
      button.setTooltip(new Tooltip(show.help()));
      showButtons.getChildren().add(button);
    }
    MenuButton over = new MenuButton(TEXTS.get("overlays"));
    over.setId("overlays");
    over.getStyleClass().add(Styles.SMALL);
    over.setTooltip(new Tooltip(TEXTS.get("overlays.hint")));
    for (OverlayKind kind : OverlayKind.values()) {
      CheckMenuItem item = new CheckMenuItem(kind.label());
      item.setId("overlay-" + kind.key());
      item.setOnAction(_ -> compare.drawOverlay(kind, item.isSelected()));
      overlays.put(kind, item);
      over.getItems().add(item);
    }
    // Where letters are large or the window is narrow, the tools go on in a second line.
    FlowPane bar = new FlowPane(12, 6, showButtons, over, toolButtons(), unknownButtons);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("compare-tools");
    return bar;
  }

  private Node toolButtons() {
    HBox buttons = new HBox();
    ToggleGroup group = new ToggleGroup();
    List<Tool> all = List.of(Tool.values());
    for (Tool tool : all) {
      String key = "tool." + tool.name().toLowerCase(java.util.Locale.ROOT);
      ToggleButton button = segment(TEXTS.get(key), group, all.indexOf(tool), all.size());
      button.setId(key.replace('.', '-'));
      button.setTooltip(new Tooltip(TEXTS.get(key + ".hint")));
      button.setOnAction(_ -> compare.choose(tool));
      tools.put(tool, button);
      buttons.getChildren().add(button);
    }
    return buttons;
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

  /// What can be done here.
  public List<CommandGroup> commands() {
    return commands.groups();
  }

  /// Whether the panes are on screen.
  public boolean isShown() {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /// Shows what is known now.
  public void refresh() {
    List<Pane> shown = compare.layout().shown();
    none.setVisible(shown.isEmpty());
    none.setText(TEXTS.get(!compare.isRight() ? "panes.wrong"
        : compare.methods().isEmpty() ? "panes.none" : "panes.closed"));
    panes.keySet().retainAll(compare.layout().panes().stream().map(Pane::id).toList());
    for (Pane pane : compare.layout().panes()) {
      PaneView view = panes.get(pane.id());
      if (view == null || !view.pane().subject().equals(pane.subject())) {
        view = new PaneView(pane, compare, style, actions);
        PaneView grabbed = view;
        view.grip().addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> dragged = grabbed);
        panes.put(pane.id(), view);
      }
    }
    List<String> names = shown.stream().map(Pane::id).toList();
    if (!names.equals(arranged) || !isInPlace(names)) {
      arranged = names;
      arrange(names);
    }
    shown.forEach(pane -> java.util.Objects.requireNonNull(panes.get(pane.id())).refresh());
    choices.forEach((show, button) -> {
      button.setSelected(compare.layout().all() == show);
      button.setDisable(show.isError() && !compare.hasReference());
    });
    overlays.forEach((kind, item) -> {
      item.setSelected(compare.overlays().contains(kind));
      item.setDisable(kind == OverlayKind.VECTORS && compare.unknowns().size() < 2);
    });
    tools.forEach((tool, button) -> button.setSelected(compare.tool() == tool));
    refreshUnknowns();
    bars.forEach(ColorBarView::refresh);
    time.refresh();
  }

  private boolean isInPlace(List<String> names) {
    return names.stream().allMatch(id -> {
      PaneView view = panes.get(id);
      return view != null && grid.getChildren().contains(view.node());
    });
  }

  private void refreshPointer() {
    for (Pane pane : compare.layout().shown()) {
      PaneView view = panes.get(pane.id());
      if (view != null) {
        view.refreshPointer();
      }
    }
  }

  private void refreshUnknowns() {
    List<String> names = compare.unknowns();
    if (unknownButtons.getChildren().size() != names.size()) {
      unknownButtons.getChildren().clear();
      for (int i = 0; i < names.size(); i++) {
        int index = i;
        ToggleButton button = segment(names.get(i), unknowns, i, names.size());
        button.setId("unknown-" + i);
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

  /// Lets a pane be dragged by its head to the place of another; the grid follows the drag, wherever it leads.
  private void makeDraggable() {
    grid.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
      PaneView from = dragged;
      if (from != null) {
        panes.values()
            .forEach(
                pane -> pane.node().pseudoClassStateChanged(TARGET, pane == paneAt(event) && pane != from));
      }
    });
    grid.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
      PaneView from = dragged;
      dragged = null;
      panes.values().forEach(pane -> pane.node().pseudoClassStateChanged(TARGET, false));
      PaneView target = paneAt(event);
      if (from != null && target != null && target != from && !event.isStillSincePress()) {
        compare.layout().move(from.pane().id(), target.pane().id());
      }
    });
  }

  private @Nullable PaneView paneAt(MouseEvent event) {
    for (Pane pane : compare.layout().shown()) {
      PaneView view = panes.get(pane.id());
      if (view != null) {
        Bounds bounds = view.node().localToScene(view.node().getBoundsInLocal());
        if (bounds.contains(event.getSceneX(), event.getSceneY())) {
          return view;
        }
      }
    }
    return null;
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
