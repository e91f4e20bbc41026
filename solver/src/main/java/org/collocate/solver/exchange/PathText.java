package org.collocate.solver.exchange;

import java.math.BigDecimal;
import java.util.List;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;

/// Writes curves as path data. The flags of arcs are those of a plane whose y axis points up, as a study has it, and
/// equally those of an SVG file if the curves were mirrored before.
final class PathText {
  /// Arcs are cut into pieces of at most a quarter turn: from the ends of half a turn the centre cannot be told well.
  private static final double LONGEST_ARC = Math.PI / 2 * (1 + 1e-9);

  private final StringBuilder text = new StringBuilder();

  private final Rounding rounding;

  private PathText(Rounding rounding) {
    this.rounding = rounding;
  }

  /// Closed rings, each ended by `Z`.
  static String ofRings(List<? extends List<? extends Curve>> rings, Rounding rounding) {
    PathText path = new PathText(rounding);
    for (List<? extends Curve> ring : rings) {
      path.move(ring.getFirst().point(0));
      for (int i = 0; i < ring.size(); i++) {
        if (i < ring.size() - 1 || !(ring.get(i) instanceof Line)) {
          path.draw(ring.get(i));
        }
      }
      path.text.append('Z');
    }
    return path.text.toString();
  }

  /// One open stretch.
  static String ofStretch(List<? extends Curve> curves, Rounding rounding) {
    PathText path = new PathText(rounding);
    path.move(curves.getFirst().point(0));
    curves.forEach(path::draw);
    return path.text.toString();
  }

  private void move(Point to) {
    text.append('M').append(pair(to));
  }

  private void draw(Curve curve) {
    switch (curve) {
      case Line(Point _, Point end) -> text.append('L').append(pair(end));
      case CubicBezier cubic -> draw(cubic);
      case EllipticArc arc -> draw(arc);
    }
  }

  private void draw(CubicBezier cubic) {
    Point first = cubic.p1().times(1.5).minus(cubic.p0().times(0.5));
    Point second = cubic.p2().times(1.5).minus(cubic.p3().times(0.5));
    double scale = cubic.p0().distance(cubic.p1()) + cubic.p2().distance(cubic.p3());
    if (first.distance(second) <= 1e-12 * scale) {
      text.append('Q').append(pair(first)).append(' ').append(pair(cubic.p3()));
    } else {
      text.append('C').append(pair(cubic.p1())).append(' ').append(pair(cubic.p2())).append(' ');
      text.append(pair(cubic.p3()));
    }
  }

  private void draw(EllipticArc arc) {
    int pieces = (int) Math.ceil(Math.abs(arc.sweep()) / LONGEST_ARC);
    for (int i = 1; i <= pieces; i++) {
      text.append('A')
          .append(number(rounding.of(arc.radiusX())))
          .append(' ')
          .append(number(rounding.of(arc.radiusY())))
          .append(' ');
      text.append(number(arc.circular() ? 0 : rounding.ofAngle(Math.toDegrees(arc.rotation()))));
      text.append(arc.sweep() > 0 ? " 0 1 " : " 0 0 ").append(pair(arc.point((double) i / pieces)));
    }
  }

  private String pair(Point point) {
    return number(rounding.of(point.x())) + " " + number(rounding.of(point.y()));
  }

  /// The shortest text that reads back as the same double; no exponent where the digits alone are short.
  static String number(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    String plain = decimal.toPlainString();
    String scientific = Double.toString(number);
    return plain.length() <= scientific.length() + 3 ? plain : scientific;
  }
}
