package org.collocate.app.sketch;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.collocate.app.sketch.edit.Box;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grip;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Problem;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.viz.view.FieldView;
import org.collocate.viz.view.Viewport;
import org.jspecify.annotations.Nullable;

/// Draws the canvas layer by layer: ground and grid, backdrop, domain, regions, outlines of shapes, boundary, handles,
/// what the tool shows, rulers.
final class SketchPainter {
  private static final double HANDLE = 8;

  private final SketchViewModel sketch;
  private final BoundaryPainter boundary;

  SketchPainter(SketchViewModel sketch) {
    this.sketch = sketch;
    boundary = new BoundaryPainter(sketch);
  }

  /// @param backdrop a field below the drawing; null for none
  /// @param picture its image
  /// @param letters how many times larger than usual letters, lines and handles are
  void paint(GraphicsContext graphics, SketchColors colors, FieldView.@Nullable Scene backdrop,
      @Nullable Image picture, double letters) {
    CanvasViewModel canvas = sketch.canvas();
    graphics.save();
    graphics.scale(letters, letters);
    Viewport whole = canvas.viewport();
    Pen pen = new Pen(graphics, new Viewport(whole.x(), whole.y(), whole.scale() / letters),
        canvas.width() / letters, canvas.height() / letters);
    graphics.clearRect(0, 0, canvas.width(), canvas.height());
    graphics.setFill(colors.ground());
    graphics.fillRect(0, 0, canvas.width(), canvas.height());
    if (canvas.isGridShown()) {
      Rulers.grid(pen, canvas, colors);
    }
    if (backdrop != null && picture != null) {
      backdrop(pen, backdrop, picture);
    }
    domain(pen, colors, backdrop != null);
    interval(pen, colors);
    regions(pen, colors);
    outlines(pen, colors);
    boundary.paint(pen, colors);
    handles(pen, colors);
    problems(pen, colors);
    canvas.marks().forEach(mark -> mark(pen, mark, colors));
    Rulers.rulers(pen, canvas, colors);
    graphics.restore();
  }

  private static void backdrop(Pen pen, FieldView.Scene scene, Image picture) {
    double left = pen.viewport().left(scene.x0(), pen.width());
    double top = pen.viewport().top(scene.y1(), pen.height());
    double w = pen.viewport().scale() * (scene.x1() - scene.x0());
    double h = pen.viewport().scale() * (scene.y1() - scene.y0());
    // A sample is the value at the middle of its pixel: the raster reaches half a pixel beyond.
    double pixelX = w / Math.max(1, picture.getWidth() - 1);
    double pixelY = h / Math.max(1, picture.getHeight() - 1);
    pen.graphics().setImageSmoothing(true);
    pen.graphics().drawImage(picture, left - pixelX / 2, top - pixelY / 2, w + pixelX, h + pixelY);
  }

  private void domain(Pen pen, SketchColors colors, boolean covered) {
    if (sketch.editor().domain().orElse(null) instanceof PlanarDomain domain) {
      boolean right = sketch.editor().findings().domain().isPresent();
      List<List<Point>> loops = Boundary.loops(domain);
      if (!covered) {
        pen.fill(loops, right ? colors.domain() : SketchColors.faint(colors.muted(), 0.08));
      }
      loops.forEach(loop -> pen.line(loop, true, right ? colors.text() : colors.muted(), 1.6));
    }
  }

  /// The whole domain, if it is an interval, and its regions above it.
  private void interval(Pen pen, SketchColors colors) {
    if (sketch.sketch().lone().orElse(null) instanceof Shape.Interval(double a, double b)) {
      Box box = sketch.sketch().box();
      pen.line(List.of(new Point(a, 0), new Point(b, 0)), false, colors.accent(), 4);
      String left = "left  " + sketch.boundary().rules("left");
      String right = "right  " + sketch.boundary().rules("right");
      pen.words(new Point(a, 0), left, -10, 26, colors.text(), colors.ground());
      pen.words(new Point(b, 0), right, -10, 26, colors.text(), colors.ground());
      for (Element region : sketch.sketch().regions()) {
        if (region.shape() instanceof Shape.Interval(double from, double to)) {
          Color tint = SketchColors.region(region.item().index());
          pen.line(List.of(new Point(from, 0), new Point(to, 0)), false, tint, 8);
          pen.words(new Point((from + to) / 2, 0), region.name(), -10, -18, colors.text(), colors.ground());
        }
      }
      if (box.size() > 0) {
        pen.words(box.centre(), Numeral.text(b - a), -8, 26, colors.muted(), colors.ground());
      }
    }
  }

  private void regions(Pen pen, SketchColors colors) {
    for (Element element : sketch.sketch().regions()) {
      Color tint = SketchColors.region(element.item().index());
      pen.fill(element.lines(), SketchColors.faint(tint, 0.22));
      element.lines().forEach(line -> pen.line(line, true, tint, 1.2));
      if (!element.rings().isEmpty()) {
        pen.words(element.box().centre(), element.name(), -12, 0, colors.text(), colors.ground());
      }
    }
  }

  private void outlines(Pen pen, SketchColors colors) {
    for (Element element : sketch.sketch().shapes()) {
      boolean chosen = sketch.selection().items().contains(element.item());
      Color color = chosen ? colors.accent() : colors.line();
      boolean cuts = element.operation() != Operation.ADD;
      for (List<Point> line : element.lines()) {
        if (cuts) {
          pen.line(line, true, color, chosen ? 1.8 : 0.9, 5, 4);
        } else {
          pen.line(line, true, color, chosen ? 1.8 : 0.9);
        }
      }
    }
    for (Item item : sketch.selection().items()) {
      if (item.isRegion()) {
        sketch.sketch()
            .get(item)
            .ifPresent(
                element -> element.lines().forEach(line -> pen.line(line, true, colors.accent(), 1.8)));
      }
    }
  }

  private void handles(Pen pen, SketchColors colors) {
    double pixel = sketch.canvas().pixel();
    Optional<Frame> frame = Frame.of(sketch, pixel);
    boolean selecting = sketch.isSelecting();
    if (!selecting) {
      return;
    }
    frame.ifPresent(shown -> {
      pen.line(shown.shown().corners(), true, SketchColors.faint(colors.accent(), 0.5), 1, 3, 3);
      Frame.Handle turn = shown.handles().getLast();
      pen.line(List.of(new Point(turn.at().x(), shown.shown().y1()), turn.at()), false,
          SketchColors.faint(colors.accent(), 0.5), 1);
      for (Frame.Handle handle : shown.handles()) {
        pen.dot(handle.at(), handle.isTurn() ? Mark.Form.ROUND : Mark.Form.SQUARE, HANDLE - 1,
            colors.ground(),
            SketchColors.faint(colors.accent(), 0.8));
      }
    });
    sketch.handled().ifPresent(element -> grips(pen, element, colors));
  }

  private void grips(Pen pen, Element element, SketchColors colors) {
    for (Grip grip : Grips.of(element.shape())) {
      if (!grip.arm().equals(grip.at())) {
        pen.line(List.of(grip.arm(), grip.at()), false, SketchColors.faint(colors.guide(), 0.8), 1);
      }
      boolean chosen = grip.kind() == Grip.Kind.VERTEX
          && sketch.selection().vertices().contains(grip.vertex());
      Mark.Form form = switch (grip.kind()) {
        case VERTEX -> Mark.Form.SQUARE;
        case SIDE, RADIUS, BULGE -> Mark.Form.DIAMOND;
        case FIRST, SECOND -> Mark.Form.ROUND;
        case CENTRE -> Mark.Form.CROSS;
      };
      boolean arm = grip.kind() == Grip.Kind.FIRST || grip.kind() == Grip.Kind.SECOND;
      Color edge = arm ? colors.guide() : colors.accent();
      pen.dot(grip.at(), form, arm ? HANDLE - 1 : HANDLE, chosen ? edge : colors.ground(), edge);
    }
  }

  private void problems(Pen pen, SketchColors colors) {
    for (Problem problem : sketch.problems().all()) {
      problem.at().ifPresent(at -> {
        Color color = problem.grave() ? colors.danger() : colors.kinds().flux();
        double x = pen.left(at);
        double y = pen.top(at);
        pen.graphics().setStroke(color);
        pen.graphics().setLineWidth(2);
        pen.graphics().strokeOval(x - 9, y - 9, 18, 18);
        if (!problem.isCondition()) {
          pen.words(at, problem.message(), 16, 18, color, colors.ground());
        }
      });
    }
  }

  private static void mark(Pen pen, Mark mark, SketchColors colors) {
    Color color = colors.of(mark.role());
    switch (mark) {
      case Mark.Line(List<Point> points, boolean closed, Mark.Role role) -> {
        if (role == Mark.Role.GUIDE) {
          pen.line(points, closed, color, 1, 4, 3);
        } else {
          pen.line(points, closed, color, 1.8);
        }
      }
      case Mark.Area(List<List<Point>> rings, Mark.Role _) -> {
        pen.fill(rings, SketchColors.faint(color, 0.14));
        rings.forEach(ring -> pen.line(ring, true, color, 1.2));
      }
      case Mark.Dot(Point at, Mark.Form form, Mark.Role _) ->
        pen.dot(at, form, HANDLE, colors.ground(), color);
      case Mark.Ring(Point centre, double radius, Mark.Role _) -> {
        double r = radius * pen.viewport().scale();
        pen.graphics().setStroke(color);
        pen.graphics().setLineWidth(1.4);
        pen.graphics().strokeOval(pen.left(centre) - r, pen.top(centre) - r, 2 * r, 2 * r);
      }
      case Mark.Words(Point at, String text, Mark.Role _) ->
        pen.words(at, text, 14, -16, color, colors.ground());
    }
  }
}
