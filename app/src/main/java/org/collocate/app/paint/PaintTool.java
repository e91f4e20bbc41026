package org.collocate.app.paint;

import java.util.List;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.Mark;
import org.collocate.app.sketch.PointerInput;
import org.collocate.app.sketch.Tool;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// The brush on the canvas.
public final class PaintTool implements Tool {
  private static final Texts TEXTS = Texts.of("paint");

  private final PaintViewModel paint;
  private @Nullable Point at;

  public PaintTool(PaintViewModel paint) {
    this.paint = paint;
  }

  @Override
  public String id() {
    return "brush";
  }

  @Override
  public String hint() {
    String obstacle = paint.obstacle();
    if (!obstacle.isEmpty()) {
      return obstacle;
    }
    String name = paint.coefficient().orElse("");
    String value = NumberText.plain(paint.brush().value());
    return switch (paint.brush().kind()) {
      case BRUSH -> TEXTS.get("hint", name, value);
      case ERASER -> TEXTS.get("hint.eraser", name);
      case BUCKET -> TEXTS.get("hint.bucket", name, value);
      case SMOOTH -> TEXTS.get("hint.smooth", name);
    };
  }

  @Override
  public void press(PointerInput input) {
    at = input.raw();
    paint.begin(input.raw().x(), input.raw().y());
  }

  @Override
  public void drag(PointerInput input) {
    at = input.raw();
    paint.reach(input.raw().x(), input.raw().y());
  }

  @Override
  public void release(PointerInput input) {
    paint.end();
  }

  @Override
  public void move(PointerInput input) {
    at = input.raw();
  }

  @Override
  public void leave() {
    at = null;
  }

  @Override
  public boolean cancel() {
    return paint.cancel();
  }

  @Override
  public List<Mark> marks() {
    Point middle = at;
    if (middle == null) {
      return List.of();
    }
    Mark dot = new Mark.Dot(middle, Mark.Form.CROSS, Mark.Role.PREVIEW);
    return paint.brush().kind() == Brush.Kind.BUCKET ? List.of(dot)
        : List.of(new Mark.Ring(middle, paint.brush().radius(), Mark.Role.PREVIEW), dot);
  }

  @Override
  public boolean snaps() {
    return false;
  }
}
