package org.collocate.solver.geometry;

/// A directed stretch of a true curve that bounds the domain or separates two of its regions.
///
/// Positions on it run by s from 0 to 1, proportional to the curve's parameter. The ends are stored, so that pieces that
/// meet do so to the last bit.
///
/// @param from the curve's parameter at s = 0; greater than `to` if the piece runs against its curve
/// @param left region on the left, or [#OUTSIDE]
/// @param right region on the right; always [#OUTSIDE] for a boundary piece
/// @param part index into [Domain#boundaryParts], or [#PERIODIC], or [#INTERFACE] for a piece between two regions
public record CurvePiece(Curve curve, double from, double to, Point start, Point end, int left, int right,
    int part) {
  public static final int OUTSIDE = -1;
  public static final int INTERFACE = -1;
  public static final int PERIODIC = -2;

  private static final double[] GAUSS_NODES = {-0.9061798459386640, -0.5384693101056831, 0,
      0.5384693101056831,
      0.9061798459386640};
  private static final double[] GAUSS_WEIGHTS = {0.2369268850561891, 0.4786286704993665, 0.5688888888888889,
      0.4786286704993665, 0.2369268850561891};
  private static final int LENGTH_STEPS = 32;

  public boolean isBoundary() {
    return right == OUTSIDE;
  }

  double parameter(double s) {
    return from + s * (to - from);
  }

  public Point point(double s) {
    if (s <= 0) {
      return start;
    }
    return s >= 1 ? end : curve.point(parameter(s));
  }

  /// Of length 1, in the direction of the piece.
  public Point tangent(double s) {
    double t = parameter(s);
    Point derivative = curve.derivative(t);
    if (derivative.length() == 0) {
      double inward = t < 0.5 ? 1e-7 : -1e-7;
      derivative = curve.derivative(t + inward);
    }
    return derivative.times(Math.signum(to - from)).unit();
  }

  /// To the right of the direction: outward on a boundary piece.
  public Point normal(double s) {
    Point tangent = tangent(s);
    return new Point(tangent.y(), -tangent.x());
  }

  public double curvature(double s) {
    return curve.curvature(parameter(s));
  }

  public double length() {
    return lengthTo(1);
  }

  /// Arc length from the start, relative error about 1e-13 for curves without a cusp.
  public double lengthTo(double s) {
    if (curve instanceof Line) {
      return s * start.distance(end);
    }
    if (curve instanceof EllipticArc arc && arc.circular()) {
      return s * arc.radiusX() * Math.abs(arc.sweep() * (to - from));
    }
    double sum = 0;
    double step = (to - from) * s / LENGTH_STEPS;
    for (int i = 0; i < LENGTH_STEPS; i++) {
      double centre = from + (i + 0.5) * step;
      for (int k = 0; k < GAUSS_NODES.length; k++) {
        sum += GAUSS_WEIGHTS[k] * curve.derivative(centre + GAUSS_NODES[k] * step / 2).length();
      }
    }
    return sum * Math.abs(step) / 2;
  }

  private boolean hasConstantSpeed() {
    return curve instanceof Line || (curve instanceof EllipticArc arc && arc.circular());
  }

  /// The position at a fraction of the length.
  public double positionAtLength(double fraction) {
    if (hasConstantSpeed() || fraction <= 0 || fraction >= 1) {
      return Math.clamp(fraction, 0, 1);
    }
    double wanted = fraction * length();
    double low = 0;
    double high = 1;
    double s = fraction;
    for (int iteration = 0; iteration < 60 && high - low > 1e-15; iteration++) {
      double excess = lengthTo(s) - wanted;
      if (excess > 0) {
        high = s;
      } else {
        low = s;
      }
      double speed = curve.derivative(parameter(s)).length() * Math.abs(to - from);
      double next = speed > 0 ? s - excess / speed : (low + high) / 2;
      if (!(next > low && next < high)) {
        next = (low + high) / 2;
      }
      if (Math.abs(next - s) < 1e-15) {
        break;
      }
      s = next;
    }
    return s;
  }

  /// The piece between two positions, a < b.
  public CurvePiece between(double a, double b) {
    return new CurvePiece(curve, parameter(a), parameter(b), point(a), point(b), left, right, part);
  }

  public CurvePiece withPart(int newPart) {
    return new CurvePiece(curve, from, to, start, end, left, right, newPart);
  }

  /// `½ ∫ (x dy − y dx)` along the piece.
  double greenIntegral() {
    return curve.greenIntegral(from, to);
  }

  /// Positions 0 = s₀ < … = 1 whose chords stay within the tolerance.
  public double[] flatten(double tolerance) {
    double[] parameters = curve.flatten(tolerance);
    double low = Math.min(from, to);
    double high = Math.max(from, to);
    double margin = 1e-9 * (high - low);
    double[] inner = java.util.Arrays.stream(parameters)
        .filter(t -> t > low + margin && t < high - margin)
        .toArray();
    double[] positions = new double[inner.length + 2];
    for (int i = 0; i < inner.length; i++) {
      positions[i + 1] = (inner[i] - from) / (to - from);
    }
    positions[inner.length + 1] = 1;
    java.util.Arrays.sort(positions);
    return positions;
  }
}
