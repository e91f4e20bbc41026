package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.ShapeOperation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/// Turns lines that run along a drawing's outlines into named stretches of the boundary.
final class Stretches {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  /// How far a line may be off the outlines, relative to the drawing's size: well within what a study allows.
  private static final double TOLERANCE = 2e-4;
  private static final int PROBES = 16;

  private final double tolerance;
  private final List<IndexedFacetDistance> outlines = new ArrayList<>();

  Stretches(List<ShapeOperation> shapes) {
    Budget budget = new Budget();
    Envelope box = new Envelope();
    for (ShapeOperation operation : shapes) {
      Footprint footprint = Footprint.of(operation.shape().rings(), budget);
      box.expandToInclude(footprint.box());
      outlines.add(new IndexedFacetDistance(FACTORY.createMultiLineString(
          footprint.rings().stream().map(FACTORY::createLineString).toArray(LineString[]::new))));
    }
    tolerance = TOLERANCE * box.getDiameter();
  }

  /// The stretch from the line's start through its middle to its end; empty if the line does not follow the outlines.
  Optional<NamedBoundary> along(String name, List<Curve> line) {
    boolean follows = line.stream()
        .flatMap(Stretches::probes)
        .allMatch(probe -> outlines.stream().anyMatch(outline -> outline.distance(probe) <= tolerance));
    return follows ? Optional.of(new NamedBoundary(name, alongPoints(line))) : Optional.empty();
  }

  /// Whether more of the line than single points lies on the outline of a shape.
  boolean runsOn(int shape, List<Curve> line) {
    return line.stream()
        .anyMatch(curve -> probes(curve).filter(probe -> outlines.get(shape).distance(probe) <= tolerance)
            .count() > 2);
  }

  private static Stream<org.locationtech.jts.geom.Point> probes(Curve curve) {
    return IntStream.rangeClosed(0, PROBES).mapToObj(i -> {
      Point p = curve.point((double) i / PROBES);
      return FACTORY.createPoint(new Coordinate(p.x(), p.y()));
    });
  }

  /// Points that tell a stretch from the rest of its loop: a straight one is the shortest way between its ends, any
  /// other needs a point between.
  static List<Point> alongPoints(List<? extends Curve> line) {
    Point start = line.getFirst().point(0);
    Point end = line.getLast().point(1);
    if (line.size() == 1 && line.getFirst() instanceof Line) {
      return List.of(start, end);
    }
    return List.of(start, middle(line), start.distance(end) == 0 ? start : end);
  }

  /// A joint of two curves in the middle of the line, or the middle of its only curve.
  private static Point middle(List<? extends Curve> line) {
    if (line.size() == 1) {
      return line.getFirst().point(0.5);
    }
    double total = line.stream().mapToDouble(Stretches::chord).sum();
    double passed = 0;
    Point best = line.get(1).point(0);
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < line.size() - 1; i++) {
      passed += chord(line.get(i));
      if (Math.abs(passed - total / 2) < nearest) {
        nearest = Math.abs(passed - total / 2);
        best = line.get(i).point(1);
      }
    }
    return best;
  }

  private static double chord(Curve curve) {
    return curve.point(0).distance(curve.point(0.5)) + curve.point(0.5).distance(curve.point(1));
  }
}
