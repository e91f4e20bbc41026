package org.collocate.viz.plot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.collocate.viz.raster.Raster;

/// Writes drawings as SVG, for pages and for print.
public final class SvgPainter {
  private SvgPainter() {}

  /// The text of an `svg` element, for a file or within a page.
  public static String text(Drawing drawing) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\""
        + " width=\"%s\" height=\"%s\" font-family=\"system-ui, sans-serif\">\n", number(drawing.width()),
        number(drawing.height()), number(drawing.width()), number(drawing.height())));
    for (Drawing.Mark mark : drawing.marks()) {
      out.append(element(mark)).append('\n');
    }
    return out.append("</svg>\n").toString();
  }

  private static String element(Drawing.Mark mark) {
    return switch (mark) {
      case Drawing.Box box ->
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>".formatted(number(box.x()),
            number(box.y()), number(box.width()), number(box.height()), paint("fill", box.color()));
      case Drawing.Polyline line ->
        "<path d=\"%s\" fill=\"none\" %s stroke-width=\"%s\" stroke-linejoin=\"round\"%s/>"
            .formatted(path(line), paint("stroke", line.color()), number(line.width()), dash(line.dash()));
      case Drawing.Disc disc -> "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>".formatted(number(disc.x()),
          number(disc.y()), number(disc.radius()), paint("fill", disc.color()));
      case Drawing.Text text -> "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s%s %s>%s</text>"
          .formatted(number(text.x()), number(text.y()), number(text.size()),
              text.anchor().name().toLowerCase(Locale.ROOT), text.bold() ? " font-weight=\"600\"" : "",
              text.upward() ? " transform=\"rotate(-90 %s %s)\"".formatted(number(text.x()), number(text.y()))
                  : "",
              paint("fill", text.color()), escape(text.text()));
      case Drawing.Clipped group ->
        "<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\">%n%s</svg>".formatted(
            number(group.x()), number(group.y()), number(group.width()), number(group.height()),
            number(group.x()), number(group.y()), number(group.width()), number(group.height()),
            group.marks().stream().map(inner -> element(inner) + "\n").collect(Collectors.joining()));
      case Drawing.Label label ->
        ("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-weight=\"600\" text-anchor=\"middle\""
            + " transform=\"rotate(%s %s %s)\" paint-order=\"stroke\" %s stroke-width=\"3\""
            + " stroke-linejoin=\"round\" %s>%s</text>").formatted(number(label.x()),
                number(label.y() + 0.35 * label.size()), number(label.size()), number(label.angle()),
                number(label.x()), number(label.y()), paint("stroke", label.halo()),
                paint("fill", label.color()), escape(label.text()));
      case Drawing.Letters letters ->
        ("<text x=\"%s\" y=\"%s\" font-size=\"%s\" font-family=\"KaTeX_Main, 'Latin Modern Math', 'STIX Two Math',"
            + " 'Cambria Math', serif\"%s textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" %s>%s</text>")
            .formatted(
                number(letters.x()), number(letters.y()), number(letters.size()),
                letters.slanted() ? " font-style=\"italic\"" : "",
                number(FormulaFonts.width(letters.text(), letters.size(), letters.slanted())),
                paint("fill", letters.color()), escape(letters.text()));
      case Drawing.Image image ->
        ("<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
            + " href=\"data:image/png;base64,%s\"/>").formatted(number(image.x()), number(image.y()),
                number(image.width()), number(image.height()), png(image.raster()));
    };
  }

  private static String path(Drawing.Polyline line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < line.x().length; i++) {
      if (Double.isNaN(line.x()[i]) || Double.isNaN(line.y()[i])) {
        pen = false;
      } else {
        path.append(pen ? 'L' : 'M').append(number(line.x()[i])).append(' ').append(number(line.y()[i]));
        pen = true;
      }
    }
    return path.toString();
  }

  private static String dash(double[] dash) {
    if (dash.length == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (double length : dash) {
      text.append(text.isEmpty() ? "" : " ").append(number(length));
    }
    return " stroke-dasharray=\"" + text + "\"";
  }

  private static String paint(String attribute, int argb) {
    String color = String.format(Locale.ROOT, "%s=\"#%06x\"", attribute, argb & 0xffffff);
    int alpha = argb >>> 24;
    return alpha == 255 ? color : color + " " + attribute + "-opacity=\"" + number(alpha / 255.0) + "\"";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }

  /// A text as it stands in XML and HTML.
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private static String png(Raster raster) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(PngPainter.image(raster), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
