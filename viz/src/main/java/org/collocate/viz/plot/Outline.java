package org.collocate.viz.plot;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;

/// Boundaries as lines to draw.
public final class Outline {
  private static final double FINENESS = 5e-4;

  private Outline() {}

  /// The boundary of a domain and the lines between its regions, `[line][axis][point]`; none but in the plane.
  public static List<double[][]> of(Domain domain) {
    List<double[][]> lines = new ArrayList<>(boundary(domain));
    lines.addAll(regions(domain));
    return lines;
  }

  /// The boundary alone.
  public static List<double[][]> boundary(Domain domain) {
    return domain instanceof PlanarDomain planar
        ? planar.loops().stream().map(loop -> line(loop, planar.size())).toList()
        : List.of();
  }

  /// The lines between regions alone.
  public static List<double[][]> regions(Domain domain) {
    return domain instanceof PlanarDomain planar
        ? planar.interfaces().stream().map(piece -> line(List.of(piece), planar.size())).toList()
        : List.of();
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
