package org.collocate.app.sketch.edit;

import org.collocate.solver.geometry.Point;

/// A handle of a shape.
///
/// @param index of the vertex, side or piece it belongs to
/// @param arm where the handle's line begins; the handle's own place if it has none
public record Grip(Kind kind, int ring, int index, Point at, Point arm) {
  /// What a handle moves.
  public enum Kind {
    /// A corner or node.
    VERTEX,
    /// The middle of a rectangle's side.
    SIDE,
    /// The centre of a circle or ellipse.
    CENTRE,
    /// An end of an axis.
    RADIUS,
    /// The first handle of a Bézier curve.
    FIRST,
    /// The second handle of a Bézier curve.
    SECOND,
    /// The middle of an arc.
    BULGE
  }

  static Grip of(Kind kind, int ring, int index, Point at) {
    return new Grip(kind, ring, index, at, at);
  }

  /// Whether it is a handle of the same thing, wherever that is now.
  public boolean isSame(Grip other) {
    return kind == other.kind && ring == other.ring && index == other.index;
  }

  /// The vertex it moves.
  public Vertex vertex() {
    return new Vertex(ring, index);
  }
}
