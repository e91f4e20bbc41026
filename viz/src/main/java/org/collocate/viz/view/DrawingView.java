package org.collocate.viz.view;

import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;

/// Shows a drawing and has it made anew whenever its own size changes. Of lines it shows the point under the cursor with its
/// numbers.
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

  public DrawingView() {
    getChildren().addAll(canvas, front, letters.node());
    letters.onChange(this::redraw);
    front.setMouseTransparent(true);
    setMinSize(0, 0);
    setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    setOnMouseExited(_ -> clearFront());
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
    clearFront();
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

  private void clearFront() {
    front.getGraphicsContext2D().clearRect(0, 0, front.getWidth(), front.getHeight());
  }

  private void hover(double x, double y) {
    clearFront();
    LinePlot shown = lines;
    if (shown != null) {
      double factor = letters.factor();
      double width = getWidth() / factor;
      double height = getHeight() / factor;
      shown.hit(width, height, x / factor, y / factor, REACH)
          .ifPresent(hit -> paint(hit.drawing(width, height, style), front));
    }
  }
}
