package org.collocate.solver.problem;

import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;

/// Domains that tests of methods share.
public final class Domains {
  private Domains() {}

  /// `[0, 1]` with the parts `left` and `right`.
  public static Domain interval() {
    return Domain.of(intervalShape());
  }

  public static Domain periodicInterval() {
    return Domain.of(intervalShape().withPeriodic("x"));
  }

  private static DomainDescription intervalShape() {
    return DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1)));
  }

  /// `[0, 1]²` with the parts `left` and `rest`.
  public static Domain square() {
    return Domain.of(squareShape()
        .withBoundaries(new NamedBoundary("left", java.util.List.of(new Point(0, 0), new Point(0, 1)))));
  }

  public static Domain periodicSquare() {
    return Domain.of(squareShape().withPeriodic("x", "y"));
  }

  /// The square, whose half with `x > 1/2` is the region `core`.
  public static Domain halves() {
    return Domain.of(squareShape().withRegions(new NamedRegion("core", new Shape.Rectangle(0.5, 0, 1, 1))));
  }

  private static DomainDescription squareShape() {
    return DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)));
  }

  /// The unit disc.
  public static Domain disc() {
    return Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Circle(0, 0, 1))));
  }

  /// `[-1, 1]²` without a disc; the parts are `hole` and `rest`.
  public static Domain plateWithHole() {
    return Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1)),
        ShapeOperation.subtract(new Shape.Circle(0.2, 0.1, 0.4)).named("hole")));
  }
}
