package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;

/// A place where a domain, or the space between two of its sides, is so narrow that it was hardly meant: a hair-thin gap
/// or a sliver. Such a domain is right, but needs very fine meshes there.
///
/// @param at a point in the middle of it
/// @param width its width there
/// @param gap whether it is space outside between two sides; else a sliver of the domain itself
public record Narrow(Point at, double width, boolean gap) {
  /// Widths below this part of the domain's size.
  private static final double HAIR = 1e-3;
  /// A stretch must be so many times longer than its gap is wide: corners are narrow too.
  private static final double SLENDER = 20;
  private static final double[] PLACES = {0.25, 0.5, 0.75};

  /// The narrow places of a domain, at most one for each piece of its boundary.
  public static List<Narrow> in(PlanarDomain domain) {
    List<Narrow> found = new ArrayList<>();
    double most = HAIR * domain.size();
    for (CurvePiece piece : domain.pieces().toList()) {
      if (piece.length() < SLENDER * most / 10) {
        continue;
      }
      for (double place : PLACES) {
        Narrow narrow = at(domain, piece, place, most);
        if (narrow != null && piece.length() > SLENDER * narrow.width()
            && found.stream().noneMatch(other -> other.at.distance(narrow.at) < piece.length())) {
          found.add(narrow);
          break;
        }
      }
    }
    return found;
  }

  private static @org.jspecify.annotations.Nullable Narrow at(PlanarDomain domain, CurvePiece piece,
      double place, double most) {
    Point p = piece.point(place);
    Point outward = piece.normal(place);
    for (boolean gap : new boolean[] {true, false}) {
      Point way = gap ? outward : outward.times(-1);
      for (double width = most; width > 1e-6 * domain.size(); width /= 2) {
        Point across = p.plus(way.times(width));
        if (domain.contains(across.x(), across.y()) == gap) {
          double low = 0;
          double high = width;
          for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            Point q = p.plus(way.times(middle));
            boolean beyond = middle > 1e-8 * domain.size() && domain.contains(q.x(), q.y()) == gap;
            low = beyond ? low : middle;
            high = beyond ? middle : high;
          }
          return new Narrow(p.plus(way.times(high / 2)), high, gap);
        }
      }
    }
    return null;
  }
}
