package org.collocate.app.sketch;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.geometry.Point;

/// What the pointer does on the canvas while the tool is in hand. A tool knows no toolkit: it is told points of the
/// plane, edits the study, and says as marks what is to be drawn over the drawing.
///
/// The canvas asks for {@link #marks()} after each call, so that a tool need not say that it has changed. A gesture goes
/// press, drags, release; between gestures come moves.
public interface Tool {
  /// The form of the pointer.
  enum Pointer {
    ARROW, CROSS, MOVE, HAND, NONE
  }

  /// Names the tool: its button is `tool-ID`.
  String id();

  /// What to do next, for the line below the canvas.
  String hint();

  /// The main button goes down.
  void press(PointerInput input);

  /// The pointer moves with the button down.
  void drag(PointerInput input);

  /// The button goes up.
  void release(PointerInput input);

  /// The pointer moves with no button down.
  default void move(PointerInput input) {}

  /// The pointer has left the canvas.
  default void leave() {}

  /// A key.
  ///
  /// @param large whether Shift is held, for larger steps
  /// @return whether it meant something here
  default boolean key(ToolKey key, boolean large) {
    return false;
  }

  /// Takes back what is half made; nothing of it stays in the study.
  ///
  /// @return false if there was nothing half made, so that the tool itself is put down
  boolean cancel();

  /// What is drawn over the drawing.
  default List<Mark> marks() {
    return List.of();
  }

  default Pointer pointer() {
    return Pointer.CROSS;
  }

  /// Whether points are drawn to the grid and to what is near.
  default boolean snaps() {
    return true;
  }

  /// The point from which directions are counted, for snapping to angles and for typed lengths; empty while nothing is
  /// begun.
  default Optional<Point> anchor() {
    return Optional.empty();
  }

  /// Whether Shift draws directions from the anchor to steps of 15°.
  default boolean turns() {
    return true;
  }

  /// Whether points can be typed.
  default boolean takesPoints() {
    return false;
  }

  /// Takes a typed point, as if it were pressed there.
  ///
  /// @return whether a point means something here
  default boolean type(Point point) {
    return false;
  }
}
