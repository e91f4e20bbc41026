package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.metric.Output;
import org.collocate.solver.service.RunStatus;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;

/// One pane: its head, its picture, and what there is to say when there is none.
final class PaneView {
  private static final Texts TEXTS = Texts.of("compare");
  private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final int GRAY = 0xff8c959f;
  private static final double DOUBTFUL = 0.005;

  private final Pane pane;
  private final CompareViewModel compare;
  private final Supplier<PlotStyle> style;
  private final PaneActions actions;
  private final PaneMenu menu;
  private final PaneHead head;
  private final PaneGestures gestures;
  private final FieldView field = new FieldView();
  private final DrawingView plot = new DrawingView();
  private final Label empty = new Label();
  private final Label message = new Label();
  private final RemediesView remedies;
  private final Label probe = new Label();
  private final Label caption = new Label();
  private final VBox node = new VBox();
  private final StackPane body;
  private @Nullable SurfacePane surface;

  PaneView(Pane pane, CompareViewModel compare, Supplier<PlotStyle> style, PaneActions actions) {
    this.pane = pane;
    this.compare = compare;
    this.style = style;
    this.actions = actions;
    menu = new PaneMenu(pane, compare, new PaneExportMenu(pane, compare, this::grip).items());
    head = new PaneHead(pane, compare, actions, menu);
    gestures = new PaneGestures(field, compare, actions::pin);
    LineGestures.on(plot, compare);
    remedies = new RemediesView(actions, slug(pane.id()), 2);
    field.setId("field-" + slug(pane.id()));
    empty.getStyleClass().addAll(Styles.TEXT_MUTED, "pane-empty");
    empty.setWrapText(true);
    message.getStyleClass().add("pane-message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    probe.getStyleClass().add("pane-probe");
    probe.setId("reading-" + slug(pane.id()));
    probe.setVisible(false);
    probe.setMouseTransparent(true);
    StackPane.setAlignment(probe, Pos.BOTTOM_LEFT);
    caption.getStyleClass().add("pane-caption");
    caption.setMouseTransparent(true);
    StackPane.setAlignment(caption, Pos.TOP_LEFT);
    body = new StackPane(field, plot, empty, probe, caption);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.addEventHandler(MouseEvent.MOUSE_CLICKED, this::maximize);
    head.node().addEventHandler(MouseEvent.MOUSE_CLICKED, this::maximize);
    field.widthProperty().subscribe(() -> seen());
    field.heightProperty().subscribe(() -> seen());
    node.getChildren().setAll(head.node(), body, message, remedies.node());
    node.getStyleClass().add("pane");
    node.setId("pane-" + slug(pane.id()));
    node.setMinSize(0, 0);
  }

  private void maximize(MouseEvent event) {
    if (event.getClickCount() == 2 && !event.isConsumed() && compare.tool() == Tool.PAN) {
      compare.layout().toggleMaximized(pane.id());
      event.consume();
    }
  }

  /// A name as an identifier.
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  Pane pane() {
    return pane;
  }

  Region node() {
    return node;
  }

  /// Where the pane is held to be dragged.
  Node grip() {
    return head.node();
  }

  void refresh() {
    Optional<MethodRun> run = pane.subject() instanceof Subject.OfMethod(String method)
        ? compare.method(method)
        : Optional.empty();
    node.pseudoClassStateChanged(STALE, run.map(MethodRun::stale).orElse(false));
    node.pseudoClassStateChanged(FAILED, run.map(r -> r.status() == RunStatus.FAILED).orElse(false));
    Optional<MethodRun> troubled = run.filter(PaneView::isTroubled);
    Pictures.Pane picture = compare.pictures().panes().get(pane.id());
    caption.setText(picture == null ? "" : picture.caption());
    caption.setVisible(!caption.getText().isEmpty());
    message.setText(troubled.map(MethodRun::message).orElse(""));
    message.setVisible(!message.getText().isEmpty());
    message.setManaged(message.isVisible());
    troubled.ifPresentOrElse(remedies::refresh, remedies::clear);
    menu.refresh();
    gestures.refresh();
    head.refresh(picture == null ? "" : beside(picture));
    show(compare.pictures(), picture, run);
    refreshPointer();
  }

  /// Whether a run is over without a result that one would want.
  private static boolean isTroubled(MethodRun run) {
    return run.status() == RunStatus.FAILED || run.status() == RunStatus.UNSUPPORTED
        || run.status() == RunStatus.CONVERGED && !run.remedies().isEmpty();
  }

  /// What is to be said of the picture.
  private String beside(Pictures.Pane picture) {
    if (!picture.obstacle().isEmpty()) {
      return TEXTS.get("pane.no-residual", picture.obstacle());
    }
    String own = picture.show() == compare.layout().all() || picture.show() == Show.DIFFERENCE ? ""
        : picture.show().label();
    Hatching.Share hatched = picture.hatched();
    if (hatched == null || hatched.share() < DOUBTFUL) {
      return own;
    }
    String doubt = TEXTS.get("pane.hatched." + hatched.cause().key(), Math.round(100 * hatched.share()));
    return own.isEmpty() ? doubt : own + " · " + doubt;
  }

  private void show(Pictures pictures, Pictures.@Nullable Pane picture, Optional<MethodRun> run) {
    boolean outlined = picture == null && !pictures.outline().isEmpty();
    boolean plane = outlined || picture != null && picture.raster() != null;
    boolean raised = plane && picture != null && compare.isSurface(pane.id());
    surface(pictures, raised ? picture : null);
    field.setVisible(plane && !raised);
    field.setOpacity(outlined ? 0.35 : 1);
    plot.setVisible(picture != null && !plane);
    empty.setVisible(picture == null);
    empty.setText(picture != null ? "" : emptyText(run));
    if (picture == null && !outlined) {
      return;
    }
    if (plane) {
      field.style(style.get());
      field.look(compare.view().look());
      field.show(scene(pictures, picture));
      seen();
    } else if (picture != null) {
      LinePlot lines = lines(picture, pictures.whole().x(), run);
      plot.show(lines, style.get());
    }
  }

  /// Shows a picture as a surface; null shows none.
  private void surface(Pictures pictures, Pictures.@Nullable Pane picture) {
    SurfacePane shown = surface;
    if (picture != null && shown == null) {
      shown = new SurfacePane(pane.id());
      surface = shown;
      body.getChildren().add(shown.node());
    }
    if (shown != null) {
      shown.show(pictures, picture, style.get());
    }
  }

  private static FieldView.Scene scene(Pictures pictures, Pictures.@Nullable Pane picture) {
    double[] x = pictures.whole().x();
    double[] y = pictures.whole().y();
    List<FieldView.Layer> layers = new ArrayList<>();
    if (picture != null && picture.raster() != null) {
      layers.add(new FieldView.Layer(picture.raster(), x[0], y[0], x[x.length - 1], y[y.length - 1]));
      Pictures.Axes part = pictures.part();
      if (picture.sharp() != null && part != null) {
        layers
            .add(new FieldView.Layer(picture.sharp(), part.x()[0], part.y()[0], part.x()[part.x().length - 1],
                part.y()[part.y().length - 1]));
      }
    }
    return new FieldView.Scene(x[0], y[0], x[x.length - 1], y[y.length - 1], layers, pictures.outline(),
        picture == null ? List.of() : picture.overlays());
  }

  private void seen() {
    double[] visible = field.visible();
    if (visible != null && field.isVisible()) {
      compare.view().see(pane.id(), visible);
    }
  }

  private String emptyText(Optional<MethodRun> of) {
    if (of.isEmpty()) {
      return TEXTS
          .get(pane.subject() instanceof Subject.OfReference ? "empty.reference" : "empty.difference");
    }
    MethodRun run = of.get();
    if (run.status() == null) {
      String forecast = actions.forecast(run.name());
      return forecast.isEmpty() ? TEXTS.get("empty.never") : TEXTS.get("empty.never.forecast", forecast);
    }
    if (!run.frames().isEmpty()) {
      return TEXTS.get("empty.drawing");
    }
    return switch (run.status()) {
      case QUEUED -> TEXTS.get("empty.queued");
      case RUNNING, PAUSED -> run.message().isEmpty() ? TEXTS.get("empty.starting") : run.message();
      case CANCELLED -> TEXTS.get("empty.cancelled");
      case UNSUPPORTED -> TEXTS.get("empty.unsupported");
      case CONVERGED, STOPPED, FAILED -> TEXTS.get("empty.none");
    };
  }

  private LinePlot lines(Pictures.Pane picture, double[] x, Optional<MethodRun> run) {
    List<LinePlot.Series> series = new ArrayList<>();
    if (picture.reference() != null) {
      series.add(new LinePlot.Series(TEXTS.get("pane.reference"), x, picture.reference(), GRAY, false));
    }
    series.add(new LinePlot.Series(run.map(MethodRun::name).orElse(pane.id()), x, picture.samples(),
        run.map(r -> PlotStyle.series(r.number())).orElse(GRAY), false));
    String symbol = compare.study()
        .map(study -> study.problem().domain().coordinateNames().getFirst())
        .orElse("x");
    boolean logarithmic = picture.show() == Show.MAGNITUDE || picture.show() == Show.RELATIVE;
    return new LinePlot("", compare.withUnit(symbol),
        picture.show().quantity(compare.withUnit(compare.unknownName())), false, logarithmic, series)
        .within(new LinePlot.Limits(compare.view().section(), values(picture)));
  }

  /// The ends of the upright axis, the same in all panes that show the same quantity. A reference that lies beyond them is
  /// seen whole unless the range is held.
  private @Nullable ValueRange values(Pictures.Pane picture) {
    ColorScale scale = compare.pictures().scale(picture.show());
    if (scale == null) {
      return null;
    }
    double low = scale.low();
    double high = scale.high();
    if (picture.reference() != null && !compare.scales().isHeld(picture.show())) {
      ValueRange reference = ValueRange.of(picture.reference());
      low = Math.min(low, reference.low());
      high = Math.max(high, reference.high());
    }
    if (picture.show() == Show.MAGNITUDE || picture.show() == Show.RELATIVE) {
      return new ValueRange(low / 1.3, high * 1.3);
    }
    double margin = high > low ? 0.04 * (high - low) : Math.max(1, Math.abs(low)) * 0.5;
    return new ValueRange(low - margin, high + margin);
  }

  /// Shows the cross-hair, what is read there, the pins and the cut.
  void refreshPointer() {
    List<FieldOverlay> marks = new ArrayList<>();
    compare.study().ifPresent(study -> {
      for (Output output : study.outputs()) {
        if (output instanceof Output.Probe(String name, var _, double[] at) && at.length == 2) {
          marks.add(new FieldOverlay.Pin(at[0], at[1], name));
        }
      }
    });
    compare.cut()
        .cut()
        .ifPresent(cut -> marks.add(new FieldOverlay.Cut(cut.x0(), cut.y0(), cut.x1(), cut.y1())));
    double[] at = compare.reading().at();
    if (at != null && at.length == 2) {
      marks.add(new FieldOverlay.Cross(at[0], at[1]));
    }
    field.mark(marks);
    plot.cross(at != null && at.length == 1 ? at[0] : Double.NaN);
    double value = compare.reading().value(pane.id());
    probe.setVisible(at != null && !Double.isNaN(value));
    if (at != null) {
      StringBuilder place = new StringBuilder();
      for (double coordinate : at) {
        place.append(place.isEmpty() ? "" : ", ").append(NumberText.of(coordinate));
      }
      probe.setText("(" + place + ")  " + NumberText.precise(value) + unit());
    }
  }

  private String unit() {
    Pictures.Pane picture = compare.pictures().panes().get(pane.id());
    boolean same = picture != null && switch (picture.show()) {
      case FIELD, ERROR, ABSOLUTE, MAGNITUDE, DIFFERENCE -> true;
      case GRADIENT, RELATIVE, RESIDUAL -> false;
    };
    return !same ? ""
        : compare.study().map(study -> study.units().get(compare.unknownName())).map(u -> " " + u).orElse("");
  }
}
