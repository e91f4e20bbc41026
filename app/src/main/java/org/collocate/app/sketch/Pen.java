package org.collocate.app.sketch;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.collocate.solver.geometry.Point;
import org.collocate.viz.view.Viewport;

/// Draws points of the plane on a canvas.
///
/// @param width of the view
/// @param height of the view
record Pen(GraphicsContext graphics, Viewport viewport, double width, double height) {
  private static final double WORDS = 11;

  double left(Point p) {
    return viewport.left(p.x(), width);
  }

  double top(Point p) {
    return viewport.top(p.y(), height);
  }

  private void trace(List<Point> points, boolean closed) {
    for (int i = 0; i < points.size(); i++) {
      if (i == 0) {
        graphics.moveTo(left(points.get(i)), top(points.get(i)));
      } else {
        graphics.lineTo(left(points.get(i)), top(points.get(i)));
      }
    }
    if (closed && !points.isEmpty()) {
      graphics.closePath();
    }
  }

  void line(List<Point> points, boolean closed, Color color, double thickness, double... dashes) {
    graphics.setStroke(color);
    graphics.setLineWidth(thickness);
    graphics.setLineDashes(dashes);
    graphics.beginPath();
    trace(points, closed);
    graphics.stroke();
    graphics.setLineDashes();
  }

  void fill(List<List<Point>> rings, Color color) {
    graphics.setFill(color);
    graphics.setFillRule(FillRule.EVEN_ODD);
    graphics.beginPath();
    rings.forEach(ring -> trace(ring, true));
    graphics.fill();
  }

  void dot(Point at, Mark.Form form, double size, Color fill, Color edge) {
    double x = left(at);
    double y = top(at);
    double half = size / 2;
    graphics.setFill(fill);
    graphics.setStroke(edge);
    graphics.setLineWidth(1.4);
    switch (form) {
      case SQUARE -> {
        graphics.fillRect(x - half, y - half, size, size);
        graphics.strokeRect(x - half, y - half, size, size);
      }
      case ROUND -> {
        graphics.fillOval(x - half, y - half, size, size);
        graphics.strokeOval(x - half, y - half, size, size);
      }
      case DIAMOND -> {
        double[] xs = {x, x + half * 1.3, x, x - half * 1.3};
        double[] ys = {y - half * 1.3, y, y + half * 1.3, y};
        graphics.fillPolygon(xs, ys, 4);
        graphics.strokePolygon(xs, ys, 4);
      }
      case CROSS -> {
        graphics.strokeLine(x - half, y - half, x + half, y + half);
        graphics.strokeLine(x - half, y + half, x + half, y - half);
      }
    }
  }

  /// Words beside a point, on a ground of their own so that they can be read over anything; they stay within the view.
  void words(Point at, String text, double right, double down, Color color, Color ground) {
    Font font = Font.font(WORDS);
    javafx.scene.text.Text measure = new javafx.scene.text.Text(text);
    measure.setFont(font);
    double w = measure.getLayoutBounds().getWidth();
    double h = measure.getLayoutBounds().getHeight();
    double x = Math.clamp(left(at) + right, 30, Math.max(30, width - w - 8));
    double y = Math.clamp(top(at) + down, 26 + h / 2, Math.max(26 + h / 2, height - h / 2 - 4));
    graphics.setFill(SketchColors.faint(ground, 0.85));
    graphics.fillRoundRect(x - 4, y - h / 2 - 1, w + 8, h + 2, 6, 6);
    graphics.setFont(font);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(color);
    graphics.fillText(text, x, y);
  }
}
