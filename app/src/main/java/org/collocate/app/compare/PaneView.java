package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.service.RunStatus;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// One method: its head with state and number, its picture, and what there is to say when there is none.
final class PaneView {
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final int GRAY = 0xff8c959f;

  private final String method;
  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final Circle dot = new Circle(4.5);
  private final Label name = new Label();
  private final Label state = new Label();
  private final Label status = new Label();
  private final Label number = new Label();
  private final Button action = new Button();
  private final MenuButton menu = new MenuButton();
  private final FieldView field = new FieldView();
  private final DrawingView plot = new DrawingView();
  private final Label empty = new Label();
  private final Label message = new Label();
  private final Label probe = new Label();
  private final VBox node = new VBox();
  private Pictures.@Nullable Pane shown;
  private boolean active;

  /// @param run starts this method
  /// @param stop ends this method
  PaneView(String method, CompareViewModel compare, Supplier<PlotStyle> style, Consumer<String> run,
      Consumer<String> stop) {
    this.method = method;
    this.compare = compare;
    this.style = style;
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setMinWidth(40);
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(name, Priority.SOMETIMES);
    status.getStyleClass().addAll(Styles.TEXT_SMALL, "pane-status");
    status.setMinWidth(0);
    state.setMinWidth(16);
    state.getStyleClass().add("pane-state");
    number.getStyleClass().addAll("pane-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    action.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    action.setOnAction(_ -> (active ? stop : run).accept(method));
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "no-arrow");
    menu.setGraphic(new FontIcon(MaterialDesignC.CHEVRON_DOWN));
    menu.setTooltip(new Tooltip("What this pane shows"));
    for (Show show : Show.values()) {
      RadioMenuItem item = new RadioMenuItem(show.label());
      item.setOnAction(_ -> compare.choose(method, show));
      menu.getItems().add(item);
    }
    HBox head = new HBox(6, dot, name, state, status, gap, number, action, menu);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pane-head");
    head.setMinWidth(0);
    empty.getStyleClass().addAll(Styles.TEXT_MUTED, "pane-empty");
    empty.setWrapText(true);
    message.getStyleClass().add("pane-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    probe.getStyleClass().add("pane-probe");
    probe.setVisible(false);
    probe.setMouseTransparent(true);
    StackPane.setAlignment(probe, Pos.BOTTOM_LEFT);
    StackPane body = new StackPane(field, plot, empty, probe);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        compare.toggleMaximized(method);
      }
    });
    head.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        compare.toggleMaximized(method);
      }
    });
    field.setOnMouseMoved(event -> probe(event.getX(), event.getY()));
    field.setOnMouseExited(_ -> probe.setVisible(false));
    node.getChildren().setAll(head, body, message);
    node.getStyleClass().add("pane");
    node.setId("pane-" + method.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    node.setMinSize(0, 0);
  }

  Node node() {
    return node;
  }

  void refresh(MethodRun run) {
    active = run.isActive();
    dot.setFill(color(PlotStyle.series(run.number())));
    name.setText(run.name().equals(run.label()) ? run.name() : run.label() + named(run));
    boolean over = run.status() != null && run.status().isFinal();
    state.setGraphic(over ? new FontIcon(icon(run)) : null);
    state.setTooltip(new Tooltip(StatusText.of(run)));
    state.setVisible(over);
    state.setManaged(over);
    status.setText(run.status() == RunStatus.CONVERGED && !run.stale() ? ""
        : StatusText.of(run)
            + (active && !Double.isNaN(run.seconds()) ? " · " + NumberText.seconds(run.seconds()) : ""));
    number.setText(StatusText.number(run));
    number.setTooltip(new Tooltip(Double.isNaN(run.relativeL2()) ? "Wall-clock time"
        : "Relative L2 error against the reference"));
    node.pseudoClassStateChanged(STALE, run.stale());
    node.pseudoClassStateChanged(FAILED, run.status() == RunStatus.FAILED);
    action.setGraphic(new FontIcon(active ? MaterialDesignC.CLOSE
        : run.stale() ? MaterialDesignR.REFRESH : MaterialDesignP.PLAY));
    action.setTooltip(new Tooltip(active ? "Stop this method"
        : run.stale() ? "The study has changed: run this method again" : "Run this method alone"));
    boolean explains = run.status() == RunStatus.FAILED || run.status() == RunStatus.UNSUPPORTED;
    message.setText(explains ? run.message() : "");
    message.setVisible(!message.getText().isEmpty());
    message.setManaged(message.isVisible());
    Show mine = compare.showOf(method);
    menu.getItems().forEach(item -> ((RadioMenuItem) item).setSelected(item.getText().equals(mine.label())));
    show(compare.pictures(), run);
  }

  private static Ikon icon(MethodRun run) {
    return run.stale() ? MaterialDesignC.CLOCK_ALERT_OUTLINE : switch (run.status()) {
      case CONVERGED -> MaterialDesignC.CHECK;
      case STOPPED -> MaterialDesignT.TIMER_SAND_COMPLETE;
      case CANCELLED -> MaterialDesignC.CANCEL;
      case null, default -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
    };
  }

  /// The name that the user gave beside the method's own.
  private static String named(MethodRun run) {
    return switch (run.name()) {
      case "fem", "random-features", "pinn" -> "";
      default -> " · " + run.name();
    };
  }

  private void show(Pictures pictures, MethodRun run) {
    Pictures.Pane pane = pictures.panes().get(method);
    shown = pane;
    boolean outlined = pane == null && !pictures.outline().isEmpty();
    boolean plane = outlined || pane != null && pane.raster() != null;
    field.setVisible(plane);
    field.setOpacity(outlined ? 0.35 : 1);
    plot.setVisible(pane != null && !plane);
    empty.setVisible(pane == null);
    empty.setText(pane != null ? "" : emptyText(run));
    probe.setVisible(probe.isVisible() && pane != null);
    if (pane == null && !outlined) {
      return;
    }
    double[] x = pictures.x();
    double[] y = pictures.y();
    if (plane) {
      field.ink(style.get().text());
      field.show(new FieldView.Scene(pane == null ? null : pane.raster(), x[0], y[0], x[x.length - 1],
          y[y.length - 1], pictures
              .outline(),
          pane == null ? List.of() : pane.contours()));
    } else if (pane != null) {
      LinePlot lines = lines(pane, x, run);
      plot.show((width, height) -> lines.draw(width, height, style.get()));
    }
  }

  private static String emptyText(MethodRun run) {
    if (run.status() == null) {
      return "Not run yet";
    }
    if (!run.frames().isEmpty()) {
      return "Drawing…";
    }
    return switch (run.status()) {
      case QUEUED -> "Waiting for its turn";
      case RUNNING, PAUSED -> run.message().isEmpty() ? "Starting…" : run.message();
      case CANCELLED -> "Cancelled before the first picture";
      case UNSUPPORTED -> "This method does not fit the problem";
      case CONVERGED, STOPPED, FAILED -> "No picture";
    };
  }

  private LinePlot lines(Pictures.Pane pane, double[] x, MethodRun run) {
    String unknown = compare.unknowns().isEmpty() ? "" : compare.unknowns().get(compare.unknown());
    List<LinePlot.Series> series = new ArrayList<>();
    if (pane.reference() != null) {
      series.add(new LinePlot.Series("reference", x, pane.reference(), GRAY, false));
    }
    series.add(new LinePlot.Series(run.name(), x, pane.samples(), PlotStyle.series(run.number()), false));
    return new LinePlot("", "x", pane.show() == Show.FIELD ? unknown : pane.show().label(), false,
        pane.show() == Show.MAGNITUDE, series);
  }

  private void probe(double left, double top) {
    Pictures.Pane pane = shown;
    double[] at = field.pointAt(left, top);
    if (pane == null || at == null) {
      probe.setVisible(false);
      return;
    }
    double[] x = compare.pictures().x();
    double[] y = compare.pictures().y();
    int i = index(x, at[0]);
    int j = index(y, at[1]);
    double value = i < 0 || j < 0 ? Double.NaN : pane.samples()[j * x.length + i];
    probe.setVisible(!Double.isNaN(value));
    probe.setText("(" + NumberText.of(at[0]) + ", " + NumberText.of(at[1]) + ")  " + NumberText.of(value));
  }

  private static int index(double[] axis, double value) {
    double h = axis[1] - axis[0];
    long index = Math.round((value - axis[0]) / h);
    return index < 0 || index >= axis.length ? -1 : (int) index;
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }

}
