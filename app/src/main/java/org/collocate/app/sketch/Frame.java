package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.app.sketch.edit.Affine;
import org.collocate.app.sketch.edit.Box;
import org.collocate.solver.geometry.Point;

/// The frame around what is chosen, with handles that scale and turn it.
///
/// @param box of what is chosen
/// @param shown the frame, a little larger
/// @param handles at its corners and sides, and above it for turning
record Frame(Box box, Box shown, List<Handle> handles) {
  private static final double AIR = 12;
  private static final double ABOVE = 22;
  private static final double ANGLE = Math.PI / 12;

  /// A handle of the frame.
  ///
  /// @param right −1 at the left, 0 in the middle, 1 at the right
  /// @param up −1 at the bottom, 0 in the middle, 1 at the top, 2 for turning
  record Handle(Point at, int right, int up, Box box) {
    boolean isTurn() {
      return up == 2;
    }

    /// What a drag of the handle does. Shift keeps proportions, or turns by steps of 15°; Alt scales about the centre.
    Affine map(PointerInput start, PointerInput input) {
      Point centre = box.centre();
      if (isTurn()) {
        Point before = start.raw().minus(centre);
        Point after = input.raw().minus(centre);
        double angle = Math.atan2(before.cross(after), before.dot(after));
        double turned = input.shift() ? Math.rint(angle / ANGLE) * ANGLE
            : Math.toRadians(Math.rint(Math.toDegrees(angle)));
        return Affine.turn(turned, centre);
      }
      Point fixed = input.alt() ? centre
          : new Point(right > 0 ? box.x0() : right < 0 ? box.x1() : centre.x(),
              up > 0 ? box.y0() : up < 0 ? box.y1() : centre.y());
      Point taken = new Point(right > 0 ? box.x1() : box.x0(), up > 0 ? box.y1() : box.y0());
      // The handle stands beside the box; once it is dragged, the corner itself is under the pointer.
      Point to = input.at();
      double sx = right == 0 ? 1 : factor(to.x() - fixed.x(), taken.x() - fixed.x());
      double sy = up == 0 ? 1 : factor(to.y() - fixed.y(), taken.y() - fixed.y());
      if (input.shift() && right != 0 && up != 0) {
        double larger = Math.max(Math.abs(sx), Math.abs(sy));
        return Affine.scale(Math.copySign(larger, sx), Math.copySign(larger, sy), fixed);
      }
      return Affine.scale(sx, sy, fixed);
    }

    private static double factor(double now, double before) {
      double factor = before == 0 ? 1 : now / before;
      return Math.abs(factor) < 1e-3 ? Math.copySign(1e-3, factor) : factor;
    }
  }

  /// The frame of what is chosen; none while nothing is, or single vertices are.
  static Optional<Frame> of(SketchViewModel sketch, double pixel) {
    Box box = sketch.box();
    if (box.isEmpty() || box.size() == 0 || !sketch.selection().vertices().isEmpty()
        || sketch.sketch().lone().isPresent()) {
      return Optional.empty();
    }
    Box shown = box.grown(AIR * pixel);
    List<Handle> handles = new ArrayList<>();
    for (int right = -1; right <= 1; right++) {
      for (int up = -1; up <= 1; up++) {
        if (right != 0 || up != 0) {
          handles.add(new Handle(new Point(between(shown.x0(), shown.x1(), right),
              between(shown.y0(), shown.y1(), up)), right, up, box));
        }
      }
    }
    handles.add(new Handle(new Point(shown.centre().x(), shown.y1() + ABOVE * pixel), 0, 2, box));
    return Optional.of(new Frame(box, shown, handles));
  }

  private static double between(double low, double high, int place) {
    return place < 0 ? low : place > 0 ? high : (low + high) / 2;
  }

  /// The handle within reach of a point.
  Optional<Handle> at(Point point, double reach) {
    return handles.stream().filter(handle -> handle.at().distance(point) <= reach).findFirst();
  }
}
