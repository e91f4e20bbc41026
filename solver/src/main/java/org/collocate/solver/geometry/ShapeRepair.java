package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/// Ways out of outlines that cross themselves.
public final class ShapeRepair {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double SAGITTA = 1e-4;
  private static final int MOST_POINTS = 400;

  private ShapeRepair() {}

  /// The polygon through the same points in an order in which its edges do not cross. Each crossing is undone by walking
  /// the points between its two edges the other way round, which makes the outline shorter, so that it comes to an end.
  /// Empty if the polygon does not cross itself, or has too many points.
  public static Optional<Shape.Polygon> untangled(Shape.Polygon polygon) {
    List<Point> points = new ArrayList<>(polygon.points());
    if (points.size() > MOST_POINTS) {
      return Optional.empty();
    }
    boolean changed = false;
    boolean crossed = true;
    while (crossed) {
      crossed = false;
      for (int i = 0; i < points.size() && !crossed; i++) {
        for (int j = i + 2; j < points.size() && !crossed; j++) {
          boolean neighbours = i == 0 && j == points.size() - 1;
          if (!neighbours && cross(points.get(i), points.get(i + 1), points.get(j),
              points.get((j + 1) % points.size()))) {
            java.util.Collections.reverse(points.subList(i + 1, j + 1));
            crossed = true;
            changed = true;
          }
        }
      }
    }
    return changed ? Optional.of(new Shape.Polygon(points)) : Optional.empty();
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    Point u = b.minus(a);
    Point v = d.minus(c);
    double one = u.cross(c.minus(a));
    double two = u.cross(d.minus(a));
    double three = v.cross(a.minus(c));
    double four = v.cross(b.minus(c));
    return one * two < 0 && three * four < 0;
  }

  /// The outer outline of all that the loops of a shape enclose, as polygons; one for each piece that is apart from the
  /// others. Curves become chords that miss them by at most a ten-thousandth of the shape's size.
  ///
  /// @throws PathSyntaxException if the text of a path is wrong
  public static List<Shape.Polygon> unionOfLoops(Shape shape) {
    List<Geometry> rings = new ArrayList<>();
    double size = size(shape);
    for (List<Curve> ring : shape.rings()) {
      List<Coordinate> corners = new ArrayList<>();
      for (Curve curve : ring) {
        double[] parameters = curve.flatten(SAGITTA * size);
        Arrays.stream(parameters, 0, parameters.length - 1)
            .mapToObj(curve::point)
            .forEach(p -> corners.add(new Coordinate(p.x(), p.y())));
      }
      if (corners.size() > 2) {
        corners.add(corners.getFirst().copy());
        LinearRing linear = FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
        rings.add(linear);
      }
    }
    Polygonizer faces = new Polygonizer();
    faces.add(UnaryUnionOp.union(rings));
    Geometry area = UnaryUnionOp.union(new ArrayList<Object>(faces.getPolygons()).stream()
        .map(Geometry.class::cast)
        .toList());
    List<Shape.Polygon> polygons = new ArrayList<>();
    for (int i = 0; area != null && i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon) {
        Coordinate[] outer = polygon.getExteriorRing().getCoordinates();
        polygons.add(new Shape.Polygon(
            Arrays.stream(outer, 0, outer.length - 1).map(c -> new Point(c.x, c.y)).toList()));
      }
    }
    return polygons;
  }

  private static double size(Shape shape) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    shape.rings().stream().flatMap(List::stream).forEach(curve -> {
      for (int i = 0; i <= 8; i++) {
        Point p = curve.point(i / 8.0);
        box[0] = Math.min(box[0], p.x());
        box[1] = Math.min(box[1], p.y());
        box[2] = Math.max(box[2], p.x());
        box[3] = Math.max(box[3], p.y());
      }
    });
    return Math.hypot(box[2] - box[0], box[3] - box[1]);
  }
}
