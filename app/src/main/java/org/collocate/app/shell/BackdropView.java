package org.collocate.app.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.compare.ColorStrip;
import org.collocate.app.compare.Pictures;
import org.collocate.app.compare.Show;
import org.collocate.app.form.NumberText;
import org.collocate.app.live.LiveResult;
import org.collocate.app.live.LiveViewModel;
import org.collocate.app.paint.PaintView;
import org.collocate.app.paint.PaintViewModel;
import org.collocate.app.sketch.SketchView;
import org.collocate.app.text.Texts;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// What lies below the drawing - the live solution, or the coefficient that is painted - and the line that says so, with
/// its colours.
final class BackdropView {
  private static final Texts TEXTS = Texts.of("shell");
  /// Rows of the graph that stands on an interval, and its height as a share of the interval's length.
  private static final int GRAPH_ROWS = 192;
  private static final double GRAPH_SHARE = 0.4;

  private final WorkbenchViewModel workbench;
  private final SketchView sketch;
  private final PaintView paint;
  private final Command live;
  private final ToggleButton toggle = new ToggleButton();
  private final Label text = new Label();
  private final ColorStrip strip = new ColorStrip();
  private final HBox node;
  private @Nullable Object shown;

  BackdropView(WorkbenchViewModel workbench, SketchView sketch, PaintView paint) {
    this.workbench = workbench;
    this.sketch = sketch;
    this.paint = paint;
    live = new Command("live", TEXTS.get("live"), MaterialDesignF.FLASH_OUTLINE, "Shortcut+L", () -> true,
        () -> workbench.live().turn(!workbench.live().isOn()));
    toggle.setText(TEXTS.get("live"));
    toggle.setGraphic(new FontIcon(live.icon()));
    toggle.setTooltip(new Tooltip(live.hint()));
    toggle.setId("live");
    toggle.getStyleClass().add(Styles.SMALL);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setOnAction(_ -> live.run());
    text.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    text.setId("live-state");
    text.setMinWidth(0);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    node = new HBox(8, toggle, text, strip.node());
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("sketch-line");
    node.setMinWidth(0);
  }

  Node node() {
    return node;
  }

  List<CommandGroup> commands() {
    return List.of(new CommandGroup("live", TEXTS.get("group.live"), List.of(live)));
  }

  void refresh() {
    boolean painting = paint.isInHand();
    workbench.paint().hold(painting);
    toggle.setSelected(workbench.live().isOn());
    toggle.setVisible(!painting);
    toggle.setManaged(!painting);
    Optional<PaintViewModel.Picture> painted = painting ? workbench.paint().picture() : Optional.empty();
    Optional<LiveResult> solved = painting ? Optional.empty() : workbench.live().result();
    text.setText(painted.map(picture -> TEXTS.get("live.painting", picture.name())).orElse(liveText(solved)));
    Object wanted = painted.isPresent() ? painted.get() : solved.orElse(null);
    if (java.util.Objects.equals(wanted, shown)) {
      return;
    }
    shown = wanted;
    painted.ifPresentOrElse(this::show, () -> solved.ifPresentOrElse(this::show, () -> {
      sketch.backdrop(null);
      strip.show(null);
    }));
  }

  private String liveText(Optional<LiveResult> solved) {
    LiveViewModel model = workbench.live();
    if (!model.isOn()) {
      return TEXTS.get("live.off");
    }
    if (solved.isEmpty()) {
      return model.obstacle();
    }
    LiveResult result = solved.get();
    String unknown = workbench.compare().unknowns().isEmpty() ? "u"
        : workbench.compare().unknowns().getFirst();
    return TEXTS.get(model.isCurrent() ? "live.state" : "live.stale", unknown, result.coarse() ? "P1" : "P2",
        NumberText.count(result.unknowns()),
        NumberText.seconds(result.solveSeconds() + result.drawSeconds()));
  }

  private void show(PaintViewModel.Picture picture) {
    double[] x = picture.grid().x();
    double[] y = picture.grid().y();
    sketch.backdrop(
        new FieldView.Scene(picture.raster(), x[0], y[0], x[x.length - 1], y[y.length - 1], List.of(),
            List.of()));
    strip.show(picture.scale());
  }

  private void show(LiveResult result) {
    Pictures pictures = result.pictures();
    Pictures.Pane pane = pictures.panes().get(LiveViewModel.PANE);
    double[] x = pictures.x();
    double[] y = pictures.y();
    ColorScale scale = pictures.scale(Show.FIELD);
    if (pane == null || scale == null) {
      sketch.backdrop(null);
      strip.show(null);
      return;
    }
    double left = x[0];
    double right = x[x.length - 1];
    Raster raster = pane.raster();
    sketch.backdrop(raster == null
        ? new FieldView.Scene(Raster.graph(pane.samples(), GRAPH_ROWS, scale), left, 0, right,
            GRAPH_SHARE * (right - left), List.of(), List.of())
        : new FieldView.Scene(raster, left, y[0], right, y[y.length - 1], List.of(), List.of()));
    strip.show(scale);
  }
}
