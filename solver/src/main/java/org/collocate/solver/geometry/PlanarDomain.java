package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/// A domain of the plane, bounded by loops of true curves.
///
/// Outer loops run anticlockwise, holes clockwise: the domain is on the left. Several outer loops are several separate
/// components, which is allowed: each needs conditions that make its solution unique. A boundary that touches itself is
/// refused. The signed distance counts periodic sides as boundary.
public final class PlanarDomain implements Domain {
  private static final double TOLERANCE = 1e-10;
  private static final double CORNER_TURN = 1e-6;

  private final List<List<CurvePiece>> loops;
  private final List<CurvePiece> interfaces;
  private final List<String> parts;
  private final List<String> regions;
  private final List<Outline> regionOutlines;
  private final boolean[] periodic;
  private final Outline outline;
  private final double[] box;
  private final double size;
  private final double measure;

  PlanarDomain(List<List<CurvePiece>> loops, List<CurvePiece> interfaces, List<String> parts,
      List<String> regions,
      List<Outline> regionOutlines, boolean[] periodic, double sagitta) {
    this.loops = loops.stream().map(List::copyOf).toList();
    this.interfaces = List.copyOf(interfaces);
    this.parts = List.copyOf(parts);
    this.regions = List.copyOf(regions);
    this.regionOutlines = List.copyOf(regionOutlines);
    this.periodic = periodic.clone();
    outline = new Outline(this.loops, sagitta);
    box = boundingBox(loops);
    size = Math.hypot(box[2] - box[0], box[3] - box[1]);
    measure = pieces().mapToDouble(CurvePiece::greenIntegral).sum();
  }

  /// `[x0, y0, x1, y1]` of the true curves; extrema inside a piece are found by a golden-section search.
  static double[] boundingBox(List<List<CurvePiece>> loops) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (List<CurvePiece> loop : loops) {
      for (CurvePiece piece : loop) {
        box[0] = Math.min(box[0], -reach(piece, new Point(-1, 0)));
        box[1] = Math.min(box[1], -reach(piece, new Point(0, -1)));
        box[2] = Math.max(box[2], reach(piece, new Point(1, 0)));
        box[3] = Math.max(box[3], reach(piece, new Point(0, 1)));
      }
    }
    return box;
  }

  private static double reach(CurvePiece piece, Point direction) {
    double best = Math.max(piece.start().dot(direction), piece.end().dot(direction));
    if (piece.curve() instanceof Line) {
      return best;
    }
    int steps = 32;
    int top = 0;
    for (int i = 1; i < steps; i++) {
      if (piece.point((double) i / steps).dot(direction) > best) {
        best = piece.point((double) i / steps).dot(direction);
        top = i;
      }
    }
    double low = Math.max(0, top - 1) / (double) steps;
    double high = Math.min(steps, top + 1) / (double) steps;
    for (int iteration = 0; iteration < 60; iteration++) {
      double a = high - (high - low) * 0.6180339887498949;
      double b = low + (high - low) * 0.6180339887498949;
      if (piece.point(a).dot(direction) >= piece.point(b).dot(direction)) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.max(best, piece.point((low + high) / 2).dot(direction));
  }

  /// All boundary pieces, loop by loop; consecutive pieces of a loop share their ends.
  public List<List<CurvePiece>> loops() {
    return loops;
  }

  /// The pieces that separate two regions inside the domain.
  public List<CurvePiece> interfaces() {
    return interfaces;
  }

  public Stream<CurvePiece> pieces() {
    return loops.stream().flatMap(List::stream);
  }

  /// Diagonal of the bounding box.
  public double size() {
    return size;
  }

  /// Number of outer loops.
  public int componentCount() {
    return (int) loops.stream().filter(loop -> area(loop) > 0).count();
  }

  private static double area(List<CurvePiece> loop) {
    return loop.stream().mapToDouble(CurvePiece::greenIntegral).sum();
  }

  /// The holes, each with the largest circle that fits into it.
  public List<Hole> holes() {
    GeometryFactory factory = new GeometryFactory();
    List<Hole> holes = new ArrayList<>();
    for (int l = 0; l < loops.size(); l++) {
      if (area(loops.get(l)) < 0) {
        List<Coordinate> ring = new ArrayList<>();
        for (CurvePiece piece : loops.get(l)) {
          double[] positions = piece.flatten(1e-5 * size);
          Arrays.stream(positions, 0, positions.length - 1)
              .mapToObj(piece::point)
              .forEach(p -> ring.add(new Coordinate(p.x(), p.y())));
        }
        ring.add(ring.getFirst());
        LineString radius = MaximumInscribedCircle.getRadiusLine(factory.createPolygon(ring.toArray(
            Coordinate[]::new)), 1e-4 * Math.sqrt(-area(loops.get(l))));
        Coordinate centre = radius.getCoordinateN(0);
        holes.add(new Hole(l, new Point(centre.x, centre.y), radius.getLength()));
      }
    }
    return holes;
  }

  /// The change of direction from piece to piece; at a cusp, where tangents are opposite, points close by give the sign.
  private static double turn(CurvePiece before, CurvePiece after) {
    Point in = before.tangent(1);
    Point out = after.tangent(0);
    double turn = Math.atan2(in.cross(out), in.dot(out));
    if (Math.PI - Math.abs(turn) > CORNER_TURN) {
      return turn;
    }
    Point arriving = before.end().minus(before.point(1 - 1e-3));
    return Math.copySign(turn, arriving.cross(after.point(1e-3).minus(after.start())));
  }

  /// The vertices at which the boundary changes its direction.
  public List<Corner> corners() {
    List<Corner> corners = new ArrayList<>();
    for (List<CurvePiece> loop : loops) {
      for (int k = 0; k < loop.size(); k++) {
        CurvePiece before = loop.get(k);
        CurvePiece after = loop.get((k + 1) % loop.size());
        double turn = turn(before, after);
        if (Math.abs(turn) > CORNER_TURN) {
          corners.add(new Corner(after.start(), Math.PI - turn, before.part(), after.part()));
        }
      }
    }
    return corners;
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public List<String> coordinateNames() {
    return List.of("x", "y");
  }

  @Override
  public double[] lower() {
    return new double[] {box[0], box[1]};
  }

  @Override
  public double[] upper() {
    return new double[] {box[2], box[3]};
  }

  @Override
  public double measure() {
    return measure;
  }

  @Override
  public List<String> boundaryParts() {
    return parts;
  }

  @Override
  public double boundaryMeasure(int part) {
    Objects.checkIndex(part, parts.size());
    return pieces().filter(piece -> piece.part() == part).mapToDouble(CurvePiece::length).sum();
  }

  @Override
  public List<String> regions() {
    return regions;
  }

  @Override
  public boolean periodic(int axis) {
    return periodic[axis];
  }

  @Override
  public int regionAt(double... point) {
    if (!contains(point)) {
      return CurvePiece.OUTSIDE;
    }
    for (int i = regionOutlines.size() - 1; i >= 0; i--) {
      if (regionOutlines.get(i).contains(point[0], point[1], TOLERANCE * size)) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public boolean contains(double... point) {
    return outline.contains(point[0], point[1], TOLERANCE * size);
  }

  @Override
  public boolean[] containsRow(double[] x, double y) {
    return outline.containsRow(x, y, TOLERANCE * size);
  }

  @Override
  public double signedDistance(double... point) {
    return outline.signedDistance(point[0], point[1]);
  }

  @Override
  public BoundaryPoint nearestBoundaryPoint(double... point) {
    Outline.Nearest nearest = outline.nearest(point[0], point[1]);
    Point normal = outline.normal(nearest);
    return new BoundaryPoint(new double[] {nearest.point().x(), nearest.point().y()},
        new double[] {normal.x(), normal
            .y()},
        outline.piece(nearest.piece()).part(), nearest.distance());
  }

  @Override
  public BoundarySample sampleBoundary(int part, int count) {
    Objects.checkIndex(part, parts.size());
    List<CurvePiece> stretch = pieces().filter(piece -> piece.part() == part).toList();
    double total = boundaryMeasure(part);
    double[][] points = new double[2][count];
    double[][] normals = new double[2][count];
    double[] weights = new double[count];
    Arrays.fill(weights, total / count);
    int i = 0;
    double passed = 0;
    for (CurvePiece piece : stretch) {
      double length = piece.length();
      boolean last = piece.equals(stretch.getLast());
      for (; i < count && (last || (i + 0.5) * total / count < passed + length); i++) {
        double s = piece.positionAtLength(((i + 0.5) * total / count - passed) / length);
        Point p = piece.point(s);
        Point normal = piece.normal(s);
        points[0][i] = p.x();
        points[1][i] = p.y();
        normals[0][i] = normal.x();
        normals[1][i] = normal.y();
      }
      passed += length;
    }
    return new BoundarySample(points, normals, weights);
  }
}
