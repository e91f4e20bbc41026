package org.collocate.viz.view;

import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.collocate.viz.plot.Drawing;
import org.jspecify.annotations.Nullable;

/// Shows a drawing and has it made anew whenever its own size changes.
public final class DrawingView extends Region {
  /// Makes a drawing in a size.
  public interface Plot {
    Drawing draw(double width, double height);
  }

  private final Canvas canvas = new Canvas();
  private @Nullable Plot plot;

  public DrawingView() {
    getChildren().add(canvas);
    setMinSize(0, 0);
  }

  /// Shows another drawing; null shows nothing.
  public void show(@Nullable Plot next) {
    plot = next;
    redraw();
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      redraw();
    }
  }

  private void redraw() {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
    if (plot != null && width > 40 && height > 40) {
      CanvasPainter.paint(plot.draw(width, height), canvas.getGraphicsContext2D());
    }
  }
}
