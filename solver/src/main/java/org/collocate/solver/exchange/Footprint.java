package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Point;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.FastSegmentSetIntersectionFinder;
import org.locationtech.jts.noding.SegmentIntersectionDetector;

/// What a shape covers, by its flattened rings and the even-odd rule; outlines that cross themselves are allowed.
final class Footprint {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  /// Of the curves, relative to the shape's size, as long as there are not too many of them.
  private static final double TOLERANCE = 1e-4;

  /// How one footprint lies to another.
  enum Relation {
    SAME, INSIDE, OVERLAPPING, APART
  }

  private final List<Coordinate[]> rings;
  private final Envelope box;
  private final IndexedPointInAreaLocator area;
  private final List<BasicSegmentString> edges;
  private final FastSegmentSetIntersectionFinder crossings;

  private Footprint(List<Coordinate[]> rings) {
    this.rings = rings;
    box = new Envelope();
    rings.forEach(ring -> {
      for (Coordinate corner : ring) {
        box.expandToInclude(corner);
      }
    });
    LinearRing[] linear = rings.stream().map(FACTORY::createLinearRing).toArray(LinearRing[]::new);
    LinearRing[] others = List.of(linear).subList(1, linear.length).toArray(LinearRing[]::new);
    edges = rings.stream().map(ring -> new BasicSegmentString(ring, null)).toList();
    crossings = new FastSegmentSetIntersectionFinder(edges);
    area = new IndexedPointInAreaLocator(FACTORY.createPolygon(linear[0], others));
  }

  /// @param curves at least one ring, none without a curve
  static Footprint of(List<List<Curve>> curves, Budget budget) {
    Envelope rough = new Envelope();
    curves.forEach(ring -> ring.forEach(curve -> {
      for (double t : new double[] {0, 0.25, 0.5, 0.75}) {
        rough.expandToInclude(curve.point(t).x(), curve.point(t).y());
      }
    }));
    double fine = TOLERANCE * rough.getDiameter();
    int corners = curves.stream().flatMap(List::stream).mapToInt(curve -> curve.flatten(fine).length).sum();
    double tolerance = budget.affords(corners) ? fine : Double.MAX_VALUE;
    return new Footprint(curves.stream().map(ring -> flatten(ring, tolerance)).toList());
  }

  private static Coordinate[] flatten(List<Curve> ring, double tolerance) {
    List<Coordinate> corners = new ArrayList<>();
    for (Curve curve : ring) {
      double[] parameters = curve.flatten(tolerance);
      for (int i = 0; i < parameters.length - 1; i++) {
        Point corner = curve.point(parameters[i]);
        corners.add(new Coordinate(corner.x(), corner.y()));
      }
    }
    do {
      corners.add(corners.getFirst());
    } while (corners.size() < 4);
    return corners.toArray(Coordinate[]::new);
  }

  Envelope box() {
    return box;
  }

  List<Coordinate[]> rings() {
    return rings;
  }

  /// What its rings enclose, each counted by itself.
  double measure() {
    return rings.stream().mapToDouble(Area::ofRing).sum();
  }

  /// How this shape lies to another; one that shares edges with the other, but nothing else, is apart from it.
  Relation relationTo(Footprint other) {
    if (!box.intersects(other.box)) {
      return Relation.APART;
    }
    if (crosses(other)) {
      return Relation.OVERLAPPING;
    }
    boolean inside = false;
    boolean outside = false;
    for (Coordinate[] ring : rings) {
      for (int i = 0; i < ring.length - 1; i++) {
        int corner = other.area.locate(ring[i]);
        int middle = other.area
            .locate(new Coordinate((ring[i].x + ring[i + 1].x) / 2, (ring[i].y + ring[i + 1].y) / 2));
        inside |= corner == Location.INTERIOR || middle == Location.INTERIOR;
        outside |= corner == Location.EXTERIOR || middle == Location.EXTERIOR;
      }
    }
    if (inside) {
      return outside ? Relation.OVERLAPPING : Relation.INSIDE;
    }
    if (!outside) {
      return sameMeasure(other) ? Relation.SAME : Relation.OVERLAPPING;
    }
    return other.entersOf(this) ? Relation.OVERLAPPING : Relation.APART;
  }

  private boolean sameMeasure(Footprint other) {
    return rings.size() == other.rings.size()
        && Math.abs(measure() - other.measure()) <= TOLERANCE * other.measure();
  }

  private boolean entersOf(Footprint other) {
    for (Coordinate[] ring : rings) {
      for (Coordinate corner : ring) {
        if (other.area.locate(corner) == Location.INTERIOR) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether an edge of one properly crosses an edge of the other.
  boolean crosses(Footprint other) {
    SegmentIntersectionDetector detector = new SegmentIntersectionDetector();
    detector.setFindProper(true);
    other.crossings.intersects(edges, detector);
    return detector.hasProperIntersection();
  }

  /// Whether a corner or the middle of an edge of the other that is off this one's outline lies inside.
  boolean encloses(Footprint other) {
    if (!box.contains(other.box)) {
      return false;
    }
    for (Coordinate[] ring : other.rings) {
      for (int i = 0; i < ring.length - 1; i++) {
        int place = area.locate(ring[i]);
        if (place == Location.BOUNDARY) {
          place = area
              .locate(new Coordinate((ring[i].x + ring[i + 1].x) / 2, (ring[i].y + ring[i + 1].y) / 2));
        }
        if (place != Location.BOUNDARY) {
          return place == Location.INTERIOR;
        }
      }
    }
    return false;
  }
}
