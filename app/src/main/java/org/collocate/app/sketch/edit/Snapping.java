package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// Draws a point to what is near: vertices, crossings, midpoints and centres first, then edges, then directions in steps
/// of 15°, then the grid. What is nothing of these gets as many decimals as can be seen.
///
/// @param targets shapes that are drawn to
/// @param grid null where the grid is off
/// @param pixel length of a pixel in the plane
public record Snapping(List<Element> targets, @Nullable Grid grid, double pixel) {
  private static final double REACH_IN_PIXELS = 8;
  private static final double ANGLE = Math.PI / 12;
  private static final double EDGE_PIXELS = 6;

  /// What a point was drawn to.
  public enum Kind {
    NONE, GRID, VERTEX, MIDPOINT, CENTRE, EDGE, ANGLE
  }

  /// A point and what it was drawn to.
  ///
  /// @param from start of the direction, if it was drawn to a direction
  public record Snapped(Point at, Kind kind, Optional<Point> from) {}

  public Snapping {
    targets = List.copyOf(targets);
  }

  /// A point that is drawn to nothing.
  public Snapped free(Point raw) {
    return new Snapped(Grid.visible(raw, pixel), Kind.NONE, Optional.empty());
  }

  /// The point for one under the pointer.
  ///
  /// @param anchor where a direction is counted from; null for none
  /// @param angles whether the direction is drawn to multiples of 15°
  public Snapped of(Point raw, @Nullable Point anchor, boolean angles) {
    if (angles && anchor != null && !anchor.equals(raw)) {
      return direction(raw, anchor);
    }
    Optional<Snapped> point = points(raw).stream()
        .filter(target -> target.at.distance(raw) <= REACH_IN_PIXELS * pixel)
        .min(Comparator.comparingDouble(target -> target.at.distance(raw)));
    if (point.isPresent()) {
      return point.get();
    }
    Optional<Point> edge = edges(raw);
    if (edge.isPresent()) {
      return new Snapped(edge.get(), Kind.EDGE, Optional.empty());
    }
    return grid == null ? free(raw) : new Snapped(grid.nearest(raw), Kind.GRID, Optional.empty());
  }

  private Snapped direction(Point raw, Point anchor) {
    Point way = raw.minus(anchor);
    double angle = Math.rint(Math.atan2(way.y(), way.x()) / ANGLE) * ANGLE;
    Point direction = new Point(Math.cos(angle), Math.sin(angle));
    Point end = anchor.plus(direction.times(Math.max(0, way.dot(direction))));
    boolean level = Math.abs(direction.y()) < 1e-9;
    boolean upright = Math.abs(direction.x()) < 1e-9;
    Point at = Grid.visible(end, pixel / 1000);
    if (level || upright) {
      Point round = grid == null ? Grid.visible(end, pixel) : grid.nearest(end);
      at = new Point(upright ? anchor.x() : round.x(), level ? anchor.y() : round.y());
    }
    return new Snapped(at, Kind.ANGLE, Optional.of(anchor));
  }

  private List<Snapped> points(Point raw) {
    List<Snapped> points = new ArrayList<>();
    double reach = REACH_IN_PIXELS * pixel;
    for (Element element : targets) {
      if (!element.rings().isEmpty() && element.box().grown(reach).contains(raw)) {
        points(element, points);
      }
    }
    return points;
  }

  private static void points(Element element, List<Snapped> points) {
    for (List<Curve> ring : element.rings()) {
      for (Curve curve : ring) {
        boolean whole = curve instanceof EllipticArc arc && Math.abs(arc.sweep()) > 6.28;
        if (whole) {
          for (int quarter = 0; quarter < 4; quarter++) {
            points.add(snapped(curve.point(quarter / 4.0), Kind.VERTEX));
          }
        } else {
          points.add(snapped(curve.point(0), Kind.VERTEX));
          points.add(snapped(curve.point(0.5), Kind.MIDPOINT));
        }
      }
    }
    switch (element.shape()) {
      case Shape.Circle(double x, double y, double _) -> points.add(snapped(new Point(x, y), Kind.CENTRE));
      case Shape.Ellipse(double x, double y, double _, double _, double _) ->
        points.add(snapped(new Point(x, y), Kind.CENTRE));
      case Shape.Rectangle _ -> points.add(snapped(element.box().centre(), Kind.CENTRE));
      case Shape.Polygon _,Shape.Path _,Shape.Interval _,Shape.Hypercube _ -> {
        // Their middle is no point that a drawing is made with.
      }
    }
  }

  private static Snapped snapped(Point at, Kind kind) {
    return new Snapped(new Point(clean(at.x()), clean(at.y())), kind, Optional.empty());
  }

  /// Without the rounding error of a sine or cosine.
  private static double clean(double number) {
    double shorter = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.14g", number));
    return Math.abs(shorter - number) <= 1e-14 * Math.abs(number) + 1e-15 ? shorter + 0.0 : number;
  }

  private Optional<Point> edges(Point raw) {
    double reach = EDGE_PIXELS * pixel;
    Point best = null;
    double least = reach;
    for (Element element : targets) {
      if (element.rings().isEmpty() || !element.box().grown(reach).contains(raw)) {
        continue;
      }
      Nearest nearest = Nearest.on(element.rings(), raw);
      if (nearest != null && nearest.distance() <= least) {
        least = nearest.distance();
        best = onGrid(nearest, raw);
      }
    }
    return Optional.ofNullable(best);
  }

  /// On an edge along an axis the other coordinate goes to the grid.
  private Point onGrid(Nearest nearest, Point raw) {
    Point at = nearest.point();
    Point along = nearest.curve().derivative(nearest.t());
    boolean level = along.y() == 0;
    boolean upright = along.x() == 0;
    Point round = grid == null ? Grid.visible(raw, pixel) : grid.nearest(raw);
    if (level || upright) {
      Point moved = new Point(level ? round.x() : at.x(), upright ? round.y() : at.y());
      double t = nearest.curve().nearest(moved.x(), moved.y(), 0, 1);
      return nearest.curve().point(t).distance(moved) <= 1e-9 * pixel ? moved : at;
    }
    return at;
  }
}
