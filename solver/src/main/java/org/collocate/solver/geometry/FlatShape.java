package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.GeometryFault.Section;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.valid.IsSimpleOp;

/// A shape of the plane as chords that remember their curve.
final class FlatShape {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final List<Chord> chords;
  private final IndexedPointInAreaLocator area;

  private FlatShape(List<Chord> chords, IndexedPointInAreaLocator area) {
    this.chords = chords;
    this.area = area;
  }

  /// A chord of a curve.
  ///
  /// @param owner index of the shape in the arrangement
  record Chord(int owner, Curve curve, double from, double to, Coordinate a, Coordinate b) {
    /// The curve's parameter at a point of the chord; exact at its ends.
    double parameter(Coordinate c) {
      if (c.equals2D(a)) {
        return from;
      }
      if (c.equals2D(b)) {
        return to;
      }
      double dx = b.x - a.x;
      double dy = b.y - a.y;
      double fraction = ((c.x - a.x) * dx + (c.y - a.y) * dy) / (dx * dx + dy * dy);
      return from + Math.clamp(fraction, 0, 1) * (to - from);
    }
  }

  /// Returns null, with the reason added to the faults, if a ring is degenerate or crosses itself.
  static @Nullable FlatShape of(List<List<Curve>> rings, int owner, double tolerance, Section section,
      int index,
      FaultList faults) {
    List<Chord> chords = new ArrayList<>();
    List<LinearRing> linear = new ArrayList<>();
    for (List<Curve> ring : rings) {
      List<Coordinate> corners = flatten(ring, owner, tolerance, chords);
      if (corners.size() < 4) {
        faults.add(section, index, "the outline at " + ring.getFirst().point(0) + " encloses nothing",
            "a shape needs an inside: at least three points that are not on a line",
            ring.getFirst().point(0));
        return null;
      }
      LinearRing closed = FACTORY.createLinearRing(corners.toArray(Coordinate[]::new));
      IsSimpleOp simple = new IsSimpleOp(closed);
      if (!simple.isSimple()) {
        Coordinate place = simple.getNonSimpleLocation();
        Point at = new Point(place.x, place.y);
        faults.add(section, index, "the outline crosses itself at " + at,
            "reorder the points or split the shape", at);
        return null;
      }
      linear.add(closed);
    }
    LinearRing[] others = linear.subList(1, linear.size()).toArray(LinearRing[]::new);
    return new FlatShape(chords,
        new IndexedPointInAreaLocator(FACTORY.createPolygon(linear.getFirst(), others)));
  }

  private static List<Coordinate> flatten(List<Curve> ring, int owner, double tolerance, List<Chord> chords) {
    List<Coordinate> corners = new ArrayList<>();
    Point first = ring.getFirst().point(0);
    Coordinate start = new Coordinate(first.x(), first.y());
    corners.add(start);
    Coordinate current = start;
    for (int k = 0; k < ring.size(); k++) {
      Curve curve = ring.get(k);
      Point end = ring.get((k + 1) % ring.size()).point(0);
      double[] parameters = curve.flatten(tolerance);
      for (int i = 1; i < parameters.length; i++) {
        Point to = i == parameters.length - 1 ? end : curve.point(parameters[i]);
        boolean closes = k == ring.size() - 1 && i == parameters.length - 1;
        Coordinate reached = closes ? start : new Coordinate(to.x(), to.y());
        chords.add(new Chord(owner, curve, parameters[i - 1], parameters[i], current, reached));
        corners.add(reached);
        current = reached;
      }
    }
    return corners;
  }

  List<Chord> chords() {
    return chords;
  }

  boolean contains(Coordinate c) {
    return area.locate(c) != Location.EXTERIOR;
  }
}
