package org.collocate.app.sketch;

import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.collocate.app.sketch.edit.BoundaryMap;
import org.collocate.app.sketch.edit.BoundaryMap.Spot;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.app.sketch.edit.Conditions;
import org.collocate.solver.geometry.Point;

/// Draws the boundary with what is said on it: the line in the colour of the condition's kind, and along it pins for given
/// values, arrows for fluxes, springs for fluxes that hold the unknown, hatches where nothing passes, and gaps where
/// nothing is said.
final class BoundaryPainter {
  private static final double APART = 56;
  private static final double SIZE = 11;
  private static final double ACROSS = 26;
  private static final double DOWN = 30;
  private static final double STEP = 6;
  private static final double LEAST_LABEL = 40;
  private static final double NARROW = 160;

  private final SketchViewModel sketch;

  BoundaryPainter(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  void paint(Pen pen, SketchColors colors) {
    BoundaryViewModel boundary = sketch.boundary();
    boundary.map().ifPresent(map -> {
      for (Map.Entry<String, List<Stretch>> part : map.parts().entrySet()) {
        Conditions.Kind kind = boundary.kind(part.getKey());
        for (Stretch stretch : part.getValue()) {
          part(pen, map, stretch, kind, boundary.isTight(part.getKey()), colors);
        }
      }
      boundary.lit().forEach(stretch -> light(pen, map, stretch, colors, 0.45));
      boundary.chosen().ifPresent(stretch -> light(pen, map, stretch, colors, 0.45));
      boundary.hovered().ifPresent(stretch -> light(pen, map, stretch, colors, 0.25));
      for (Map.Entry<String, List<Stretch>> part : map.parts().entrySet()) {
        part.getValue()
            .stream()
            .limit(1)
            .forEach(
                stretch -> label(pen, map, stretch, part.getKey(), boundary, colors));
      }
      boundary.hovered()
          .ifPresent(stretch -> sketch.canvas()
              .pointer()
              .ifPresent(
                  at -> pen.words(at, boundary.describe(stretch), 14, 22, colors.text(), colors.ground())));
    });
  }

  private static void light(Pen pen, BoundaryMap map, Stretch stretch, SketchColors colors, double opacity) {
    pen.line(map.line(stretch), false, SketchColors.faint(colors.accent(), opacity), 9);
    Point start = map.point(stretch.loop(), stretch.from());
    Point end = map.point(stretch.loop(), stretch.from() + stretch.length());
    if (!map.isWhole(stretch)) {
      pen.dot(start, Mark.Form.ROUND, 6, colors.accent(), colors.ground());
      pen.dot(end, Mark.Form.ROUND, 6, colors.accent(), colors.ground());
    }
  }

  private static void part(Pen pen, BoundaryMap map, Stretch stretch, Conditions.Kind kind, boolean tight,
      SketchColors colors) {
    Color color = color(kind, colors);
    List<Point> line = map.line(stretch);
    if (kind == Conditions.Kind.NONE) {
      pen.line(line, false, colors.ground(), 3.5);
      pen.line(line, false, color, 2.4, 2, 6);
    } else {
      pen.line(line, false, color, 2.4);
    }
    double apart = APART / pen.viewport().scale();
    if (stretch.length() < apart / 4) {
      return;
    }
    for (Spot spot : map.spots(stretch, tight ? apart / 3 : apart)) {
      glyph(pen, spot.point(), map.normal(spot.loop(), spot.at()), kind, tight, color);
    }
  }

  static Color color(Conditions.Kind kind, SketchColors colors) {
    return switch (kind) {
      case VALUE -> colors.kinds().value();
      case FLUX -> colors.kinds().flux();
      case ROBIN -> colors.kinds().robin();
      case NONE -> colors.kinds().none();
    };
  }

  /// @param normal outward in the plane, whose y axis points up
  private static void glyph(Pen pen, Point at, Point normal, Conditions.Kind kind, boolean tight,
      Color color) {
    GraphicsContext graphics = pen.graphics();
    graphics.save();
    graphics.translate(pen.left(at), pen.top(at));
    graphics.rotate(Math.toDegrees(Math.atan2(-normal.y(), normal.x())));
    graphics.setStroke(color);
    graphics.setFill(color);
    graphics.setLineWidth(1.6);
    // Here x points outward.
    switch (kind) {
      case VALUE ->
        graphics.fillPolygon(new double[] {1.5, SIZE, SIZE}, new double[] {0, -SIZE / 2.4, SIZE / 2.4}, 3);
      case FLUX -> {
        if (tight) {
          graphics.setLineWidth(1.2);
          graphics.strokeLine(1.5, 0, SIZE / 1.8, SIZE / 1.8);
        } else {
          graphics.strokeLine(3, 0, SIZE + 4, 0);
          graphics.fillPolygon(new double[] {SIZE + 7, SIZE, SIZE}, new double[] {0, -4, 4}, 3);
        }
      }
      case ROBIN -> {
        graphics.strokePolyline(new double[] {2, 4, 7, 10, 13, 15, 18}, new double[] {0, 4, -4, 4, -4, 0, 0},
            7);
        graphics.strokeLine(18, -4, 18, 4);
      }
      case NONE -> {
        graphics.strokeOval(3, -5, 10, 10);
        graphics.strokeLine(5, -3, 11, 3);
      }
    }
    graphics.restore();
  }

  private static void label(Pen pen, BoundaryMap map, Stretch stretch, String part,
      BoundaryViewModel boundary,
      SketchColors colors) {
    if (stretch.length() * pen.viewport().scale() < 30) {
      return;
    }
    double middle = stretch.from() + stretch.length() / 2;
    Point at = map.point(stretch.loop(), middle);
    Point normal = map.normal(stretch.loop(), middle);
    Pen.Caption caption = new Pen.Caption(part, boundary.formulas(part), color(boundary.kind(part), colors),
        colors.ground());
    if (Math.abs(normal.x()) <= 0.3) {
      double down = -DOWN * normal.y();
      double free = Math.min(free(pen, map, at, 0, down, -1), free(pen, map, at, 0, down, 1));
      pen.caption(at, caption, new Pen.Spread(Pen.Side.MIDDLE, 0, down, Math.max(LEAST_LABEL, 2 * free)));
      return;
    }
    double across = ACROSS * normal.x();
    double free = free(pen, map, at, across, -DOWN * normal.y(), normal.x() < 0 ? -1 : 1);
    double along = stretch.length() * pen.viewport().scale();
    Point start = map.point(stretch.loop(), stretch.from());
    Point end = map.point(stretch.loop(), stretch.from() + stretch.length());
    boolean upright = Math.abs(start.y() - end.y()) > 0.9 * stretch.length();
    if (free < NARROW && along > free && upright) {
      // Little room beside an upright edge: the label is turned and goes along it.
      pen.caption(at, caption, new Pen.Spread(Pen.Side.TURNED, across, 0, along));
    } else {
      pen.caption(at, caption, new Pen.Spread(normal.x() < 0 ? Pen.Side.LEFT : Pen.Side.RIGHT, across, -DOWN
          * normal.y(), Math.max(LEAST_LABEL, free)));
    }
  }

  /// How far a line of words can go on, in pixels, before it meets the domain or the end of the view.
  private static double free(Pen pen, BoundaryMap map, Point at, double right, double down, int direction) {
    double scale = pen.viewport().scale();
    double most = direction < 0 ? pen.left(at) + right - Pen.RULER
        : pen.width() - pen.left(at) - right - Pen.EDGE;
    double free = 0;
    while (free + STEP <= most && !map.domain()
        .contains(at.x() + (right + direction * (free + STEP)) / scale, at.y() - down / scale)) {
      free += STEP;
    }
    return free;
  }
}
