package org.collocate.app.sketch;

import java.util.List;
import org.collocate.app.sketch.edit.BoundaryMap;
import org.collocate.app.sketch.edit.BoundaryMap.Spot;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// Chooses stretches of the boundary: a click takes the stretch between two corners, Shift goes on from what is chosen, a
/// drag along the boundary takes any stretch.
final class BoundaryTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double REACH = 10;
  private static final double STILL = 4;

  private final SketchViewModel sketch;
  private @Nullable PointerInput start;
  private @Nullable Spot from;
  private @Nullable Spot last;
  private @Nullable Spot to;
  private double travel;

  BoundaryTool(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  private BoundaryViewModel boundary() {
    return sketch.boundary();
  }

  @Override
  public String id() {
    return "boundary";
  }

  @Override
  public String hint() {
    return TEXTS.get("hint.boundary");
  }

  @Override
  public void press(PointerInput input) {
    start = input;
    from = spot(input);
    to = null;
    last = null;
    travel = 0;
  }

  private @Nullable Spot spot(PointerInput input) {
    return boundary().at(input.raw(), REACH * input.pixel()).orElse(null);
  }

  /// The spot for an end of a stretch, at a corner where one is near.
  private @Nullable Spot end(PointerInput input) {
    Spot spot = boundary().at(input.at(), REACH * input.pixel()).orElse(null);
    return spot == null ? spot(input) : spot;
  }

  @Override
  public void drag(PointerInput input) {
    PointerInput begun = start;
    if (begun == null || from == null || begun.raw().distance(input.raw()) <= STILL * input.pixel()) {
      return;
    }
    BoundaryMap map = boundary().map().orElseThrow();
    if (last == null) {
      from = end(begun);
      last = from;
    }
    Spot before = last;
    Spot now = boundary().at(input.raw(), 10 * REACH * input.pixel()).orElse(null);
    if (now != null && before != null && now.loop() == before.loop()) {
      Spot drawn = end(input);
      to = drawn != null && drawn.loop() == now.loop() ? drawn : now;
      travel += map.way(before, to);
      last = to;
    }
  }

  @Override
  public void release(PointerInput input) {
    drag(input);
    Stretch dragged = stretch();
    Spot clicked = from;
    boolean more = start != null && start.shift();
    boolean twice = start != null && start.clicks() == 2;
    cancel();
    if (dragged != null) {
      boundary().choose(dragged);
    } else if (clicked != null && twice) {
      boundary().map()
          .flatMap(map -> map.part(clicked.loop(), clicked.at()))
          .ifPresent(boundary()::choosePart);
    } else if (clicked != null) {
      boundary().choose(clicked, more);
    } else {
      boundary().choose(null);
    }
  }

  private @Nullable Stretch stretch() {
    Spot begun = from;
    Spot ended = to;
    BoundaryMap map = boundary().map().orElse(null);
    if (map == null || begun == null || ended == null) {
      return null;
    }
    Stretch stretch = map.walked(begun, ended, travel);
    return stretch.length() < 1e-6 * map.total(begun.loop()) ? null : stretch;
  }

  @Override
  public void move(PointerInput input) {
    boundary().hover(spot(input));
  }

  @Override
  public void leave() {
    boundary().hover(null);
  }

  @Override
  public boolean key(ToolKey key, boolean large) {
    switch (key) {
      case TAB, RIGHT -> boundary().chooseNext(1);
      case BACK_TAB, LEFT -> boundary().chooseNext(-1);
      case ENTER, BACKSPACE, DELETE, UP, DOWN -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean cancel() {
    boolean something = start != null;
    start = null;
    from = null;
    to = null;
    last = null;
    travel = 0;
    return something;
  }

  @Override
  public boolean snaps() {
    return to != null;
  }

  @Override
  public Pointer pointer() {
    return boundary().hovered().isPresent() ? Pointer.HAND : Pointer.CROSS;
  }

  @Override
  public List<Mark> marks() {
    Stretch stretch = stretch();
    BoundaryMap map = boundary().map().orElse(null);
    if (stretch == null || map == null) {
      return List.of();
    }
    Point end = map.point(stretch.loop(), stretch.from() + stretch.length() / 2);
    return List.of(new Mark.Line(map.line(stretch), false, Mark.Role.CHOSEN),
        new Mark.Words(end, boundary().describe(stretch), Mark.Role.CHOSEN));
  }
}
