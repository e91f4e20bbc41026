package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// The outlines of a domain of the plane, of its regions and of its boundary's parts, for those who write them.
record DomainPieces(PlanarDomain domain) {
  /// A row of pieces of one part; closed if it is a whole loop.
  record Stretch(List<CurvePiece> pieces, boolean closed) {
    List<Curve> curves() {
      return pieces.stream().map(DomainPieces::curve).toList();
    }
  }

  /// @throws IllegalArgumentException if the domain is not of the plane
  static DomainPieces of(Domain domain) {
    if (domain instanceof PlanarDomain planar) {
      return new DomainPieces(planar);
    }
    throw new IllegalArgumentException(
        "a domain of dimension " + domain.dimension() + " cannot be drawn in the plane");
  }

  /// The loops around a region, the region on the left.
  List<List<CurvePiece>> loops(int region) {
    List<CurvePiece> directed = new ArrayList<>(
        domain.pieces().filter(piece -> piece.left() == region).toList());
    for (CurvePiece piece : domain.interfaces()) {
      if (piece.left() == region) {
        directed.add(piece);
      } else if (piece.right() == region) {
        directed.add(new CurvePiece(piece.curve(), piece.to(), piece.from(), piece.end(), piece.start(),
            piece.right(), piece.left(), piece.part()));
      }
    }
    return new Loops<CurvePiece>(piece -> List.of(ends(piece))).trace(directed);
  }

  /// The curve, but with the piece's own ends: neighbours meet there to the last bit.
  private static Curve ends(CurvePiece piece) {
    Point out = piece.tangent(0);
    Point in = piece.tangent(1);
    return new CubicBezier(piece.start(), piece.start().plus(out), piece.end().minus(in), piece.end());
  }

  /// The stretches of a part.
  List<Stretch> stretches(int part) {
    List<Stretch> stretches = new ArrayList<>();
    for (List<CurvePiece> loop : domain.loops()) {
      if (loop.stream().allMatch(piece -> piece.part() == part)) {
        stretches.add(new Stretch(loop, true));
      } else if (loop.stream().anyMatch(piece -> piece.part() == part)) {
        addOpen(loop, part, stretches);
      }
    }
    return stretches;
  }

  private static void addOpen(List<CurvePiece> loop, int part, List<Stretch> stretches) {
    int first = 0;
    while (loop.get(first).part() == loop.get((first + loop.size() - 1) % loop.size()).part()) {
      first++;
    }
    List<CurvePiece> row = new ArrayList<>();
    for (int i = 0; i < loop.size(); i++) {
      CurvePiece piece = loop.get((first + i) % loop.size());
      if (piece.part() == part) {
        row.add(piece);
        if (loop.get((first + i + 1) % loop.size()).part() != part) {
          stretches.add(new Stretch(List.copyOf(row), false));
          row.clear();
        }
      }
    }
  }

  static List<List<Curve>> curves(List<List<CurvePiece>> loops) {
    return loops.stream().map(loop -> loop.stream().map(DomainPieces::curve).toList()).toList();
  }

  /// The stretch of its curve that a piece is, as a curve of its own.
  static Curve curve(CurvePiece piece) {
    return switch (piece.curve()) {
      case Line _ -> new Line(piece.start(), piece.end());
      case EllipticArc arc -> new EllipticArc(arc.centre(), arc.radiusX(), arc.radiusY(), arc.rotation(),
          arc.startAngle() + piece.from() * arc.sweep(), (piece.to() - piece.from()) * arc.sweep());
      case CubicBezier cubic -> {
        double third = (piece.to() - piece.from()) / 3;
        yield new CubicBezier(piece.start(),
            piece.start().plus(cubic.derivative(piece.from()).times(third)),
            piece.end().minus(cubic.derivative(piece.to()).times(third)), piece.end());
      }
    };
  }
}
