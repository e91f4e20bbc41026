package org.collocate.app.sketch;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.collocate.app.sketch.edit.Grid;
import org.collocate.solver.study.DescriptionJson;

/// Grid lines and the rulers along the top and left edge, with a mark where the pointer is.
final class Rulers {
  /// Width of a ruler in pixels.
  static final double WIDTH = 22;
  private static final double LABEL_PIXELS = 60;

  private Rulers() {}

  static void grid(Pen pen, CanvasViewModel canvas, SketchColors colors) {
    lines(pen, canvas.grid(), colors.grid());
    lines(pen, canvas.grid().coarse(), colors.strongGrid());
  }

  private static void lines(Pen pen, Grid grid, Color color) {
    GraphicsContext graphics = pen.graphics();
    graphics.setStroke(color);
    graphics.setLineWidth(1);
    long last = grid.nearest(pen.viewport().planeX(pen.width(), pen.width()));
    for (long k = grid.nearest(pen.viewport().planeX(0, pen.width())); k <= last; k++) {
      double x = Math.floor(pen.viewport().left(grid.line(k), pen.width())) + 0.5;
      graphics.strokeLine(x, 0, x, pen.height());
    }
    long top = grid.nearest(pen.viewport().planeY(0, pen.height()));
    for (long k = grid.nearest(pen.viewport().planeY(pen.height(), pen.height())); k <= top; k++) {
      double y = Math.floor(pen.viewport().top(grid.line(k), pen.height())) + 0.5;
      graphics.strokeLine(0, y, pen.width(), y);
    }
  }

  static void rulers(Pen pen, CanvasViewModel canvas, SketchColors colors) {
    GraphicsContext graphics = pen.graphics();
    graphics.setFill(colors.ground());
    graphics.fillRect(0, 0, pen.width(), WIDTH);
    graphics.fillRect(0, 0, WIDTH, pen.height());
    graphics.setStroke(colors.strongGrid());
    graphics.setLineWidth(1);
    graphics.strokeLine(0, WIDTH - 0.5, pen.width(), WIDTH - 0.5);
    graphics.strokeLine(WIDTH - 0.5, 0, WIDTH - 0.5, pen.height());
    Grid fine = canvas.grid();
    Grid labels = Grid.of(canvas.pixel() * LABEL_PIXELS / 10);
    graphics.setFont(Font.font(10));
    graphics.setFill(colors.muted());
    graphics.setStroke(colors.line());
    horizontal(pen, fine, 4, false);
    horizontal(pen, labels, 8, true);
    vertical(pen, fine, 4, false);
    vertical(pen, labels, 8, true);
    canvas.pointer().ifPresent(point -> {
      graphics.setStroke(colors.accent());
      graphics.setLineWidth(1.5);
      graphics.strokeLine(pen.left(point), 0, pen.left(point), WIDTH);
      graphics.strokeLine(0, pen.top(point), WIDTH, pen.top(point));
    });
    graphics.setFill(colors.ground());
    graphics.fillRect(0, 0, WIDTH - 1, WIDTH - 1);
  }

  private static void horizontal(Pen pen, Grid grid, double length, boolean labelled) {
    GraphicsContext graphics = pen.graphics();
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.TOP);
    graphics.setLineWidth(1);
    long last = grid.nearest(pen.viewport().planeX(pen.width(), pen.width()));
    for (long k = grid.nearest(pen.viewport().planeX(0, pen.width())); k <= last; k++) {
      double x = Math.floor(pen.viewport().left(grid.line(k), pen.width())) + 0.5;
      graphics.strokeLine(x, WIDTH - length, x, WIDTH - 1);
      if (labelled) {
        graphics.fillText(label(grid.line(k)), x + 3, 2);
      }
    }
  }

  private static void vertical(Pen pen, Grid grid, double length, boolean labelled) {
    GraphicsContext graphics = pen.graphics();
    long top = grid.nearest(pen.viewport().planeY(0, pen.height()));
    for (long k = grid.nearest(pen.viewport().planeY(pen.height(), pen.height())); k <= top; k++) {
      double y = Math.floor(pen.viewport().top(grid.line(k), pen.height())) + 0.5;
      graphics.strokeLine(WIDTH - length, y, WIDTH - 1, y);
      if (labelled) {
        graphics.save();
        graphics.translate(2, y - 3);
        graphics.rotate(-90);
        graphics.setTextBaseline(VPos.TOP);
        graphics.fillText(label(grid.line(k)), 0, 0);
        graphics.restore();
      }
    }
  }

  private static String label(double number) {
    return DescriptionJson.number(number).toString().replace('-', '−').replace('E', 'e');
  }
}
