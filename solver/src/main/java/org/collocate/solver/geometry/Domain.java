package org.collocate.solver.geometry;

import java.util.List;
import org.collocate.solver.geometry.GeometryFault.Section;

/// Where a problem lives. Immutable; all queries may run in parallel.
///
/// Points are given by as many coordinates as the domain has dimensions. Points on the boundary belong to the domain, up
/// to 1e-10 of its size.
public sealed interface Domain permits PointDomain, IntervalDomain, PlanarDomain, HypercubeDomain {
  /// Makes the domain that a study describes: no shape a [PointDomain], one interval an [IntervalDomain], one hypercube a
  /// [HypercubeDomain], shapes of the plane a [PlanarDomain].
  ///
  /// @throws InvalidDomainException with all faults
  static Domain of(DomainDescription description) {
    FaultList faults = new FaultList();
    DescriptionCheck.check(description, faults);
    List<ShapeOperation> shapes = description.shapes();
    if (shapes.isEmpty()) {
      faults.throwIfAny();
      return new PointDomain();
    }
    boolean single = shapes.size() == 1;
    if (single && shapes.getFirst().shape() instanceof Shape.Interval interval) {
      return IntervalDomain.of(interval, description, faults);
    }
    if (single && shapes.getFirst().shape() instanceof Shape.Hypercube cube) {
      return HypercubeDomain.of(cube, description, faults);
    }
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).shape() instanceof Shape.Interval
          || shapes.get(i).shape() instanceof Shape.Hypercube) {
        faults.add(Section.SHAPES, i, "an interval or a hypercube cannot be combined with other shapes",
            "let it be the only shape", null);
      }
    }
    return PlanarDomainBuilder.build(description, faults);
  }

  int dimension();

  /// `[]`, `[x]`, `[x, y]`, or `[x1, …, xd]`.
  List<String> coordinateNames();

  /// Lower corner of the bounding box, `[axis]`.
  double[] lower();

  /// Upper corner of the bounding box, `[axis]`.
  double[] upper();

  /// Length, area or volume.
  double measure();

  /// Names of the boundary's parts; what the drawing leaves without a name is `rest`, last, if there is any.
  List<String> boundaryParts();

  /// Length of a part in the plane, number of points in one dimension.
  double boundaryMeasure(int part);

  /// Names of the regions; index 0, with the name "", is what no region covers.
  List<String> regions();

  /// Whether the two sides across this axis are identified.
  boolean periodic(int axis);

  /// Index into [#regions], or −1 outside.
  int regionAt(double... point);

  boolean contains(double... point);

  /// Which points of a row in the plane belong to the domain; the same as asking for each of them.
  ///
  /// @param x ascending
  default boolean[] containsRow(double[] x, double y) {
    boolean[] inside = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      inside[i] = contains(x[i], y);
    }
    return inside;
  }

  /// Distance to the boundary, negative inside; error at most 1e-10 of the domain's size.
  double signedDistance(double... point);

  /// The boundary's nearest point with its part and outward normal.
  BoundaryPoint nearestBoundaryPoint(double... point);

  /// The midpoints of `count` equal stretches of a part (one dimension: its points, whatever the count; hypercubes: a
  /// deterministic sequence of low discrepancy).
  BoundarySample sampleBoundary(int part, int count);
}
