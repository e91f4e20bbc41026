package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;

/// Where edges must be short: refinements, curvature, narrow gaps, sharp corners.
final class SizeSources {
  /// A sector of the domain that is narrower than this, in radians, is meshed in shells around its corner.
  private static final double SHARP = Math.toRadians(50);
  private static final double SMALLEST_SLOPE = 0.02;
  private static final double NEARBY = 1e-3;
  private static final int GAP_ROUNDS = 4;
  /// Detour along the curve over straight distance beyond which two places face each other across a gap.
  private static final double DETOUR = 4.5;

  private final PlanarDomain domain;
  private final MeshRequest request;
  private final List<CurvePiece> pieces;
  private final List<SizeField.Source> refinements = new ArrayList<>();

  SizeSources(PlanarDomain domain, MeshRequest request) {
    this.domain = domain;
    this.request = request;
    pieces = Stream.concat(domain.pieces(), domain.interfaces().stream()).toList();
    request.refinements().forEach(this::addRefinement);
  }

  /// @param curves sampled with these sizes
  record Result(SizeField sizes, CurveSampling curves, Map<Point, CurveSampling.SharpCorner> sharp) {}

  Result resolve(double largest) {
    Map<Point, CurveSampling.SharpCorner> sharp = new HashMap<>();
    List<SizeField.Corner> corners = new ArrayList<>();
    findSharpCorners(largest, sharp, corners);
    List<SizeField.Source> sources = new ArrayList<>(refinements);
    addCurvature(largest, sources);
    SizeField sizes = new SizeField(largest, sources, corners);
    CurveSampling curves = new CurveSampling(domain, sizes, sharp, request.maximumCells());
    for (int round = 0; round < GAP_ROUNDS && addGaps(sizes, curves, sharp, sources); round++) {
      sizes = new SizeField(largest, sources, corners);
      curves = new CurveSampling(domain, sizes, sharp, request.maximumCells());
    }
    return new Result(sizes, curves, sharp);
  }

  private void addRefinement(Refinement refinement) {
    double size = refinement.size();
    if (refinement.point() != null) {
      refinements.add(new SizeField.Source(refinement.point().x(), refinement.point().y(), size));
      return;
    }
    String name = String.valueOf(refinement.name());
    int part = domain.boundaryParts().indexOf(name);
    int region = domain.regions().indexOf(name);
    if (part < 0 && region < 0) {
      throw new MeshingException("refine names '" + name + "', which is neither a boundary part nor a region",
          null);
    }
    for (CurvePiece piece : pieces) {
      if ((piece.isBoundary() && piece.part() == part)
          || (part < 0 && (piece.left() == region || piece.right() == region))) {
        addAlong(piece, size);
      }
    }
    if (part < 0) {
      fill(region, size);
    }
  }

  private void addAlong(CurvePiece piece, double size) {
    int steps = (int) Math.ceil(piece.length() / size);
    guard(steps, piece.start());
    for (int i = 0; i <= steps; i++) {
      Point p = piece.point(piece.positionAtLength((double) i / steps));
      refinements.add(new SizeField.Source(p.x(), p.y(), size));
    }
  }

  private void guard(double count, Point place) {
    if (count + refinements.size() > request.maximumCells()) {
      throw new MeshingException("the refinement needs more than " + request.maximumCells()
          + " cells; ask for a larger size", place);
    }
  }

  private void fill(int region, double size) {
    double[] low = domain.lower();
    double[] high = domain.upper();
    guard(domain.measure() / (size * size), new Point(low[0], low[1]));
    for (double py = low[1] + size / 2; py < high[1]; py += size) {
      for (double px = low[0] + size / 2; px < high[0]; px += size) {
        if (domain.regionAt(px, py) == region) {
          refinements.add(new SizeField.Source(px, py, size));
        }
      }
    }
  }

  private void addCurvature(double largest, List<SizeField.Source> sources) {
    for (CurvePiece piece : pieces) {
      if (piece.curve() instanceof Line) {
        continue;
      }
      double s = 0;
      double length = piece.length();
      while (s < 1) {
        double limit = CurveSampling.curvatureLimit(piece, s);
        if (limit < largest) {
          Point p = piece.point(s);
          sources.add(new SizeField.Source(p.x(), p.y(), limit));
        }
        s += Math.clamp(limit / length, 1e-4, 1.0 / 32);
      }
    }
  }

  /// A piece as it leaves a vertex: towards a point close by, as tangents cannot tell the two sides of a cusp apart.
  private record Leaving(CurvePiece piece, Point direction, int left) {
    double angle() {
      return Math.atan2(direction.y(), direction.x());
    }
  }

  private void findSharpCorners(double largest, Map<Point, CurveSampling.SharpCorner> sharp,
      List<SizeField.Corner> corners) {
    Map<Point, List<Leaving>> vertices = new HashMap<>();
    for (CurvePiece piece : pieces) {
      vertices.computeIfAbsent(piece.start(), _ -> new ArrayList<>())
          .add(new Leaving(piece, piece.point(NEARBY).minus(piece.start()), piece.left()));
      vertices.computeIfAbsent(piece.end(), _ -> new ArrayList<>())
          .add(new Leaving(piece, piece.point(1 - NEARBY).minus(piece.end()), piece.right()));
    }
    vertices.forEach((vertex, leaving) -> {
      leaving.sort(Comparator.comparingDouble(Leaving::angle));
      double sharpest = SHARP;
      for (int k = 0; k < leaving.size(); k++) {
        Leaving one = leaving.get(k);
        Leaving two = leaving.get((k + 1) % leaving.size());
        double angle = two.angle() - one.angle();
        angle = angle < 0 || leaving.size() == 1 ? angle + 2 * Math.PI : angle;
        if (one.left != CurvePiece.OUTSIDE) {
          sharpest = Math.min(sharpest, angle);
        }
      }
      if (sharpest < SHARP) {
        double shortest = leaving.stream().mapToDouble(one -> one.piece.length()).min().orElseThrow();
        double radius = Math.min(largest, 0.3 * shortest);
        double slope = Math.max(SMALLEST_SLOPE, 2 * Math.sin(sharpest / 2));
        sharp.put(vertex, new CurveSampling.SharpCorner(vertex, radius));
        corners.add(new SizeField.Corner(vertex.x(), vertex.y(), slope * radius, slope));
      }
    });
    corners.sort(Comparator.comparingDouble(SizeField.Corner::x).thenComparingDouble(SizeField.Corner::y));
  }

  /// Adds a source wherever another stretch of curve is nearer than the edge length; whether any was added.
  private boolean addGaps(SizeField sizes, CurveSampling curves, Map<Point, CurveSampling.SharpCorner> sharp,
      List<SizeField.Source> sources) {
    int before = sources.size();
    STRtree tree = new STRtree();
    List<Point> nodes = curves.nodes();
    for (CurveEdge edge : curves.edges()) {
      tree.insert(new Envelope(coordinate(nodes.get(edge.a())), coordinate(nodes.get(edge.b()))), edge);
    }
    for (CurveEdge edge : curves.edges()) {
      Point p = nodes.get(edge.a());
      double h = sizes.at(p.x(), p.y());
      Envelope around = new Envelope(coordinate(p));
      around.expandBy(h);
      double gap = h;
      for (Object found : tree.query(around)) {
        CurveEdge other = (CurveEdge) found;
        if (other.a() == edge.a() || other.b() == edge.a()) {
          continue;
        }
        LineSegment segment = new LineSegment(coordinate(nodes.get(other.a())),
            coordinate(nodes.get(other.b())));
        Coordinate nearest = segment.closestPoint(coordinate(p));
        Point q = new Point(nearest.x, nearest.y);
        double distance = p.distance(q);
        if (distance < gap && faces(edge, other, p, q, distance, sharp)) {
          gap = distance;
        }
      }
      if (gap < 0.9 * h) {
        sources.add(new SizeField.Source(p.x(), p.y(), gap));
      }
    }
    return sources.size() > before;
  }

  private static Coordinate coordinate(Point p) {
    return new Coordinate(p.x(), p.y());
  }

  private boolean faces(CurveEdge edge, CurveEdge other, Point p, Point q, double distance,
      Map<Point, CurveSampling.SharpCorner> sharp) {
    if (edge.piece().equals(other.piece())) {
      double detour = Math.abs(edge.from() - other.from()) * edge.piece().length();
      boolean closed = edge.piece().start().equals(edge.piece().end());
      double shorter = closed ? Math.min(detour, edge.piece().length() - detour) : detour;
      return shorter > DETOUR * distance && throughDomain(p, q);
    }
    for (Point joint : List.of(edge.piece().start(), edge.piece().end())) {
      if (joint.equals(other.piece().start()) || joint.equals(other.piece().end())) {
        boolean around = p.distance(joint) + q.distance(joint) < DETOUR * distance;
        if (around || sharp.containsKey(joint)) {
          return false;
        }
      }
    }
    return throughDomain(p, q);
  }

  private boolean throughDomain(Point p, Point q) {
    return domain.contains((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
  }
}
