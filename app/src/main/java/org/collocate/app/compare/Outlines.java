package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// Boundaries as lines to draw.
public final class Outlines {
  private static final double FINENESS = 5e-4;

  private Outlines() {}

  /// The boundary of a domain and the lines between its regions, `[line][axis][point]`; none but in the plane.
  public static List<double[][]> of(Domain domain) {
    if (!(domain instanceof PlanarDomain planar)) {
      return List.of();
    }
    List<double[][]> lines = new ArrayList<>();
    for (List<CurvePiece> loop : planar.loops()) {
      lines.add(line(loop, planar.size()));
    }
    for (CurvePiece piece : planar.interfaces()) {
      lines.add(line(List.of(piece), planar.size()));
    }
    return lines;
  }

  private static double[][] line(List<CurvePiece> pieces, double size) {
    List<Point> points = new ArrayList<>();
    for (CurvePiece piece : pieces) {
      for (double s : piece.flatten(FINENESS * size)) {
        points.add(piece.point(s));
      }
    }
    return new double[][] {points.stream().mapToDouble(Point::x).toArray(),
        points.stream().mapToDouble(Point::y).toArray()};
  }
}
