package org.collocate.app.sketch;

import java.util.List;
import org.collocate.solver.geometry.Point;

/// Something that a tool shows over the drawing. Places are points of the plane; widths and sizes are the view's, in
/// pixels, and so are colours, which follow from the role.
public sealed interface Mark {
  /// What a mark says.
  enum Role {
    /// What will be there when the gesture ends.
    PREVIEW,
    /// What will be cut away.
    CUT,
    /// What is chosen.
    CHOSEN,
    /// What is under the pointer.
    HOVER,
    /// Help lines and what a point was drawn to.
    GUIDE,
    /// What is wrong.
    FAULT
  }

  /// The form of a dot.
  enum Form {
    SQUARE, ROUND, DIAMOND, CROSS
  }

  Role role();

  /// A line through points.
  record Line(List<Point> points, boolean closed, Role role) implements Mark {
    public Line {
      points = List.copyOf(points);
    }
  }

  /// An area between rings by the even-odd rule, lightly filled.
  record Area(List<List<Point>> rings, Role role) implements Mark {
    public Area {
      rings = rings.stream().map(List::copyOf).toList();
    }
  }

  /// A point, the same size at any zoom.
  record Dot(Point at, Form form, Role role) implements Mark {}

  /// A circle, such as the reach of a brush.
  ///
  /// @param radius in the plane
  record Ring(Point centre, double radius, Role role) implements Mark {}

  /// A few words beside a point.
  record Words(Point at, String text, Role role) implements Mark {}
}
