package org.collocate.solver.exchange;

import java.util.List;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;

/// An affine map of the plane.
///
/// ```
/// (x, y) ↦ (a x + c y + e, b x + d y + f)
/// ```
record AffineMap(double a, double b, double c, double d, double e, double f) {
  static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 1, 0, 0);

  static AffineMap translation(double x, double y) {
    return new AffineMap(1, 0, 0, 1, x, y);
  }

  static AffineMap scale(double x, double y) {
    return new AffineMap(x, 0, 0, y, 0, 0);
  }

  /// @param degrees from the x axis to the y axis
  static AffineMap rotation(double degrees) {
    double cosine = Math.cos(Math.toRadians(degrees));
    double sine = Math.sin(Math.toRadians(degrees));
    boolean quarter = Math.abs(Math.IEEEremainder(degrees, 90)) == 0;
    return quarter
        ? new AffineMap(Math.rint(cosine), Math.rint(sine), -Math.rint(sine), Math.rint(cosine), 0, 0)
        : new AffineMap(cosine, sine, -sine, cosine, 0, 0);
  }

  /// First the other map, then this one.
  AffineMap after(AffineMap o) {
    return new AffineMap(a * o.a + c * o.b, b * o.a + d * o.b, a * o.c + c * o.d, b * o.c + d * o.d,
        a * o.e + c * o.f + e, b * o.e + d * o.f + f);
  }

  double determinant() {
    return a * d - b * c;
  }

  /// Whether lines along the axes stay along the axes.
  boolean keepsAxes() {
    return (b == 0 && c == 0) || (a == 0 && d == 0);
  }

  Point apply(Point p) {
    return new Point(a * p.x() + c * p.y() + e, b * p.x() + d * p.y() + f);
  }

  List<List<Curve>> apply(List<List<Curve>> rings) {
    return rings.stream().map(ring -> ring.stream().map(this::apply).toList()).toList();
  }

  Curve apply(Curve curve) {
    return switch (curve) {
      case Line(Point start, Point end) -> new Line(apply(start), apply(end));
      case CubicBezier(Point p0, Point p1, Point p2, Point p3) ->
        new CubicBezier(apply(p0), apply(p1), apply(p2),
            apply(p3));
      case EllipticArc arc -> apply(arc);
    };
  }

  /// The image of an ellipse is an ellipse, whose axes the singular value decomposition gives.
  ///
  /// ```
  /// M = A R(rotation) diag(rx, ry) = R(φ) diag(σ₁, σ₂) R(ψ),   M (cos θ, sin θ) = R(φ) (σ₁ cos(θ+ψ), σ₂ sin(θ+ψ))
  /// ```
  ///
  /// A negative σ₂, which mirrors, turns the direction of θ + ψ.
  EllipticArc apply(EllipticArc arc) {
    double cosine = Math.cos(arc.rotation());
    double sine = Math.sin(arc.rotation());
    double m11 = (a * cosine + c * sine) * arc.radiusX();
    double m21 = (b * cosine + d * sine) * arc.radiusX();
    double m12 = (-a * sine + c * cosine) * arc.radiusY();
    double m22 = (-b * sine + d * cosine) * arc.radiusY();
    double turning = Math.hypot((m11 + m22) / 2, (m21 - m12) / 2);
    double mirroring = Math.hypot((m11 - m22) / 2, (m21 + m12) / 2);
    double turn = Math.atan2((m21 - m12) / 2, (m11 + m22) / 2);
    double mirror = Math.atan2((m21 + m12) / 2, (m11 - m22) / 2);
    Point centre = apply(arc.centre());
    if (mirroring <= 1e-13 * turning) {
      return new EllipticArc(centre, turning, turning, 0, arc.startAngle() + turn, arc.sweep());
    }
    if (turning <= 1e-13 * mirroring) {
      return new EllipticArc(centre, mirroring, mirroring, 0, mirror - arc.startAngle(), -arc.sweep());
    }
    double phi = (turn + mirror) / 2;
    double psi = (turn - mirror) / 2;
    double first = turning + mirroring;
    double second = turning - mirroring;
    double start = arc.startAngle() + psi;
    return second > 0 ? new EllipticArc(centre, first, second, phi, start, arc.sweep())
        : new EllipticArc(centre, first, -second, phi, -start, -arc.sweep());
  }
}
