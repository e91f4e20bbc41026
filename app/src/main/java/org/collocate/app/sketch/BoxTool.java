package org.collocate.app.sketch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.edit.Box;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grid;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// Draws shapes that are given by two points: a rectangle between its corners, an ellipse within such a rectangle. Shift
/// makes squares and circles; if the shortcut key is held when the button goes down, the first point is the centre. Two
/// clicks do as well as a drag.
final class BoxTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double SMALLEST = 3;

  /// What is drawn within the box.
  enum Form {
    RECTANGLE, ELLIPSE
  }

  private final SketchViewModel sketch;
  private final Form form;
  private @Nullable PointerInput start;
  private @Nullable PointerInput end;
  private boolean clicked;

  BoxTool(SketchViewModel sketch, Form form) {
    this.sketch = sketch;
    this.form = form;
  }

  @Override
  public String id() {
    return form.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String hint() {
    return TEXTS.get("hint." + id() + (start == null ? "" : ".second"));
  }

  @Override
  public void press(PointerInput input) {
    if (start == null) {
      start = input;
      end = input;
    } else {
      end = input;
      finish();
    }
  }

  @Override
  public void drag(PointerInput input) {
    if (start != null) {
      end = input;
    }
  }

  @Override
  public void move(PointerInput input) {
    drag(input);
  }

  @Override
  public void release(PointerInput input) {
    PointerInput from = start;
    if (from == null) {
      return;
    }
    end = input;
    if (from.raw().distance(input.raw()) > SMALLEST * input.pixel()) {
      finish();
    } else {
      clicked = true;
    }
  }

  private void finish() {
    Optional<Shape> shape = shape();
    boolean cut = start != null && start.alt();
    cancel();
    shape.ifPresent(drawn -> sketch.draw(drawn, cut));
  }

  @Override
  public boolean cancel() {
    boolean something = start != null;
    start = null;
    end = null;
    clicked = false;
    return something;
  }

  @Override
  public Optional<Point> anchor() {
    return Optional.ofNullable(start).map(PointerInput::at);
  }

  @Override
  public boolean turns() {
    // Shift makes squares here.
    return false;
  }

  @Override
  public boolean takesPoints() {
    return true;
  }

  @Override
  public boolean type(Point point) {
    PointerInput from = start;
    PointerInput input = from == null
        ? new PointerInput(point, point, sketch.canvas().pixel(), Set.of(), 1)
        : new PointerInput(point, point, from.pixel(), Set.of(), 1);
    press(input);
    clicked = start != null;
    return true;
  }

  @Override
  public boolean key(ToolKey key, boolean large) {
    if (key == ToolKey.ENTER && clicked) {
      finish();
      return true;
    }
    return false;
  }

  private Optional<Shape> shape() {
    PointerInput from = start;
    PointerInput to = end;
    if (from == null || to == null) {
      return Optional.empty();
    }
    Point a = from.at();
    Point way = to.at().minus(a);
    if (to.shift()) {
      double side = Math.max(Math.abs(way.x()), Math.abs(way.y()));
      way = new Point(Math.copySign(side, way.x()), Math.copySign(side, way.y()));
    }
    double fine = to.pixel() / 1000;
    Point b = Grid.visible(a.plus(way), fine);
    boolean fromCentre = from.shortcut();
    Box box = Box.between(fromCentre ? Grid.visible(a.minus(way), fine) : a, b);
    if (box.width() < to.pixel() || box.height() < to.pixel()) {
      return Optional.empty();
    }
    return Optional.of(switch (form) {
      case RECTANGLE -> new Shape.Rectangle(box.x0(), box.y0(), box.x1(), box.y1());
      case ELLIPSE -> ellipse(box, fine);
    });
  }

  private static Shape ellipse(Box box, double fine) {
    Point centre = Grid.visible(box.centre(), fine);
    double rx = Grid.visible(box.width() / 2, fine);
    double ry = Grid.visible(box.height() / 2, fine);
    return rx == ry ? new Shape.Circle(centre.x(), centre.y(), rx)
        : new Shape.Ellipse(centre.x(), centre.y(), rx, ry, 0);
  }

  @Override
  public List<Mark> marks() {
    PointerInput to = end;
    return shape().filter(_ -> to != null).map(drawn -> {
      Mark.Role role = Previews.role(sketch, start != null && start.alt());
      Box box = Element.box(drawn);
      Point beside = to == null ? box.centre() : to.at();
      return List.<Mark>of(new Mark.Area(Element.lines(drawn.rings()), role),
          new Mark.Words(beside, Previews.size(NumberText.of(box.width()), NumberText.of(box.height())),
              role));
    }).orElse(List.of());
  }
}
