package org.collocate.solver.geometry;

import java.util.List;

/// A stretch of the boundary through these points in their order.
///
/// Two points name the shorter of the two ways; a third decides a tie. A first point that comes again as the last names
/// the whole closed loop.
public record NamedBoundary(String name, List<Point> along) {
  public NamedBoundary {
    along = List.copyOf(along);
  }
}
