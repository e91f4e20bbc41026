package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import org.collocate.app.sketch.edit.SplineFit;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;

/// Draws a line by hand, closes it and smooths it to a spline.
final class FreehandTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double TOLERANCE = 3;
  private static final double STEP = 2;
  private static final int FEWEST = 6;

  private final SketchViewModel sketch;
  private final List<Point> points = new ArrayList<>();
  private boolean cut;

  FreehandTool(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  @Override
  public String id() {
    return "freehand";
  }

  @Override
  public String hint() {
    return TEXTS.get("hint.freehand");
  }

  @Override
  public void press(PointerInput input) {
    points.clear();
    points.add(input.raw());
    cut = input.alt();
  }

  @Override
  public void drag(PointerInput input) {
    if (!points.isEmpty() && points.getLast().distance(input.raw()) >= STEP * input.pixel()) {
      points.add(input.raw());
    }
  }

  @Override
  public void release(PointerInput input) {
    drag(input);
    List<Point> drawn = List.copyOf(points);
    cancel();
    if (drawn.size() >= FEWEST) {
      sketch.draw(SplineFit.closed(drawn, TOLERANCE * input.pixel()), cut);
    }
  }

  @Override
  public boolean cancel() {
    boolean something = !points.isEmpty();
    points.clear();
    return something;
  }

  @Override
  public boolean snaps() {
    return false;
  }

  @Override
  public List<Mark> marks() {
    if (points.size() < 2) {
      return List.of();
    }
    Mark.Role role = Previews.role(sketch, cut);
    return List.of(new Mark.Line(points, false, role),
        new Mark.Line(List.of(points.getLast(), points.getFirst()), false, Mark.Role.GUIDE));
  }
}
