package org.collocate.viz.view;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotHit;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;

/// Shows a drawing and has it made anew whenever its own size changes. Of lines it shows the point under the cursor with its
/// numbers, and a cross-hair that may come from elsewhere.
public final class DrawingView extends Region {
  private static final double REACH = 30;

  /// Makes a drawing in a size.
  public interface Plot {
    Drawing draw(double width, double height);
  }

  private final Canvas canvas = new Canvas();
  private final Canvas front = new Canvas();
  private final LetterScale letters = new LetterScale();
  private @Nullable Plot plot;
  private @Nullable LinePlot lines;
  private PlotStyle style = PlotStyle.LIGHT;
  private double cross = Double.NaN;
  private Optional<PlotHit> hit = Optional.empty();

  public DrawingView() {
    getChildren().addAll(canvas, front, letters.node());
    letters.onChange(this::redraw);
    front.setMouseTransparent(true);
    setMinSize(0, 0);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX(), event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, _ -> {
      hit = Optional.empty();
      redrawFront();
    });
  }

  /// Shows another drawing; null shows nothing.
  public void show(@Nullable Plot next) {
    plot = next;
    lines = null;
    redraw();
  }

  /// Shows lines.
  public void show(LinePlot next, PlotStyle as) {
    if (Objects.equals(next, lines) && as.equals(style)) {
      return;
    }
    plot = (width, height) -> next.draw(width, height, as);
    lines = next;
    style = as;
    redraw();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      for (Canvas sheet : new Canvas[] {canvas, front}) {
        sheet.setWidth(getWidth());
        sheet.setHeight(getHeight());
      }
      redraw();
    }
  }

  private void redraw() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
    hit = Optional.empty();
    redrawFront();
    if (plot != null && width > 40 && height > 40) {
      double factor = letters.factor();
      paint(plot.draw(width / factor, height / factor), canvas);
    }
  }

  /// Paints a drawing, its letters as large as those around.
  private void paint(Drawing drawing, Canvas sheet) {
    GraphicsContext graphics = sheet.getGraphicsContext2D();
    graphics.save();
    graphics.scale(letters.factor(), letters.factor());
    CanvasPainter.paint(drawing, graphics);
    graphics.restore();
  }

  /// Shows the cross-hair at a number of the horizontal axis of lines; NaN shows none.
  public void cross(double x) {
    if (Double.compare(x, cross) != 0) {
      cross = x;
      redrawFront();
    }
  }

  /// The number of the horizontal axis of lines at so many pixels from the left; empty beside the axis and for other drawings.
  public OptionalDouble numberAt(double px) {
    return numbers().apply(px);
  }

  /// The present numbers of the horizontal axis, by pixels from the left as in [#numberAt]: they stay as they are when other
  /// lines are shown, as a drag needs it that moves the lines themselves.
  public DoubleFunction<OptionalDouble> numbers() {
    LinePlot shown = lines;
    double factor = letters.factor();
    double width = getWidth() / factor;
    double height = getHeight() / factor;
    return shown == null ? _ -> OptionalDouble.empty() : px -> shown.numberAt(width, height, px / factor);
  }

  private void redrawFront() {
    front.getGraphicsContext2D().clearRect(0, 0, front.getWidth(), front.getHeight());
    LinePlot shown = lines;
    double width = getWidth() / letters.factor();
    double height = getHeight() / letters.factor();
    if (shown != null && !Double.isNaN(cross)) {
      paint(shown.cross(width, height, cross, style), front);
    }
    hit.ifPresent(point -> paint(point.drawing(width, height, style), front));
  }

  private void hover(double x, double y) {
    LinePlot shown = lines;
    double factor = letters.factor();
    hit = shown == null ? Optional.empty()
        : shown.hit(getWidth() / factor, getHeight() / factor, x / factor, y / factor, REACH);
    redrawFront();
  }
}
