package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.app.sketch.edit.Box;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grid;
import org.collocate.app.sketch.edit.Snapping;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.collocate.viz.view.Viewport;
import org.jspecify.annotations.Nullable;

/// The canvas without a toolkit: which part of the plane is seen, what is in hand, and what the pointer is drawn to.
/// Places come in pixels of the view and go to the tool as points of the plane.
public final class CanvasViewModel {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double MARGIN = 56;
  private static final double WHEEL = 1.15;
  private static final double BUTTON = 1.4;

  private final Listeners changes = new Listeners();
  private final Supplier<List<Element>> targets;
  private Viewport viewport = new Viewport(0.5, 0.5, 300);
  private double width = 600;
  private double height = 400;
  private boolean fitted;
  private boolean gridShown = true;
  private boolean snapping = true;
  private Predicate<Element> aim = _ -> true;
  private Tool tool;
  private @Nullable Point pointer;
  private Snapping.@Nullable Snapped snapped;
  private boolean pressed;

  /// @param targets what points are drawn to
  /// @param tool what is in hand at first
  public CanvasViewModel(Supplier<List<Element>> targets, Tool tool) {
    this.targets = targets;
    this.tool = tool;
  }

  /// Told when the picture has changed.
  public Listeners changes() {
    return changes;
  }

  public Viewport viewport() {
    return viewport;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /// Length of a pixel in the plane.
  public double pixel() {
    return 1 / viewport.scale();
  }

  /// The grid that fits the scale.
  public Grid grid() {
    return Grid.of(pixel());
  }

  public Tool tool() {
    return tool;
  }

  /// Takes a tool in hand; what the last one had half made is taken back.
  public void take(Tool next) {
    if (!next.equals(tool)) {
      tool.cancel();
      tool.leave();
      tool = next;
      pressed = false;
      changes.tell();
    }
  }

  /// The view has another size; what was in its middle stays there.
  public void resize(double newWidth, double newHeight) {
    if (newWidth > 0 && newHeight > 0 && (newWidth != width || newHeight != height)) {
      width = newWidth;
      height = newHeight;
      changes.tell();
    }
  }

  /// Whether the button is down.
  public boolean isPressed() {
    return pressed;
  }

  /// Whether the whole drawing has been brought into view once.
  public boolean isFitted() {
    return fitted;
  }

  /// Brings a rectangle into view.
  public void fit(Box box) {
    fitted = true;
    Box shown = box.isEmpty() ? new Box(0, 0, 1, 1) : box;
    if (shown.size() == 0) {
      shown = shown.grown(0.5);
    }
    viewport = Viewport.fit(shown.x0(), shown.y0(), shown.x1(), shown.y1(), width, height, MARGIN);
    changes.tell();
  }

  /// Shows another part of the plane.
  public void look(Viewport next) {
    fitted = true;
    viewport = next;
    changes.tell();
  }

  /// Nearer by so many clicks of the wheel, about a place of the view.
  public void wheel(double clicks, double left, double top) {
    look(viewport.zoomed(Math.pow(WHEEL, clicks), viewport.planeX(left, width),
        viewport.planeY(top, height)));
  }

  public void zoomIn() {
    look(viewport.zoomed(BUTTON, viewport.x(), viewport.y()));
  }

  public void zoomOut() {
    look(viewport.zoomed(1 / BUTTON, viewport.x(), viewport.y()));
  }

  /// The plane follows the hand by so many pixels.
  public void pan(double right, double down) {
    look(viewport.moved(-right * pixel(), down * pixel()));
  }

  public boolean isGridShown() {
    return gridShown;
  }

  public void showGrid(boolean shown) {
    gridShown = shown;
    changes.tell();
  }

  public boolean isSnapping() {
    return snapping;
  }

  public void snap(boolean on) {
    snapping = on;
    changes.tell();
  }

  /// Says what points may be drawn to while a gesture lasts, so that nothing is drawn to itself.
  public void aimAt(Predicate<Element> which) {
    aim = which;
  }

  /// The pointer's point of the plane, drawn to what is near; empty while the pointer is elsewhere.
  public Optional<Point> pointer() {
    return Optional.ofNullable(pointer);
  }

  /// What the pointer was drawn to; empty while that is nothing.
  public Optional<Snapping.Snapped> snapped() {
    return Optional.ofNullable(snapped);
  }

  /// The main button goes down at a place of the view.
  public void press(double left, double top, Set<Modifier> modifiers, int clicks) {
    pressed = true;
    tool.press(input(left, top, modifiers, clicks));
    changes.tell();
  }

  public void drag(double left, double top, Set<Modifier> modifiers) {
    if (pressed) {
      tool.drag(input(left, top, modifiers, 0));
      changes.tell();
    }
  }

  public void release(double left, double top, Set<Modifier> modifiers) {
    if (pressed) {
      pressed = false;
      tool.release(input(left, top, modifiers, 0));
      aim = _ -> true;
      changes.tell();
    }
  }

  public void move(double left, double top, Set<Modifier> modifiers) {
    tool.move(input(left, top, modifiers, 0));
    changes.tell();
  }

  /// The pointer has left the canvas.
  public void leave() {
    pointer = null;
    snapped = null;
    tool.leave();
    changes.tell();
  }

  /// A key for the tool.
  ///
  /// @return whether it meant something
  public boolean key(ToolKey key, boolean large) {
    boolean meant = tool.key(key, large);
    if (meant) {
      changes.tell();
    }
    return meant;
  }

  /// Hands a typed point to the tool.
  ///
  /// @return whether it meant something
  public boolean type(Point point) {
    boolean meant = tool.type(point);
    changes.tell();
    return meant;
  }

  /// Takes back the gesture.
  ///
  /// @return false if there was none
  public boolean cancel() {
    pressed = false;
    aim = _ -> true;
    boolean something = tool.cancel();
    changes.tell();
    return something;
  }

  private PointerInput input(double left, double top, Set<Modifier> modifiers, int clicks) {
    Point raw = new Point(viewport.planeX(left, width), viewport.planeY(top, height));
    List<Element> near = new ArrayList<>();
    targets.get().stream().filter(aim).forEach(near::add);
    Snapping aids = new Snapping(near, gridShown ? grid() : null, pixel());
    boolean off = !snapping || !tool.snaps() || modifiers.contains(Modifier.SHORTCUT) && clicks == 0
        || modifiers.contains(Modifier.ALT) && clicks == 0;
    Snapping.Snapped found = off ? aids.free(raw)
        : aids.of(raw, tool.anchor().orElse(null), tool.turns() && modifiers.contains(Modifier.SHIFT));
    pointer = found.at();
    snapped = found.kind() == Snapping.Kind.NONE ? null : found;
    return new PointerInput(found.at(), raw, pixel(), modifiers, clicks);
  }

  /// All that is drawn over the drawing now.
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>(tool.marks());
    Snapping.Snapped hint = snapped;
    if (hint != null && tool.snaps() && hint.kind() != Snapping.Kind.GRID) {
      hint.from()
          .ifPresent(from -> marks.add(
              new Mark.Line(List.of(from, hint.at()), false, Mark.Role.GUIDE)));
      marks.add(new Mark.Dot(hint.at(), switch (hint.kind()) {
        case VERTEX -> Mark.Form.SQUARE;
        case MIDPOINT -> Mark.Form.DIAMOND;
        case CENTRE, EDGE -> Mark.Form.CROSS;
        case ANGLE, GRID, NONE -> Mark.Form.ROUND;
      }, Mark.Role.GUIDE));
      marks.add(new Mark.Words(hint.at(), TEXTS.get("snap." + hint.kind().name().toLowerCase(Locale.ROOT)),
          Mark.Role.GUIDE));
    }
    return marks;
  }
}
