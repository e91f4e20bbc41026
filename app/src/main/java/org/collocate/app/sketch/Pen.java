package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.MoveTo;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.collocate.solver.geometry.Point;
import org.collocate.viz.formula.Formula;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.view.CanvasPainter;
import org.collocate.viz.view.FormulaView;
import org.collocate.viz.view.Viewport;

/// Draws points of the plane on a canvas.
///
/// @param width of the view
/// @param height of the view
record Pen(GraphicsContext graphics, Viewport viewport, double width, double height) {
  /// Width of the rulers at the left and above.
  static final double RULER = 24;
  /// What stays free at the right.
  static final double EDGE = 8;
  private static final double WORDS = 11;
  private static final double FORMULA = 13;
  private static final double GAP = 8;
  private static final double LEAST_FORMULA = 30;

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

  /// Where words stand of their point; turned ones go upward.
  enum Side {
    LEFT, MIDDLE, RIGHT, TURNED
  }

  /// A name with formulas.
  record Caption(String name, List<Formula> formulas, Color color, Color ground) {}

  /// Where a caption goes.
  ///
  /// @param right from its point to the nearest end of the caption, or to its middle
  /// @param most width; what does not fit is shortened
  record Spread(Side side, double right, double down, double most) {}

  /// Words beside a point, on a ground of their own so that they can be read over anything; they stay within the view, in
  /// several lines where they are longer than it is wide.
  void words(Point at, String text, double right, double down, Color color, Color ground) {
    Text measure = new Text(text);
    measure.setFont(Font.font(WORDS));
    measure.setWrappingWidth(
        Math.min(Math.ceil(measure.getLayoutBounds().getWidth()) + 1, Math.max(80, width - RULER - EDGE)));
    // What a text node makes of it is drawn line by line.
    List<String> lines = lines(measure);
    double w = measure.getLayoutBounds().getWidth();
    double h = measure.getLayoutBounds().getHeight();
    double line = h / lines.size();
    double x = across(left(at) + right, w);
    double y = Math.clamp(top(at) + down + (h - line) / 2, RULER + h / 2,
        Math.max(RULER + h / 2, height - h / 2
            - 4));
    ground(x, y, w, h, ground);
    graphics.setFont(Font.font(WORDS));
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(color);
    for (int i = 0; i < lines.size(); i++) {
      graphics.fillText(lines.get(i), x, y - h / 2 + (i + 0.5) * line);
    }
  }

  /// The lines into which a text node breaks its text.
  private static List<String> lines(Text measure) {
    String text = measure.getText();
    List<String> lines = new ArrayList<>();
    int start = 0;
    double last = Double.NaN;
    for (int i = 0; i < text.length(); i++) {
      double top = measure.rangeShape(i, i + 1).length == 0 ? last
          : Math.rint(((MoveTo) measure.rangeShape(i, i + 1)[0]).getY());
      if (top > last + 2) {
        lines.add(text.substring(start, i).strip());
        start = i;
      }
      last = top;
    }
    lines.add(text.substring(start).strip());
    return lines;
  }

  /// A name and formulas beside a point.
  void caption(Point at, Caption caption, Spread spread) {
    Text measure = new Text(caption.name());
    measure.setFont(Font.font(WORDS));
    double name = measure.getLayoutBounds().getWidth();
    List<Drawing> drawings = new ArrayList<>();
    double w = name;
    double high = measure.getLayoutBounds().getHeight();
    for (Formula formula : caption.formulas()) {
      double left = spread.most() - w - GAP;
      // Less than a sign and an ellipsis says nothing.
      if (left < LEAST_FORMULA) {
        break;
      }
      Drawing drawing = formula.shortened(FormulaView.LETTERS, FORMULA, left, argb(caption.color()));
      drawings.add(drawing);
      w += GAP + drawing.width();
      high = Math.max(high, drawing.height());
    }
    double x = left(at) + spread.right();
    double y = top(at) + spread.down();
    graphics.save();
    if (spread.side() == Side.TURNED) {
      graphics.translate(Math.clamp(x, RULER + high / 2, width - EDGE - high / 2), y);
      graphics.rotate(-90);
      caption(caption, -w / 2, 0, name, drawings, w, high);
    } else {
      double start = x - (spread.side() == Side.LEFT ? w : spread.side() == Side.MIDDLE ? w / 2 : 0);
      caption(caption, across(start, w), Math.clamp(y, RULER + high / 2, Math.max(RULER + high / 2, height
          - high / 2 - 4)), name, drawings, w, high);
    }
    graphics.restore();
  }

  private void caption(Caption caption, double x, double y, double name, List<Drawing> drawings, double w,
      double high) {
    ground(x, y, w, high, caption.ground());
    graphics.setFont(Font.font(WORDS));
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setFill(caption.color());
    graphics.fillText(caption.name(), x, y);
    graphics.translate(x + name + GAP, y);
    for (Drawing drawing : drawings) {
      graphics.translate(0, -drawing.height() / 2);
      CanvasPainter.paint(drawing, graphics);
      graphics.translate(drawing.width() + GAP, drawing.height() / 2);
    }
  }

  private double across(double wanted, double w) {
    return Math.clamp(wanted, RULER + 4, Math.max(RULER + 4, width - w - EDGE));
  }

  private void ground(double x, double y, double w, double h, Color ground) {
    graphics.setFill(SketchColors.faint(ground, 0.85));
    graphics.fillRoundRect(x - 4, y - h / 2 - 1, w + 8, h + 2, 6, 6);
  }

  private static int argb(Color color) {
    return (int) Math.round(255 * color.getOpacity()) << 24 | (int) Math.round(255 * color.getRed()) << 16
        | (int) Math.round(255 * color.getGreen()) << 8 | (int) Math.round(255 * color.getBlue());
  }
}
