package org.collocate.models.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.collocate.solver.geometry.Corner;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Hole;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// Where a drawing lets solutions be singular: inside its holes, and at vertices of its boundary.
final class SingularPlaces {
  private SingularPlaces() {}

  /// A hole as seen from the domain.
  ///
  /// @param centre of the circle; of the largest circle that fits, where the hole is none
  /// @param radius of that circle
  /// @param reach distance from the centre to the nearest other boundary
  record Round(Point centre, double radius, double reach, double perimeter) {}

  /// A vertex of the boundary.
  ///
  /// @param interiorAngle ω
  /// @param side direction of the side after the vertex, in radians; the domain lies between it and `side + ω`
  /// @param partAfter part of that side
  /// @param partBefore part of the other side
  /// @param length of the shorter side
  record Vertex(Point point, double interiorAngle, double side, int partAfter, int partBefore,
      double length) {}

  private static final int DIRECTIONS = 15;
  private static final int STEPS_OF_RAY = 400;

  static List<Round> holes(PlanarDomain domain) {
    List<Round> holes = new ArrayList<>();
    for (Hole hole : domain.holes()) {
      List<CurvePiece> loop = domain.loops().get(hole.loop());
      Round round = circle(loop, hole);
      double reach = Double.POSITIVE_INFINITY;
      for (int l = 0; l < domain.loops().size(); l++) {
        if (l != hole.loop()) {
          for (CurvePiece piece : domain.loops().get(l)) {
            reach = Math.min(reach, distance(piece, round.centre));
          }
        }
      }
      holes.add(new Round(round.centre, round.radius, reach, round.perimeter));
    }
    return holes;
  }

  /// The true circle where all pieces are arcs of one, the largest that fits otherwise.
  private static Round circle(List<CurvePiece> loop, Hole hole) {
    double perimeter = loop.stream().mapToDouble(CurvePiece::length).sum();
    if (loop.getFirst().curve() instanceof EllipticArc first && first.circular()
        && loop.stream()
            .allMatch(piece -> piece.curve() instanceof EllipticArc arc && arc.circular()
                && arc.centre().distance(first.centre()) < 1e-9 * first.radiusX()
                && Math.abs(arc.radiusX() - first.radiusX()) < 1e-9 * first.radiusX())) {
      return new Round(first.centre(), first.radiusX(), 0, perimeter);
    }
    return new Round(hole.centre(), hole.radius(), 0, perimeter);
  }

  /// From a point that does not lie on the piece.
  private static double distance(CurvePiece piece, Point point) {
    double low = Math.min(piece.from(), piece.to());
    double high = Math.max(piece.from(), piece.to());
    double best = Double.POSITIVE_INFINITY;
    int stretches = 8;
    for (int i = 0; i < stretches; i++) {
      double a = low + (high - low) * i / stretches;
      double b = low + (high - low) * (i + 1) / stretches;
      double t = piece.curve().nearest(point.x(), point.y(), a, b);
      best = Math.min(best, piece.curve().point(t).distance(point));
    }
    return best;
  }

  /// Every vertex at which the direction or the part changes.
  static List<Vertex> vertices(PlanarDomain domain) {
    List<Corner> corners = domain.corners();
    List<Vertex> vertices = new ArrayList<>();
    for (List<CurvePiece> loop : domain.loops()) {
      for (int k = 0; k < loop.size(); k++) {
        CurvePiece before = loop.get(k);
        CurvePiece after = loop.get((k + 1) % loop.size());
        Point point = after.start();
        double angle = corners.stream()
            .filter(corner -> corner.point().equals(point))
            .mapToDouble(Corner::interiorAngle)
            .findFirst()
            .orElse(Math.PI);
        boolean changes = angle != Math.PI || before.part() != after.part();
        if (changes && before.isBoundary() && after.isBoundary() && before.part() >= 0 && after.part() >= 0) {
          Point side = after.tangent(0);
          vertices.add(new Vertex(point, angle, Math.atan2(side.y(), side.x()), after.part(), before.part(),
              Math.min(before.length(), after.length())));
        }
      }
    }
    return vertices;
  }

  /// A direction in which a ray from the vertex never meets the domain again; empty if every one does, as at the corners of
  /// a hole.
  static OptionalDouble freeRay(PlanarDomain domain, Vertex vertex) {
    double open = 2 * Math.PI - vertex.interiorAngle;
    for (int k = 0; k < DIRECTIONS; k++) {
      // From the middle outwards.
      double share = 0.5 + (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2) / (DIRECTIONS + 1.0);
      double direction = vertex.side - share * open;
      if (isFree(domain, vertex.point, direction)) {
        return OptionalDouble.of(direction);
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean isFree(PlanarDomain domain, Point from, double direction) {
    Point along = new Point(Math.cos(direction), Math.sin(direction));
    for (int k = 1; k <= STEPS_OF_RAY; k++) {
      // Steps grow: what is near the vertex is looked at closely.
      Point point = from.plus(along.times(domain.size() * Math.pow((double) k / STEPS_OF_RAY, 3)));
      if (domain.contains(point.x(), point.y())) {
        return false;
      }
    }
    return true;
  }
}
