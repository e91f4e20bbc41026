package org.collocate.app.play;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.compare.OutputsViewModel;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.FieldView;
import org.jspecify.annotations.Nullable;

/// The stage on which an evolution is played: what is shown and how fast above, the picture, which the brush paints into, and below
/// the readings, the place in time and how it goes.
public final class PlayView {
  private static final Texts TEXTS = Texts.of("play");
  private static final double READINGS = 150;
  private static final int BRUSH_COLOR = 0xb0ffffff;
  private static final int RING = 48;

  private final PlayViewModel play;
  private final OutputsViewModel outputs;
  private final Supplier<PlotStyle> style;
  private final PlayBar bar;
  private final BrushBar brush;
  private final FieldView field = new FieldView();
  private final Label empty = new Label();
  private final Label trouble = new Label();
  private final Button shorter = new Button(TEXTS.get("trouble.shorter"));
  private final Button undo = new Button(TEXTS.get("trouble.undo"));
  private final Button restart = new Button(TEXTS.get("trouble.restart"));
  private final HBox banner = new HBox(8, trouble, shorter, undo, restart);
  private final DrawingView readings = new DrawingView();
  private final TimelineBar timeline;
  private final BorderPane node = new BorderPane();
  private double @Nullable [] pointer;
  /// What came of the last click; empty if there is nothing to say.
  private String said = "";

  /// @param outputs pins points
  /// @param style the colours of pictures
  public PlayView(PlayViewModel play, OutputsViewModel outputs, Supplier<PlotStyle> style) {
    this.play = play;
    this.outputs = outputs;
    this.style = style;
    bar = new PlayBar(play, this::isShown);
    brush = new BrushBar(play);
    timeline = new TimelineBar(play);
    empty.getStyleClass().add("sketch-empty");
    empty.setMouseTransparent(true);
    empty.setWrapText(true);
    trouble.setWrapText(true);
    trouble.setId("play-trouble");
    shorter.setId("play-shorter");
    undo.setId("play-back");
    restart.setId("play-anew");
    shorter.setOnAction(_ -> play.picture().map(PlayPicture::trouble).ifPresent(now -> {
      bar.write(now.stable());
      play.length(now.stable());
      play.play(true);
    }));
    undo.setOnAction(_ -> play.undo());
    restart.setOnAction(_ -> play.restart());
    for (Button button : List.of(shorter, undo, restart)) {
      button.getStyleClass().add(Styles.SMALL);
      button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    }
    banner.getStyleClass().add("play-banner");
    banner.setAlignment(Pos.CENTER_LEFT);
    banner.setId("play-banner");
    field.setId("play-field");
    field.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    field.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    field.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    field.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
    readings.setId("play-readings");
    readings.setMinHeight(READINGS);
    readings.setPrefHeight(READINGS);
    readings.setMaxHeight(READINGS);
    node.setTop(new VBox(bar.node(), brush.node(), banner));
    node.setCenter(new StackPane(field, empty));
    node.setBottom(new VBox(readings, timeline.node()));
    node.setId("play");
    play.changes().add(this::refresh);
  }

  private boolean isShown() {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  private void pressed(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    if (at == null || event.getButton() != MouseButton.PRIMARY || play.isLine() && brush.isPinning()) {
      return;
    }
    if (brush.isPinning()) {
      said = outputs.pin(at) ? "" : TEXTS.get("brush.pin.outside");
      refresh();
    } else {
      said = "";
      play.touch(at[0], play.isLine() ? 0 : at[1]);
    }
  }

  private void dragged(MouseEvent event) {
    double[] at = field.pointAt(event.getX(), event.getY());
    if (at != null && event.isPrimaryButtonDown() && !brush.isPinning()) {
      play.drag(at[0], play.isLine() ? 0 : at[1]);
    }
    moved(event);
  }

  private void moved(MouseEvent event) {
    pointer = field.pointAt(event.getX(), event.getY());
    mark();
  }

  private void leave() {
    pointer = null;
    mark();
  }

  private void mark() {
    List<FieldOverlay> marks = new ArrayList<>();
    List<PlayPicture.Reading> read = play.picture().map(PlayPicture::probes).orElse(List.of());
    List<String> names = play.names();
    for (int k = 0; k < Math.min(read.size(), names.size()) && !play.isLine(); k++) {
      marks.add(new FieldOverlay.Pin(read.get(k).at()[0], read.get(k).at()[1], names.get(k)));
    }
    double[] at = pointer;
    if (at != null && !brush.isPinning() && play.isPlayable()) {
      marks.add(new FieldOverlay.Lines(List.<double[][]>of(ring(at)), 1.2, BRUSH_COLOR));
    }
    field.mark(marks);
  }

  private double[][] ring(double[] at) {
    double[][] line = new double[2][RING + 1];
    for (int k = 0; k <= RING; k++) {
      double angle = 2 * Math.PI * k / RING;
      line[0][k] = at[0] + play.radius() * Math.cos(angle);
      line[1][k] = at[1] + play.radius() * Math.sin(angle);
    }
    return line;
  }

  public Node node() {
    return node;
  }

  /// What can be done here.
  public List<CommandGroup> commands() {
    return List.of(new CommandGroup("play", TEXTS.get("group"), bar.commands()));
  }

  /// Shows the evolution as it is now.
  public void refresh() {
    if (!isShown()) {
      return;
    }
    bar.refresh();
    brush.refresh();
    timeline.refresh(said);
    PlayPicture picture = play.picture().orElse(null);
    empty.setText(!play.obstacle().isEmpty() ? play.obstacle() : picture == null ? TEXTS.get("empty") : "");
    empty.setVisible(!empty.getText().isEmpty());
    field.setVisible(picture != null);
    PlayPicture.Trouble wrong = picture == null ? null : picture.trouble();
    show(banner, wrong != null);
    boolean reading = picture != null && !picture.probes().isEmpty() && !play.isLine();
    show(readings, reading);
    field.style(style.get());
    if (picture == null) {
      return;
    }
    if (wrong != null) {
      trouble.setText(text(wrong, picture));
      show(shorter, wrong.isUnstable());
      show(undo, picture.now().edited());
    }
    double[] box = picture.box();
    field.show(new FieldView.Scene(picture.raster(), box[0], box[1], box[2], box[3], picture.outline(),
        List.of()));
    if (reading) {
      readings.show(plot(picture.probes()), style.get());
    }
    mark();
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private LinePlot plot(List<PlayPicture.Reading> probes) {
    List<LinePlot.Series> series = new ArrayList<>();
    for (int k = 0; k < Math.min(probes.size(), play.names().size()); k++) {
      PlayPicture.Reading reading = probes.get(k);
      series.add(
          new LinePlot.Series(play.names().get(k), reading.times(), reading.values(), PlotStyle.series(k),
              reading.times().length == 1));
    }
    return new LinePlot("", "t", play.unknowns().get(play.unknown()), false, false, series);
  }

  private static String text(PlayPicture.Trouble wrong, PlayPicture picture) {
    StringBuilder at = new StringBuilder(NumberText.of(wrong.at()[0]));
    if (wrong.at().length > 1) {
      at.append(", ").append(NumberText.of(wrong.at()[1]));
    }
    String what = Double.isFinite(wrong.value())
        ? TEXTS.get("trouble.grown", wrong.unknown(), NumberText.scientific(wrong.value()),
            NumberText.scientific(wrong.bound()), at, NumberText.of(wrong.time()))
        : TEXTS.get("trouble.infinite", wrong.unknown(), at, NumberText.of(wrong.time()));
    String why = wrong.isUnstable()
        ? TEXTS.get("trouble.step", NumberText.precise(wrong.length()), NumberText.precise(wrong.stable()))
        : TEXTS.get("trouble.equation", NumberText.precise(wrong.length()),
            NumberText.precise(wrong.stable()));
    return what + " " + why + " " + TEXTS.get("trouble.back", NumberText.of(picture.now().time()));
  }
}
