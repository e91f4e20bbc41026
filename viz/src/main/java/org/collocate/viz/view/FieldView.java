package org.collocate.viz.view;

import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// A raster over a rectangle of the plane, its proportions kept, with lines drawn over it.
public final class FieldView extends Region {
  private static final double MARGIN = 8;

  /// What is shown.
  ///
  /// @param raster null shows the lines alone
  /// @param x0 left edge, the centre of the first column of pixels
  /// @param outline the domain's boundary, `[line][axis][point]`
  /// @param contours lines of equal value, `[line][axis][point]`
  public record Scene(@Nullable Raster raster, double x0, double y0, double x1, double y1,
      List<double[][]> outline, List<double[][]> contours) {
    public Scene {
      outline = List.copyOf(outline);
      contours = List.copyOf(contours);
    }
  }

  private final Canvas canvas = new Canvas();
  private @Nullable Scene scene;
  private @Nullable Image image;
  private Color ink = Color.BLACK;

  public FieldView() {
    getChildren().add(canvas);
    setMinSize(0, 0);
  }

  /// Shows another scene; null shows nothing.
  public void show(@Nullable Scene next) {
    Raster raster = next == null ? null : next.raster();
    if (scene == null || !Objects.equals(scene.raster(), raster)) {
      image = raster == null ? null : CanvasPainter.image(raster);
    }
    scene = next;
    redraw();
  }

  /// The colour of the outline, `0xAARRGGBB`.
  public void ink(int argb) {
    ink = CanvasPainter.color(argb);
    redraw();
  }

  /// The point of the plane at a place of this node, or null where nothing is shown.
  public double @Nullable [] pointAt(double x, double y) {
    Scene shown = scene;
    if (shown == null) {
      return null;
    }
    double factor = factor(shown);
    return new double[] {shown.x0() + (x - left(shown, factor)) / factor,
        shown.y1() - (y - top(shown, factor)) / factor};
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      redraw();
    }
  }

  private double factor(Scene shown) {
    double spanX = Math.max(shown.x1() - shown.x0(), 1e-300);
    double spanY = Math.max(shown.y1() - shown.y0(), 1e-300);
    return Math.min((canvas.getWidth() - 2 * MARGIN) / spanX, (canvas.getHeight() - 2 * MARGIN) / spanY);
  }

  private double left(Scene shown, double factor) {
    return (canvas.getWidth() - factor * (shown.x1() - shown.x0())) / 2;
  }

  private double top(Scene shown, double factor) {
    return (canvas.getHeight() - factor * (shown.y1() - shown.y0())) / 2;
  }

  private void redraw() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Scene shown = scene;
    if (shown == null || canvas.getWidth() < 40 || canvas.getHeight() < 40) {
      return;
    }
    double factor = factor(shown);
    double left = left(shown, factor);
    double top = top(shown, factor);
    if (image != null) {
      double w = factor * (shown.x1() - shown.x0());
      double h = factor * (shown.y1() - shown.y0());
      // A sample is the value at the middle of its pixel: the raster reaches half a pixel beyond.
      double pixelX = w / Math.max(1, image.getWidth() - 1);
      double pixelY = h / Math.max(1, image.getHeight() - 1);
      graphics.setImageSmoothing(true);
      graphics.drawImage(image, left - pixelX / 2, top - pixelY / 2, w + pixelX, h + pixelY);
    }
    graphics.setLineDashes();
    stroke(shown.contours(), shown, left, top, factor, 0.7, Color.color(1, 1, 1, 0.75));
    stroke(shown.outline(), shown, left, top, factor, 1.3, ink);
  }

  private void stroke(List<double[][]> lines, Scene shown, double left, double top, double factor,
      double width, Color color) {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.setStroke(color);
    graphics.setLineWidth(width);
    for (double[][] line : lines) {
      graphics.beginPath();
      for (int i = 0; i < line[0].length; i++) {
        double x = left + factor * (line[0][i] - shown.x0());
        double y = top + factor * (shown.y1() - line[1][i]);
        if (i == 0) {
          graphics.moveTo(x, y);
        } else {
          graphics.lineTo(x, y);
        }
      }
      graphics.stroke();
    }
  }
}
