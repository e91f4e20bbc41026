package org.collocate.viz.view;

import java.nio.IntBuffer;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.raster.Raster;

/// Paints drawings on a canvas.
public final class CanvasPainter {
  private static final String FAMILY = Font.getDefault().getFamily();

  private CanvasPainter() {}

  /// Paints all marks, in their order.
  public static void paint(Drawing drawing, GraphicsContext graphics) {
    drawing.marks().forEach(mark -> paint(mark, graphics));
  }

  private static void paint(Drawing.Mark mark, GraphicsContext graphics) {
    switch (mark) {
      case Drawing.Box box -> {
        graphics.setFill(color(box.color()));
        graphics.fillRect(box.x(), box.y(), box.width(), box.height());
      }
      case Drawing.Polyline line -> paint(line, graphics);
      case Drawing.Disc disc -> {
        graphics.setFill(color(disc.color()));
        graphics.fillOval(disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(),
            2 * disc.radius());
      }
      case Drawing.Text text -> paint(text, graphics);
      case Drawing.Label label -> paint(label, graphics);
      case Drawing.Letters letters -> {
        graphics.setFill(color(letters.color()));
        graphics.setFont(FormulaView.font(letters.size(), letters.slanted()));
        graphics.setTextBaseline(VPos.BASELINE);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText(letters.text(), letters.x(), letters.y());
      }
      case Drawing.Clipped group -> {
        graphics.save();
        graphics.beginPath();
        graphics.rect(group.x(), group.y(), group.width(), group.height());
        graphics.clip();
        group.marks().forEach(inner -> paint(inner, graphics));
        graphics.restore();
      }
      case Drawing.Image image -> {
        // A bar of colours has one column of pixels, whose edges smoothing would fade.
        graphics.setImageSmoothing(image.raster().width() > 1);
        graphics.drawImage(image(image.raster()), image.x(), image.y(), image.width(), image.height());
      }
    }
  }

  private static void paint(Drawing.Polyline line, GraphicsContext graphics) {
    graphics.setStroke(color(line.color()));
    graphics.setLineWidth(line.width());
    graphics.setLineDashes(line.dash());
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    graphics.beginPath();
    boolean pen = false;
    for (int i = 0; i < line.x().length; i++) {
      boolean there = Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i]);
      if (there && pen) {
        graphics.lineTo(line.x()[i], line.y()[i]);
      } else if (there) {
        graphics.moveTo(line.x()[i], line.y()[i]);
      }
      pen = there;
    }
    graphics.stroke();
  }

  private static void paint(Drawing.Text text, GraphicsContext graphics) {
    graphics.setFill(color(text.color()));
    graphics.setFont(Font.font(FAMILY, text.bold() ? FontWeight.BOLD : FontWeight.NORMAL, text.size()));
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setTextAlign(switch (text.anchor()) {
      case START -> TextAlignment.LEFT;
      case MIDDLE -> TextAlignment.CENTER;
      case END -> TextAlignment.RIGHT;
    });
    if (text.upward()) {
      graphics.save();
      graphics.translate(text.x(), text.y());
      graphics.rotate(-90);
      graphics.fillText(text.text(), 0, 0);
      graphics.restore();
    } else {
      graphics.fillText(text.text(), text.x(), text.y());
    }
  }

  private static void paint(Drawing.Label label, GraphicsContext graphics) {
    graphics.setFont(Font.font(FAMILY, FontWeight.BOLD, label.size()));
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.save();
    graphics.translate(label.x(), label.y());
    graphics.rotate(label.angle());
    graphics.setStroke(color(label.halo()));
    graphics.setLineWidth(3);
    graphics.setLineDashes();
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    graphics.strokeText(label.text(), 0, 0);
    graphics.setFill(color(label.color()));
    graphics.fillText(label.text(), 0, 0);
    graphics.restore();
  }

  /// The image of a raster, one pixel each. The raster's pixels are opaque or wholly transparent, so that they are
  /// premultiplied as they are and the image can share them.
  public static Image image(Raster raster) {
    return new WritableImage(new PixelBuffer<>(raster.width(), raster.height(), IntBuffer.wrap(raster.argb()),
        PixelFormat.getIntArgbPreInstance()));
  }

  public static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
  }
}
