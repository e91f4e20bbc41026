package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// Draws a polygon vertex by vertex. A double-click, Enter or a click on the first vertex closes it; Backspace takes the
/// last vertex back.
final class PolygonTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double REACH = 8;

  private final SketchViewModel sketch;
  private final List<Point> points = new ArrayList<>();
  private @Nullable PointerInput pointer;
  private boolean cut;

  PolygonTool(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  @Override
  public String id() {
    return "polygon";
  }

  @Override
  public String hint() {
    return TEXTS.get(points.isEmpty() ? "hint.polygon" : "hint.polygon.more");
  }

  @Override
  public void press(PointerInput input) {
    if (points.isEmpty()) {
      cut = input.alt();
    }
    boolean closes = points.size() > 2 && points.getFirst().distance(input.raw()) <= REACH * input.pixel();
    if (closes || input.clicks() == 2) {
      finish();
    } else if (points.isEmpty() || !points.getLast().equals(input.at())) {
      points.add(input.at());
    }
    pointer = input;
  }

  private void finish() {
    if (points.stream().distinct().count() >= 3) {
      List<Point> corners = List.copyOf(points);
      boolean subtracted = cut;
      points.clear();
      sketch.draw(new Shape.Polygon(corners), subtracted);
    }
  }

  @Override
  public void drag(PointerInput input) {
    pointer = input;
  }

  @Override
  public void release(PointerInput input) {
    pointer = input;
  }

  @Override
  public void move(PointerInput input) {
    pointer = input;
  }

  @Override
  public void leave() {
    pointer = null;
  }

  @Override
  public boolean key(ToolKey key, boolean large) {
    switch (key) {
      case ENTER -> finish();
      case BACKSPACE -> {
        if (!points.isEmpty()) {
          points.removeLast();
        }
      }
      case DELETE, TAB, BACK_TAB, LEFT, RIGHT, UP, DOWN -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean cancel() {
    boolean something = !points.isEmpty();
    points.clear();
    return something;
  }

  @Override
  public Optional<Point> anchor() {
    return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
  }

  @Override
  public boolean takesPoints() {
    return true;
  }

  @Override
  public boolean type(Point point) {
    press(new PointerInput(point, point, sketch.canvas().pixel() / 1000, Set.of(), 1));
    pointer = null;
    return true;
  }

  @Override
  public List<Mark> marks() {
    if (points.isEmpty()) {
      return List.of();
    }
    Mark.Role role = Previews.role(sketch, cut);
    List<Mark> marks = new ArrayList<>();
    List<Point> outline = new ArrayList<>(points);
    PointerInput now = pointer;
    if (now != null && !now.at().equals(points.getLast())) {
      outline.add(now.at());
      Point way = now.at().minus(points.getLast());
      double degrees = Math.toDegrees(Math.atan2(way.y(), way.x()));
      marks.add(
          new Mark.Words(now.at(), NumberText.of(way.length()) + " @ " + NumberText.of(degrees) + "°", role));
    }
    if (outline.size() > 2) {
      marks.add(new Mark.Area(List.of(outline), role));
    }
    marks.add(new Mark.Line(outline, false, role));
    points.forEach(point -> marks.add(new Mark.Dot(point, Mark.Form.SQUARE, role)));
    return marks;
  }
}
