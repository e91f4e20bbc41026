package org.collocate.solver.exchange;

import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;

/// The plainest shape that a study has for closed rings of curves.
final class Shapes {
  private Shapes() {}

  static Shape of(List<List<Curve>> rings, Rounding rounding) {
    if (rings.size() == 1) {
      List<Curve> ring = rings.getFirst();
      if (ring.size() == 1 && ring.getFirst() instanceof EllipticArc arc
          && Math.abs(arc.sweep()) > 2 * Math.PI - 1e-12) {
        return ellipse(arc, rounding);
      }
      if (ring.stream().allMatch(Line.class::isInstance)) {
        return polygon(ring.stream()
            .map(curve -> curve.point(0))
            .map(p -> new Point(rounding.of(p.x()), rounding.of(p.y())))
            .toList());
      }
    }
    return new Shape.Path(PathText.ofRings(rings, rounding));
  }

  private static Shape ellipse(EllipticArc arc, Rounding rounding) {
    double x = rounding.of(arc.centre().x());
    double y = rounding.of(arc.centre().y());
    double rx = rounding.of(arc.radiusX());
    double ry = rounding.of(arc.radiusY());
    if (rx == ry) {
      return new Shape.Circle(x, y, rx);
    }
    return new Shape.Ellipse(x, y, rx, ry, rounding.ofAngle(Math.IEEEremainder(arc.rotation(), Math.PI)));
  }

  private static Shape polygon(List<Point> corners) {
    if (corners.size() == 4) {
      Point a = corners.get(0);
      Point b = corners.get(1);
      Point c = corners.get(2);
      Point d = corners.get(3);
      boolean flatFirst = a.y() == b.y() && b.x() == c.x() && c.y() == d.y() && d.x() == a.x();
      boolean steepFirst = a.x() == b.x() && b.y() == c.y() && c.x() == d.x() && d.y() == a.y();
      if ((flatFirst || steepFirst) && a.x() != c.x() && a.y() != c.y()) {
        return new Shape.Rectangle(Math.min(a.x(), c.x()), Math.min(a.y(), c.y()), Math.max(a.x(), c.x()),
            Math.max(a.y(), c.y()));
      }
    }
    return new Shape.Polygon(corners);
  }
}
