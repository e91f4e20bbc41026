package org.collocate.app.sketch;

import java.util.Set;
import org.collocate.solver.geometry.Point;

/// What the pointer did over the plane, for a tool.
///
/// @param at the point of the plane, drawn to what is near where snapping is on
/// @param raw the point of the plane under the pointer
/// @param pixel length of a pixel in the plane
/// @param modifiers keys that are held
/// @param clicks 2 for a double-click
public record PointerInput(Point at, Point raw, double pixel, Set<Modifier> modifiers, int clicks) {
  /// Keys that change what the pointer means.
  public enum Modifier {
    SHIFT, ALT, SHORTCUT
  }

  public PointerInput {
    modifiers = Set.copyOf(modifiers);
  }

  public boolean shift() {
    return modifiers.contains(Modifier.SHIFT);
  }

  public boolean alt() {
    return modifiers.contains(Modifier.ALT);
  }

  public boolean shortcut() {
    return modifiers.contains(Modifier.SHORTCUT);
  }

  /// The same with another place.
  public PointerInput at(Point other) {
    return new PointerInput(other, raw, pixel, modifiers, clicks);
  }
}
