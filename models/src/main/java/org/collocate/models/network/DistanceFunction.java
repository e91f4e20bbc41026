package org.collocate.models.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.geometry.CurvePiece;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.HypercubeDomain;
import org.collocate.solver.geometry.IntervalDomain;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.PointDomain;

/// A formula φ that is zero exactly on some parts of a domain's boundary and positive elsewhere in it.
///
/// Each straight piece or arc of a circle has a carrier f, a line or circle function with |∇f| = 1 on it:
///
/// ```
/// line   f = (x − a)×t                      circle   f = ±(R² − |x − c|²)/(2R)
/// ```
///
/// *Smooth*: if the whole domain lies on one side of every carrier, and carriers touch it on the wanted parts only
/// (convex polygons, round holes), φ is the product of the carriers, and infinitely smooth.
///
/// *Joined*: otherwise each piece is trimmed to its length by t, a function that is positive on the stretch of the
/// carrier between its ends, and the pieces are joined by R-equivalence:
///
/// ```
/// φₖ = √(f² + ¼(√(t² + f⁴) − t)²)           φ = 1/Σₖ 1/φₖ
/// ```
///
/// after Rvachev, as in Sukumar & Srivastava 2022, "Exact imposition of boundary conditions with distance functions in
/// physics-informed deep neural networks" (doi 10.1016/j.cma.2021.114333, arXiv 2104.08426). Its second derivatives
/// grow without bound at the ends of the pieces. Ellipses and Bézier curves have no carrier here.
///
/// φ is scaled to about 1 at its largest.
///
/// @param formula φ in the coordinates of the domain
/// @param smooth whether φ is smooth up to the boundary
public record DistanceFunction(Expression formula, boolean smooth) {
  private static final int MOST_PIECES = 64;
  private static final Expression X = Expression.symbol("x");
  private static final Expression Y = Expression.symbol("y");

  /// The carrier of one piece, positive on the domain's side next to the piece, and its trimming function.
  private record Carrier(Expression f, Expression trim) {}

  /// The distance function of some boundary parts, if there is one.
  public static Optional<DistanceFunction> of(Domain domain, Set<Integer> parts) {
    return switch (domain) {
      case IntervalDomain interval -> Optional.of(interval(interval, parts));
      case HypercubeDomain cube -> Optional.of(cube(cube));
      case PlanarDomain plane -> plane(plane, parts);
      case PointDomain _ -> Optional.empty();
    };
  }

  private static DistanceFunction interval(IntervalDomain interval, Set<Integer> parts) {
    double a = interval.lower()[0];
    double b = interval.upper()[0];
    Expression fromLeft = X.minus(Expression.of(a)).over(Expression.of(b - a));
    Expression fromRight = Expression.of(b).minus(X).over(Expression.of(b - a));
    Expression both = Expression.of(4).times(fromLeft).times(fromRight);
    return new DistanceFunction(parts.size() == 2 ? both : parts.contains(0) ? fromLeft : fromRight, true);
  }

  private static DistanceFunction cube(HypercubeDomain cube) {
    Expression product = Expression.of(1);
    for (int axis = 0; axis < cube.dimension(); axis++) {
      Expression x = Expression.symbol(cube.coordinateNames().get(axis));
      double a = cube.lower()[axis];
      double b = cube.upper()[axis];
      product = product.times(Expression.of(4 / ((b - a) * (b - a)))
          .times(x.minus(Expression.of(a)))
          .times(Expression.of(b).minus(x)));
    }
    return new DistanceFunction(product, true);
  }

  private static Optional<DistanceFunction> plane(PlanarDomain domain, Set<Integer> parts) {
    List<CurvePiece> pieces = domain.pieces().filter(piece -> parts.contains(piece.part())).toList();
    List<Carrier> carriers = new ArrayList<>();
    for (CurvePiece piece : pieces) {
      Optional<Carrier> carrier = carrier(piece);
      if (carrier.isEmpty() || pieces.size() > MOST_PIECES) {
        return Optional.empty();
      }
      carriers.add(carrier.get());
    }
    if (carriers.isEmpty()) {
      return Optional.empty();
    }
    boolean smooth = carriers.stream().allMatch(carrier -> touchesOnly(carrier, domain, parts));
    Expression formula = smooth ? product(carriers) : joined(carriers);
    return scale(domain, formula).map(scaled -> new DistanceFunction(scaled, smooth));
  }

  private static Optional<Carrier> carrier(CurvePiece piece) {
    Point start = piece.start();
    Point end = piece.end();
    Point chord = end.minus(start);
    double length = chord.length();
    return switch (piece.curve()) {
      case Line _ -> {
        Point middle = start.plus(end).times(0.5);
        Expression trim = Expression.of(length / 4)
            .minus(squaredDistance(middle).over(Expression.of(length)));
        yield Optional.of(new Carrier(line(start, chord.unit()), trim));
      }
      case EllipticArc arc when arc.circular() -> {
        double radius = arc.radiusX();
        Expression inside = Expression.of(radius * radius)
            .minus(squaredDistance(arc.centre()))
            .over(Expression.of(2 * radius));
        Point radial = piece.point(0.5).minus(arc.centre());
        boolean within = piece.normal(0.5).dot(radial) > 0;
        Expression trim = Expression.of(radius);
        if (length > 1e-9 * radius) {
          // The chord's line, positive on the side of the arc.
          trim = line(start, chord.unit());
          trim = value(trim, piece.point(0.5)) < 0 ? trim.negated() : trim;
        }
        yield Optional.of(new Carrier(within ? inside : inside.negated(), trim));
      }
      default -> Optional.empty();
    };
  }

  /// Distance from the line through `a` along the unit vector `t`, positive on the left.
  private static Expression line(Point a, Point t) {
    return Expression.of(t.x())
        .times(Y.minus(Expression.of(a.y())))
        .minus(Expression.of(t.y()).times(X.minus(Expression.of(a.x()))));
  }

  private static Expression squaredDistance(Point c) {
    return X.minus(Expression.of(c.x()))
        .power(Expression.of(2))
        .plus(Y.minus(Expression.of(c.y())).power(Expression.of(2)));
  }

  /// Whether the carrier is positive in the closed domain but for the wanted parts. The boundary decides: a line or
  /// circle that enters the domain crosses it.
  private static boolean touchesOnly(Carrier carrier, PlanarDomain domain, Set<Integer> parts) {
    double tolerance = 1e-9 * domain.size();
    return domain.pieces().allMatch(piece -> IntStream.range(0, 65).allMatch(i -> {
      double f = value(carrier.f, piece.point(i / 64.0));
      boolean end = i == 0 || i == 64;
      return parts.contains(piece.part()) || end ? f > -tolerance : f > tolerance;
    }));
  }

  private static Expression product(List<Carrier> carriers) {
    // Pieces of one line or circle have equal carriers up to rounding: one of them is enough.
    Set<String> seen = new LinkedHashSet<>();
    Expression product = Expression.of(1);
    for (Carrier carrier : carriers) {
      String print = String.format(java.util.Locale.ROOT, "%.9e %.9e %.9e %.9e",
          value(carrier.f, new Point(0, 0)),
          value(carrier.f, new Point(1, 0)), value(carrier.f, new Point(0, 1)),
          value(carrier.f, new Point(2, 0)));
      if (seen.add(print)) {
        product = product.times(carrier.f);
      }
    }
    return product;
  }

  private static Expression joined(List<Carrier> carriers) {
    Expression reciprocals = Expression.of(0);
    for (Carrier carrier : carriers) {
      Expression f2 = carrier.f.times(carrier.f);
      Expression excess = root(carrier.trim.times(carrier.trim).plus(f2.times(f2))).minus(carrier.trim);
      Expression distance = root(f2.plus(Expression.of(0.25).times(excess).times(excess)));
      reciprocals = reciprocals.plus(Expression.of(1).over(distance));
    }
    return Expression.of(1).over(reciprocals);
  }

  private static Expression root(Expression square) {
    return Expression.apply(Operator.SQRT, square);
  }

  private static Optional<Expression> scale(PlanarDomain domain, Expression formula) {
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    double largest = 0;
    int steps = 40;
    for (int i = 1; i < steps; i++) {
      for (int j = 1; j < steps; j++) {
        Point point = new Point(lower[0] + (upper[0] - lower[0]) * i / steps,
            lower[1] + (upper[1] - lower[1]) * j / steps);
        if (domain.contains(point.x(), point.y())) {
          double value = value(formula, point);
          if (value > largest) {
            largest = value;
          }
        }
      }
    }
    return largest > 0 ? Optional.of(formula.over(Expression.of(largest))) : Optional.empty();
  }

  private static double value(Expression formula, Point point) {
    return formula.evaluate(Map.of("x", point.x(), "y", point.y()));
  }
}
