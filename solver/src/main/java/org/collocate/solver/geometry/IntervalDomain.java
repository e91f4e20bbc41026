package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.GeometryFault.Section;

/// The interval `[a, b]` with the boundary parts `left` and `right`, none if it is periodic.
public final class IntervalDomain implements Domain {
  private static final double TOLERANCE = 1e-10;

  private final double a;
  private final double b;
  private final boolean periodic;
  private final List<String> regionNames;
  private final List<Shape.Interval> regions;

  private IntervalDomain(Shape.Interval interval, List<NamedRegion> named, boolean periodic) {
    a = interval.a();
    b = interval.b();
    this.periodic = periodic;
    List<String> names = new ArrayList<>(List.of(""));
    List<Shape.Interval> clipped = new ArrayList<>();
    for (NamedRegion region : named) {
      if (region.shape() instanceof Shape.Interval(double low, double high)) {
        names.add(region.name());
        clipped.add(new Shape.Interval(Math.max(a, low), Math.min(b, high)));
      }
    }
    regionNames = List.copyOf(names);
    regions = List.copyOf(clipped);
  }

  static IntervalDomain of(Shape.Interval interval, DomainDescription description, FaultList faults) {
    for (int i = 0; i < description.regions().size(); i++) {
      NamedRegion region = description.regions().get(i);
      if (!(region.shape() instanceof Shape.Interval(double low, double high))) {
        faults.add(Section.REGIONS, i, "region '" + region.name() + "' of an interval must be an interval",
            "write \"interval\": [a, b]", null);
      } else if (Math.min(high, interval.b()) <= Math.max(low, interval.a())) {
        faults.add(Section.REGIONS, i, "region '" + region.name() + "' does not overlap the domain",
            "the domain is [" + interval.a() + ", " + interval.b() + "]", null);
      }
    }
    if (!description.boundaries().isEmpty()) {
      faults.add(Section.BOUNDARIES, -1, "the boundary parts of an interval are left and right",
          "remove the list of boundaries", null);
    }
    faults.throwIfAny();
    return new IntervalDomain(interval, description.regions(), description.periodic().contains("x"));
  }

  /// The ends and the points where the region changes, ascending.
  public double[] breakpoints() {
    return java.util.stream.Stream
        .concat(java.util.stream.Stream.of(new Shape.Interval(a, b)), regions.stream())
        .flatMapToDouble(interval -> java.util.stream.DoubleStream.of(interval.a(), interval.b()))
        .distinct()
        .sorted()
        .toArray();
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public List<String> coordinateNames() {
    return List.of("x");
  }

  @Override
  public double[] lower() {
    return new double[] {a};
  }

  @Override
  public double[] upper() {
    return new double[] {b};
  }

  @Override
  public double measure() {
    return b - a;
  }

  @Override
  public List<String> boundaryParts() {
    return periodic ? List.of() : List.of("left", "right");
  }

  @Override
  public double boundaryMeasure(int part) {
    return 1;
  }

  @Override
  public List<String> regions() {
    return regionNames;
  }

  @Override
  public boolean periodic(int axis) {
    return periodic;
  }

  @Override
  public int regionAt(double... point) {
    if (!contains(point)) {
      return CurvePiece.OUTSIDE;
    }
    for (int i = regions.size() - 1; i >= 0; i--) {
      if (point[0] >= regions.get(i).a() && point[0] <= regions.get(i).b()) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public boolean contains(double... point) {
    return signedDistance(point) <= TOLERANCE * (b - a);
  }

  @Override
  public double signedDistance(double... point) {
    return Math.max(a - point[0], point[0] - b);
  }

  @Override
  public BoundaryPoint nearestBoundaryPoint(double... point) {
    boolean left = point[0] - a <= b - point[0];
    int part = periodic ? CurvePiece.PERIODIC : left ? 0 : 1;
    double end = left ? a : b;
    return new BoundaryPoint(new double[] {end}, new double[] {left ? -1 : 1}, part,
        Math.abs(point[0] - end));
  }

  @Override
  public BoundarySample sampleBoundary(int part, int count) {
    java.util.Objects.checkIndex(part, boundaryParts().size());
    return new BoundarySample(new double[][] {{part == 0 ? a : b}}, new double[][] {{part == 0 ? -1 : 1}},
        new double[] {1});
  }
}
