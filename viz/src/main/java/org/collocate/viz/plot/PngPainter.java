package org.collocate.viz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.collocate.viz.raster.Raster;

/// Paints drawings into PNG files, where there is no screen.
public final class PngPainter {
  private PngPainter() {}

  /// Writes a drawing.
  ///
  /// @param scale pixels for each unit of the drawing; 2 for sharp displays
  public static void write(Drawing drawing, double scale, OutputStream out) throws IOException {
    if (!ImageIO.write(image(drawing, scale), "png", out)) {
      throw new IOException("this Java writes no PNG");
    }
  }

  /// The picture of a drawing.
  public static BufferedImage image(Drawing drawing, double scale) {
    BufferedImage image = new BufferedImage((int) Math.ceil(drawing.width() * scale),
        (int) Math.ceil(drawing.height() * scale), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.scale(scale, scale);
    drawing.marks().forEach(mark -> paint(mark, graphics));
    graphics.dispose();
    return image;
  }

  private static void paint(Drawing.Mark mark, Graphics2D graphics) {
    switch (mark) {
      case Drawing.Box box -> {
        graphics.setColor(new Color(box.color(), true));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      }
      case Drawing.Polyline line -> {
        graphics.setColor(new Color(line.color(), true));
        float[] dash = new float[line.dash().length];
        for (int i = 0; i < dash.length; i++) {
          dash[i] = (float) line.dash()[i];
        }
        graphics
            .setStroke(new BasicStroke((float) line.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1,
                dash.length == 0 ? null : dash, 0));
        graphics.draw(path(line));
      }
      case Drawing.Disc disc -> {
        graphics.setColor(new Color(disc.color(), true));
        graphics
            .fill(new Ellipse2D.Double(disc.x() - disc.radius(), disc.y() - disc.radius(), 2 * disc.radius(),
                2 * disc.radius()));
      }
      case Drawing.Text text -> paint(text, graphics);
      case Drawing.Label label -> paint(label, graphics);
      case Drawing.Letters letters -> {
        graphics.setColor(new Color(letters.color(), true));
        graphics.setFont(FormulaFonts.of(letters.text(), letters.size(), letters.slanted()));
        graphics.drawString(letters.text(), (float) letters.x(), (float) letters.y());
      }
      case Drawing.Image image -> paint(image, graphics);
      case Drawing.Clipped group -> {
        var before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(group.x(), group.y(), group.width(), group.height()));
        group.marks().forEach(inner -> paint(inner, graphics));
        graphics.setClip(before);
      }
    }
  }

  private static void paint(Drawing.Image image, Graphics2D graphics) {
    var before = graphics.getTransform();
    graphics.translate(image.x(), image.y());
    graphics.scale(image.width() / image.raster().width(), image.height() / image.raster().height());
    graphics.drawImage(image(image.raster()), 0, 0, null);
    graphics.setTransform(before);
  }

  private static Path2D path(Drawing.Polyline line) {
    Path2D path = new Path2D.Double();
    boolean pen = false;
    for (int i = 0; i < line.x().length; i++) {
      if (Double.isNaN(line.x()[i]) || Double.isNaN(line.y()[i])) {
        pen = false;
      } else if (pen) {
        path.lineTo(line.x()[i], line.y()[i]);
      } else {
        path.moveTo(line.x()[i], line.y()[i]);
        pen = true;
      }
    }
    return path;
  }

  private static void paint(Drawing.Text text, Graphics2D graphics) {
    graphics.setColor(new Color(text.color(), true));
    graphics.setFont(new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1)
        .deriveFont((float) text.size()));
    double width = graphics.getFontMetrics().stringWidth(text.text());
    double shift = switch (text.anchor()) {
      case START -> 0;
      case MIDDLE -> -width / 2;
      case END -> -width;
    };
    if (text.upward()) {
      var before = graphics.getTransform();
      graphics.translate(text.x(), text.y());
      graphics.rotate(-Math.PI / 2);
      graphics.drawString(text.text(), (float) shift, 0);
      graphics.setTransform(before);
    } else {
      graphics.drawString(text.text(), (float) (text.x() + shift), (float) text.y());
    }
  }

  private static void paint(Drawing.Label label, Graphics2D graphics) {
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) label.size());
    var letters = font.createGlyphVector(graphics.getFontRenderContext(), label.text());
    Rectangle2D box = letters.getLogicalBounds();
    var before = graphics.getTransform();
    graphics.translate(label.x(), label.y());
    graphics.rotate(Math.toRadians(label.angle()));
    var shape = letters.getOutline((float) -box.getCenterX(), (float) (label.size() * 0.35));
    graphics.setColor(new Color(label.halo(), true));
    graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
    graphics.setColor(new Color(label.color(), true));
    graphics.fill(shape);
    graphics.setTransform(before);
  }

  /// The picture of a raster, one pixel each.
  static BufferedImage image(Raster raster) {
    BufferedImage image = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, raster.width(), raster.height(), raster.argb(), 0, raster.width());
    return image;
  }
}
