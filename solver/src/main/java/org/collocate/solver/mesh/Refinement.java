package org.collocate.solver.mesh;

import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// Cells of a given size near a boundary part, in a region, or near a point; away from it sizes grow again gradually.
///
/// @param name of a boundary part or region, or null for a point
/// @param point the place, if no name is given; in one dimension only x counts
public record Refinement(@Nullable String name, @Nullable Point point, double size) {
  public Refinement {
    if ((name == null) == (point == null)) {
      throw new IllegalArgumentException("a refinement is near a name or near a point");
    }
    if (!(size > 0)) {
      throw new IllegalArgumentException("a refinement needs a positive size, not " + size);
    }
  }

  public static Refinement near(String name, double size) {
    return new Refinement(name, null, size);
  }

  public static Refinement near(Point point, double size) {
    return new Refinement(null, point, size);
  }
}
