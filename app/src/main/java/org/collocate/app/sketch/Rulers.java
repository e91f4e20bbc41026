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

  /// Lines as filled rows and columns of pixels: a stroked line goes through the rasterizer of curves, which for a screen
  /// full of them takes longer than all the rest of the picture.
  private static void lines(Pen pen, Grid grid, Color color) {
    GraphicsContext graphics = pen.graphics();
    graphics.setFill(color);
    long last = grid.nearest(pen.viewport().planeX(pen.width(), pen.width()));
    for (long k = grid.nearest(pen.viewport().planeX(0, pen.width())); k <= last; k++) {
      graphics.fillRect(left(pen, grid, k), 0, 1, pen.height());
    }
    long top = grid.nearest(pen.viewport().planeY(0, pen.height()));
    for (long k = grid.nearest(pen.viewport().planeY(pen.height(), pen.height())); k <= top; k++) {
      graphics.fillRect(0, top(pen, grid, k), pen.width(), 1);
    }
  }

  /// The column of pixels of a line.
  private static double left(Pen pen, Grid grid, long line) {
    return Math.floor(pen.viewport().left(grid.line(line), pen.width()));
  }

  /// The row of pixels of a line.
  private static double top(Pen pen, Grid grid, long line) {
    return Math.floor(pen.viewport().top(grid.line(line), pen.height()));
  }

  static void rulers(Pen pen, CanvasViewModel canvas, SketchColors colors) {
    GraphicsContext graphics = pen.graphics();
    graphics.setFill(colors.ground());
    graphics.fillRect(0, 0, pen.width(), WIDTH);
    graphics.fillRect(0, 0, WIDTH, pen.height());
    graphics.setFill(colors.strongGrid());
    graphics.fillRect(0, WIDTH - 1, pen.width(), 1);
    graphics.fillRect(WIDTH - 1, 0, 1, pen.height());
    Grid fine = canvas.grid();
    Grid labels = Grid.of(LABEL_PIXELS / 10 / pen.viewport().scale());
    graphics.setFont(Font.font(10));
    horizontal(pen, fine, 4, colors.line());
    horizontal(pen, labels, 8, colors.line());
    vertical(pen, fine, 4, colors.line());
    vertical(pen, labels, 8, colors.line());
    graphics.setFill(colors.muted());
    labelled(pen, labels);
    canvas.pointer().ifPresent(point -> {
      graphics.setStroke(colors.accent());
      graphics.setLineWidth(1.5);
      graphics.strokeLine(pen.left(point), 0, pen.left(point), WIDTH);
      graphics.strokeLine(0, pen.top(point), WIDTH, pen.top(point));
    });
    graphics.setFill(colors.ground());
    graphics.fillRect(0, 0, WIDTH - 1, WIDTH - 1);
  }

  private static void horizontal(Pen pen, Grid grid, double length, Color color) {
    pen.graphics().setFill(color);
    long last = grid.nearest(pen.viewport().planeX(pen.width(), pen.width()));
    for (long k = grid.nearest(pen.viewport().planeX(0, pen.width())); k <= last; k++) {
      pen.graphics().fillRect(left(pen, grid, k), WIDTH - length, 1, length - 1);
    }
  }

  private static void vertical(Pen pen, Grid grid, double length, Color color) {
    pen.graphics().setFill(color);
    long top = grid.nearest(pen.viewport().planeY(0, pen.height()));
    for (long k = grid.nearest(pen.viewport().planeY(pen.height(), pen.height())); k <= top; k++) {
      pen.graphics().fillRect(WIDTH - length, top(pen, grid, k), length - 1, 1);
    }
  }

  private static void labelled(Pen pen, Grid grid) {
    GraphicsContext graphics = pen.graphics();
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.TOP);
    long last = grid.nearest(pen.viewport().planeX(pen.width(), pen.width()));
    for (long k = grid.nearest(pen.viewport().planeX(0, pen.width())); k <= last; k++) {
      graphics.fillText(label(grid.line(k)), left(pen, grid, k) + 3.5, 2);
    }
    long top = grid.nearest(pen.viewport().planeY(0, pen.height()));
    for (long k = grid.nearest(pen.viewport().planeY(pen.height(), pen.height())); k <= top; k++) {
      graphics.save();
      graphics.translate(2, top(pen, grid, k) - 2.5);
      graphics.rotate(-90);
      graphics.fillText(label(grid.line(k)), 0, 0);
      graphics.restore();
    }
  }

  private static String label(double number) {
    return DescriptionJson.number(number).toString().replace('-', '−').replace('E', 'e');
  }
}
