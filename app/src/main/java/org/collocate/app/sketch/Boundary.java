package org.collocate.app.sketch;

import java.util.Arrays;
import java.util.List;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// The boundary as lines to draw.
final class Boundary {
  private static final double FINENESS = 5e-4;

  private Boundary() {}

  static List<List<Point>> loops(PlanarDomain domain) {
    return domain.loops().stream().map(loop -> line(loop, domain.size())).toList();
  }

  /// Pieces that follow each other as one line.
  static List<Point> line(List<CurvePiece> pieces, double size) {
    return pieces.stream()
        .flatMap(piece -> Arrays.stream(piece.flatten(FINENESS * size)).mapToObj(piece::point))
        .toList();
  }
}
